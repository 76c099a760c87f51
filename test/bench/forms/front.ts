import { readFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { projectRoot } from '../../../prisma/root.ts';
import { hankoAnswer, PAGES } from './contestants.ts';

const PEERS = join(projectRoot, 'test/bench/forms/peers/node_modules');
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
};

const packed = new Map<string, Buffer>();

/** Brotli of the best quality for everyone, made before anything is measured. */
const send = (response: ServerResponse, key: string, type: string, body: () => string | Buffer): void => {
  const known = packed.get(key) ?? brotliCompressSync(body());
  packed.set(key, known);
  response
    .writeHead(200, { 'content-type': type, 'content-encoding': 'br', 'content-length': known.length })
    .end(known);
};

const pass = (service: string, asked: IncomingMessage, answer: ServerResponse): void => {
  // The page and the service have one address here, as behind a provider's balancer.
  const headers = {
    ...asked.headers,
    host: new URL(service).host,
    ...(asked.headers.origin ? { origin: service } : {}),
  };
  const passed = request(new URL(asked.url ?? '/', service), { method: asked.method, headers }, (came) => {
    answer.writeHead(came.statusCode ?? 502, came.headers);
    came.pipe(answer);
  });
  passed.on('error', () => answer.destroy());
  asked.pipe(passed);
};

/** One site with a page for each contestant: their files as npm has them, and the service behind it. */
export async function openFront(
  service: string,
  publishableKey: string,
): Promise<{ url: string; close: () => void }> {
  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url ?? '/', service);
    const page = PAGES[pathname.slice(1)];
    const mock = hankoAnswer(pathname);
    if (page) send(answer, pathname, TYPES['.html'] ?? '', () => page({ publishableKey }));
    else if (mock) send(answer, pathname, TYPES['.json'] ?? '', () => JSON.stringify(mock));
    else if (pathname.startsWith('/peers/'))
      send(answer, pathname, TYPES[extname(pathname)] ?? '', () =>
        readFileSync(join(PEERS, pathname.slice(7))),
      );
    else pass(service, asked, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
