import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** A call that came: headers and body as sent. */
export type Heard = { headers: IncomingMessage['headers']; body: string };

const open: Server[] = [];

/** What it answers, and whether it waits for something first. */
export type ProvidersAnswer = { status?: number; body: string; when?: Promise<void> };

/**
 * A provider's own service, on a real port (the service under test needs `OUTGOING_ALLOW=127.0.0.1`). Gives its address and
 * what it has heard so far. Several answers are given in turn, the last one for ever.
 */
export async function aProvidersServer(
  first: ProvidersAnswer,
  ...later: ProvidersAnswer[]
): Promise<[string, Heard[]]> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const answer = [first, ...later].slice(0, heard.length + 1).at(-1) ?? first;
      heard.push({ headers: request.headers, body });
      await answer.when;
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(server);
  const address = server.address();
  return [`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/hook`, heard];
}

/** Closes them all, as they would be after each test. */
export function closeProvidersServers(): void {
  for (const server of open.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
}
