import { createSocket, type Socket } from 'node:dgram';

/** What a name is answered with: addresses by type, a response code (RFC 1035: 2 SERVFAIL, 3 NXDOMAIN), or silence. */
export type Zone = Readonly<
  Record<string, { A?: string[]; AAAA?: Buffer[]; code?: number; silent?: boolean }>
>;

const TYPES = { A: 1, AAAA: 28 } as const;

type Question = { name: string; type: number; end: number };

function questionOf(query: Buffer): Question {
  const labels: string[] = [];
  let at = 12;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.subarray(at + 1, at + 1 + length).toString('ascii'));
    at += 1 + length;
  }
  return { name: labels.join('.'), type: query.readUInt16BE(at + 1), end: at + 5 };
}

const recordOf = (type: number, data: Buffer): Buffer => {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
};

function answerTo(query: Buffer, zone: Zone): Buffer | null {
  const { name, type, end } = questionOf(query);
  const entry = zone[name] ?? { code: 3 };
  if (entry.silent) return null;
  const data =
    type === TYPES.A
      ? (entry.A ?? []).map((address) => Buffer.from(address.split('.').map(Number)))
      : (entry.AAAA ?? []);
  const head = Buffer.from(query.subarray(0, 12));
  head.writeUInt16BE(0x8180 | (entry.code ?? 0), 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(data.length, 6);
  head.fill(0, 8);
  return Buffer.concat([head, query.subarray(12, end), ...data.map((each) => recordOf(type, each))]);
}

/** A name server on a free port of this machine. */
export async function startNameServer(zone: Zone): Promise<{ address: string; stop(): Promise<void> }> {
  const socket: Socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    const answer = answerTo(query, zone);
    if (answer) socket.send(answer, port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  return {
    address: `127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
