import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a service that takes so many bytes a second from its caller, until it is widened, and that breaks when it is told to. */
export async function narrowLineTo(service: string, bytesPerSecond: number) {
  const { hostname, port } = new URL(service);
  const callers = new Set<Socket>();
  const width = { bytesPerSecond, isDown: false };
  let taken = 0;
  const server = createServer((caller) => {
    // A browser tries a kept connection that breaks once more at once, which no line that is down would take.
    if (width.isDown) return void caller.on('error', () => undefined).destroy();
    const there = connect(Number(port), hostname);
    callers.add(caller);
    const over = (): void => {
      callers.delete(caller);
      caller.destroy();
      there.destroy();
    };
    for (const end of [caller, there]) end.on('close', over).on('error', over);
    caller.on('data', (bytes) => {
      taken += bytes.length;
      there.write(bytes);
      caller.pause();
      setTimeout(() => caller.resume(), (bytes.length / width.bytesPerSecond) * 1000);
    });
    there.on('data', (bytes) => caller.write(bytes));
  });
  const breaks = (): void => {
    width.isDown = true;
    for (const caller of callers) caller.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What went through, headers counted. */
    taken: (): number => taken,
    breaks,
    widens: (): void => void Object.assign(width, { bytesPerSecond: Infinity, isDown: false }),
    ends: (): void => {
      breaks();
      server.close();
    },
  };
}
