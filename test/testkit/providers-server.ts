import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** A call that came: headers and body as sent. */
export type Heard = { headers: IncomingMessage['headers']; body: string };

const open: Server[] = [];

/**
 * A provider's own service, on a real port (the service under test needs `OUTGOING_ALLOW=127.0.0.1`). Gives its address and
 * what it has heard so far.
 */
export async function aProvidersServer(answer: {
  status?: number;
  body: string;
}): Promise<[string, Heard[]]> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      heard.push({ headers: request.headers, body });
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
