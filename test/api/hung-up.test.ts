import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createApp, type Route } from '../../server/http/app.ts';
import { aCompany } from '../testkit/companies.ts';
import { usualDatabase } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

type Line = { level: string; requestId?: string; msg: string };
type Sent = { method: string; path: string; headers: Record<string, string>; body: string };

const PATIENCE = { timeout: 10_000 };

let sent = 0;

/**
 * Sends a request, or its first half, and breaks the connection at once, after it was answered in part, or with the answer
 * under way. Resolves to the request's id.
 */
async function breakOff(
  url: string,
  { method, path, headers, body }: Sent,
  when: 'IN_THE_BODY' | 'AFTER_THE_BODY' | 'IN_THE_ANSWER',
): Promise<string> {
  const { hostname, port } = new URL(url);
  const id = `hung-up-${(sent += 1)}`;
  const socket = connect(Number(port), hostname);
  await new Promise((resolve) => socket.once('connect', resolve));
  const head = Object.entries({
    host: hostname,
    'x-request-id': id,
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const whole = `${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`;
  const text = when === 'IN_THE_BODY' ? whole.slice(0, whole.length - Math.ceil(body.length / 2)) : whole;
  await new Promise((resolve) => socket.write(text, resolve));
  if (when === 'IN_THE_ANSWER') await new Promise((resolve) => socket.once('data', resolve));
  if (when === 'IN_THE_BODY') await wait(100);
  socket.resetAndDestroy();
  return id;
}

const linesIn = (log: string): Line[] =>
  log
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);

usualDatabase((open) => {
  let service: Service;
  let desk: Desk;
  beforeAll(async () => {
    service = await startService({ database: await open() });
    desk = await aDesk(service);
  });
  afterAll(() => service.stop());

  const linesOf = (id: string) => linesIn(service.log()).filter(({ requestId }) => requestId === id);

  const graphql = async (query: string, accept = 'application/json'): Promise<Sent> => {
    const { caller } = await desk.applicant();
    return {
      method: 'POST',
      path: '/graphql',
      headers: { ...caller.headers(), accept },
      body: JSON.stringify({ query }),
    };
  };
  const signed = { 'webhook-id': 'a', 'webhook-timestamp': '1', 'webhook-signature': 'v1,a' };
  const posted = (path: string, headers: Record<string, string> = {}): Sent => ({
    method: 'POST',
    path,
    headers,
    body: 'x'.repeat(1000),
  });
  const uploading = async (): Promise<Sent> => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('SAVE_DETAILS');
    await filing.consents('IDENTITY_PAPERS');
    const { pathname, search } = new URL(await filing.announces('AUXILIARY', 1000));
    return {
      method: 'PUT',
      path: `${pathname}${search}`,
      headers: { 'content-type': 'image/jpeg' },
      body: 'x'.repeat(1000),
    };
  };
  const watching = async (): Promise<Sent> => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('START');
    return {
      method: 'POST',
      path: '/graphql',
      headers: { ...filing.owner.caller.headers(), accept: 'text/event-stream' },
      body: JSON.stringify({
        query: `subscription { filingUpdated(id: "${filing.id}") { id version } }`,
      }),
    };
  };

  describe('a client that hangs up', () => {
    it.each([
      ['in the middle of a question', 'IN_THE_BODY', () => graphql('{ __typename }')],
      ['before the answer to one', 'AFTER_THE_BODY', () => graphql('{ filings(first: 5) { totalCount } }')],
      ['while it listens for changes', 'IN_THE_ANSWER', watching],
      ['in the middle of an upload', 'IN_THE_BODY', uploading],
      [
        'calling the rehearsal’s face service',
        'IN_THE_BODY',
        () => posted('/rehearsal/hooks/face-check', signed),
      ],
      [
        'calling the rehearsal’s text gateway',
        'IN_THE_BODY',
        () => posted('/rehearsal/hooks/text-message', signed),
      ],
      ['calling the rehearsal authority', 'IN_THE_BODY', () => posted('/ISPWebService/upDownLoad')],
    ] as const)('%s leaves one quiet line', async (_what, when, request) => {
      const id = await breakOff(service.url, await request(), when);
      await expect.poll(() => linesOf(id), PATIENCE).not.toEqual([]);
      await wait(200);
      expect(linesOf(id).map(({ level, msg }) => [level, msg])).toEqual([
        ['debug', 'a connection ended before its answer'],
      ]);
    });
  });

  test('what fails here is still an error when nobody waits for the answer any more', async () => {
    const failing: Route = async (_request, response) => {
      await new Promise((resolve) => response.once('close', resolve));
      throw Object.assign(new Error('ours'), { code: 'ECONNRESET' });
    };
    const server = createServer(createApp(service.services, service.brain, null, { firstRoutes: [failing] }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const id = await breakOff(url, await graphql('{ __typename }'), 'AFTER_THE_BODY');
    await expect
      .poll(() => linesOf(id).map(({ level, msg }) => [level, msg]), PATIENCE)
      .toEqual([
        ['debug', 'a connection ended before its answer'],
        ['error', 'a request failed outside GraphQL'],
      ]);
    server.close();
  });
});
