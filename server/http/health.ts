import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Services } from '../services.ts';

/** `/healthz`: the process lives. `/readyz`: it reaches its database. */
export const healthRoute =
  (services: Services) =>
  async (request: IncomingMessage, response: ServerResponse, pathname: string): Promise<boolean> => {
    if (pathname !== '/healthz' && pathname !== '/readyz') return false;
    const ready = pathname === '/healthz' || (await reaches(services));
    response.writeHead(ready ? 200 : 503, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : ready ? 'ok\n' : 'the database does not answer\n');
    return true;
  };

async function reaches({ database, log }: Services): Promise<boolean> {
  try {
    await database.executeSql('SELECT 1', []);
    return true;
  } catch (error) {
    log.warn({ err: error }, 'not ready');
    return false;
  }
}
