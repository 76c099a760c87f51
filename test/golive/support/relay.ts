import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type Asked = { readonly method: string; readonly path: string; readonly body: Buffer };

/** What happens to a request instead of being passed on. */
export type Fault =
  /** Answered with this status. */
  | number
  /** Passed on, and the answer lost. */
  | 'lost';

type Watch = { when: (asked: Asked) => boolean; does: () => void; fault?: Fault };

/** A small HTTP proxy: passes requests on to its targets in turn, past those that do not listen. */
export type Relay = {
  readonly url: string;
  /** Where requests go from now on. */
  leadsTo(...targets: string[]): void;
  /** Resolves when the next such request comes; with a fault, that is what becomes of it. */
  next(when: (asked: Asked) => boolean, fault?: Fault): Promise<void>;
  /** Told of every request. */
  hears(listener: (asked: Asked) => void): void;
  close(): Promise<void>;
};

function passOn(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { targets, body, lose }: { targets: readonly string[]; body: Buffer; lose: boolean },
): void {
  const [target, ...others] = targets;
  const badGateway = (): void => {
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
  };
  if (target === undefined) return badGateway();
  const { hostname, port } = new URL(target);
  const headers = { ...incoming.headers, 'content-length': String(body.length) };
  // Each request on a connection of its own: what is refused was not sent.
  const options = { hostname, port, method: incoming.method, path: incoming.url, headers, agent: false };
  const forwarded = request(options, (answer) => {
    if (lose) {
      answer.resume();
      answer.once('end', () => outgoing.destroy());
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    outgoing.flushHeaders();
    answer.pipe(outgoing);
    answer.once('error', () => outgoing.destroy());
  });
  forwarded.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNREFUSED') passOn(incoming, outgoing, { targets: others, body, lose });
    else badGateway();
  });
  outgoing.once('close', () => forwarded.destroy());
  forwarded.end(body);
}

export async function startRelay(): Promise<Relay> {
  let targets: readonly string[] = [];
  let turn = 0;
  const watches: Watch[] = [];
  const listeners: ((asked: Asked) => void)[] = [];
  const server: Server = createServer((incoming, outgoing) => {
    void buffer(incoming).then(
      (body) => {
        const asked = { method: incoming.method ?? '', path: incoming.url ?? '', body };
        for (const listener of listeners) listener(asked);
        const watch = watches.find(({ when }) => when(asked));
        if (watch) watches.splice(watches.indexOf(watch), 1);
        watch?.does();
        if (typeof watch?.fault === 'number') return void outgoing.writeHead(watch.fault).end('<Error/>');
        const from = (turn += 1) % Math.max(1, targets.length);
        const inTurn = [...targets.slice(from), ...targets.slice(0, from)];
        return passOn(incoming, outgoing, { targets: inTurn, body, lose: watch?.fault === 'lost' });
      },
      // Whoever sent it has gone.
      () => outgoing.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadsTo: (...next) => void (targets = next),
    hears: (listener) => void listeners.push(listener),
    next: (when, fault) =>
      new Promise((does) => watches.push({ when, does, ...(fault === undefined ? {} : { fault }) })),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
