import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../server/http/app.ts';
import { developmentRoutes } from '../../server/http/development.ts';
import { openForTest } from '../testkit/database.ts';
import { startService, type Service } from '../testkit/service.ts';

const PATHS = ['/development/changes', '/development/reload.js'];

/** A server with nothing but these routes. */
async function serve(routes: readonly Route[]): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    void (async () => {
      for (const route of routes) if (await route(request, response, request.url ?? '/')) return;
      response.writeHead(404).end();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('what pages are told while they are developed', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    ({ server, url } = await serve(developmentRoutes({ publicUrl: 'http://127.0.0.1' })));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('is each build, once it is there', async () => {
    const response = await fetch(`${url}/development/changes`);
    const stream = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const hears = async (count: number): Promise<string[]> => {
      while ((heard.match(/data: .+\n\n/g) ?? []).length < count)
        heard += (await stream?.read())?.value ?? '';
      return heard.match(/data: .+/g) ?? [];
    };
    const [first] = await hears(1);
    process.emit('message', 'built', undefined);
    const [, second] = await hears(2);
    expect(second).not.toBe(first);
    await stream?.cancel();
  });

  it('is the widget as it was built last, with a script that loads the page anew', async () => {
    expect((await fetch(`${url}/widget/access-filing.js`)).status).toBe(200);
    expect(await (await fetch(`${url}/development/reload.js`)).text()).toContain('location.reload()');
  });
});

describe('a service that is not developed', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ database: await openForTest() });
  });
  afterAll(() => service.stop());

  it.each(PATHS)('knows no %s', async (path) => {
    expect((await fetch(`${service.url}${path}`)).status).toBe(404);
  });
});
