import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartupError } from '../../prisma/startup-error.ts';
import type { Services } from '../services.ts';

/** Whoever looks more often gets what was read last: a look asks the database several questions. */
const KEEP_MS = 2_000;

/** The port that Prometheus reads: `/metrics` alone, apart from what browsers reach. */
export type MetricsPort = { readonly port: number; close(): Promise<void> };

/** @throws StartupError when the port is taken */
export async function openMetricsPort({
  config: { metrics: place },
  metrics,
  log,
}: Pick<Services, 'config' | 'metrics' | 'log'>): Promise<MetricsPort | null> {
  if (!place) return null;
  let until = 0;
  let last: ReturnType<typeof metrics.text> | undefined;
  const look = () => {
    if (last && Date.now() < until) return last;
    until = Date.now() + KEEP_MS;
    return (last = metrics.text());
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== '/metrics' || (request.method !== 'GET' && request.method !== 'HEAD'))
      return void response.writeHead(pathname === '/metrics' ? 405 : 404).end();
    look().then(
      ({ type, body }) =>
        response
          .writeHead(200, { 'content-type': type, 'cache-control': 'no-store' })
          .end(request.method === 'HEAD' ? undefined : body),
      (error: unknown) => {
        log.error({ err: error }, 'the metrics could not be told');
        response.writeHead(500).end();
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new StartupError(
          `Cannot listen for metrics on ${place.host}:${place.port} (${error.code ?? error.message}); set METRICS_HOST and METRICS_PORT.`,
        ),
      ),
    );
    server.listen(place.port, place.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  log.info({ event: 'metrics', port }, 'metrics are told');
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
