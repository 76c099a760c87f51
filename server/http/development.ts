import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { projectRoot } from '../../prisma/root.ts';
import type { Services } from '../services.ts';
import type { Route } from './app.ts';
import { pageHeaders } from './page-headers.ts';
import { createStatic } from './static.ts';

const WIDGET = join(projectRoot, 'dist/widget');
const RETRY_MS = 200;

/** Loads the page anew when what was built, or the service itself, is no longer what the page came with. */
const RELOAD = `let seen;
new EventSource('/development/changes').onmessage = ({ data }) => {
  if (seen !== undefined && seen !== data) location.reload();
  seen = data;
};
`;

/**
 * The form, the desk and their host pages as they were built last, and a stream that tells pages of every build. Whoever
 * builds says so by a message to this process. Nothing but `server/development.ts` knows of these routes.
 */
export function developmentRoutes({ publicUrl }: Pick<Services, 'publicUrl'>): Route[] {
  const readBuild = (): Route[] => [
    createStatic({
      folder: WIDGET,
      prefix: '/widget',
      headers: { 'access-control-allow-origin': '*' },
      compress: false,
    }),
    createStatic({
      folder: join(WIDGET, 'host'),
      prefix: '/demo',
      headers: pageHeaders(publicUrl),
      compress: false,
    }),
  ];
  const pages = new Set<ServerResponse>();
  let build = { number: 0, routes: readBuild() };
  const tell = (page: ServerResponse): boolean => page.write(`data: ${process.pid}.${build.number}\n\n`);

  process.on('message', () => {
    build = { number: build.number + 1, routes: readBuild() };
    for (const page of pages) tell(page);
  });

  const changes: Route = (_request, response, pathname) => {
    if (pathname !== '/development/changes') return false;
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(`retry: ${RETRY_MS}\n\n`);
    tell(response);
    pages.add(response);
    response.once('close', () => pages.delete(response));
    return true;
  };
  const script: Route = (_request, response, pathname) => {
    if (pathname !== '/development/reload.js') return false;
    response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' }).end(RELOAD);
    return true;
  };
  const built: Route = async (request, response, pathname) => {
    for (const route of build.routes) if (await route(request, response, pathname)) return true;
    return false;
  };
  return [changes, script, built];
}
