import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Services } from '../services.ts';

/** `/healthz`: the process lives. `/readyz`: it can write into its database and its storage, and means to stay. */
export const healthRoute =
  ({ readiness }: Pick<Services, 'readiness'>) =>
  async (request: IncomingMessage, response: ServerResponse, pathname: string): Promise<boolean> => {
    if (pathname !== '/healthz' && pathname !== '/readyz') return false;
    const problem = pathname === '/healthz' ? null : await readiness.problem();
    response.writeHead(problem === null ? 200 : 503, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : `${problem ?? 'ok'}\n`);
    return true;
  };
