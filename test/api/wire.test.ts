import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest(), arrivalMs: 300 });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

/** Sends bytes as they are; answers with all that came until the other side closed. */
const sends = (text: string, onSocket?: (socket: Socket) => void): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(service.url);
    const socket = connect(Number(port), hostname, () => {
      socket.write(text);
      onSocket?.(socket);
    });
    let answer = '';
    socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
    socket.once('close', () => resolve(answer));
    socket.once('error', reject);
  });

describe('a target that no route could read', () => {
  it.each([
    '//',
    '//graphql',
    '//materials/mat_x',
    '/%00',
    '/rehearsal/mail?provider=%00',
    '/graphql?query=%00',
    'http://[',
    '*',
  ])('is answered, and not with a failure of ours: %s', async (target) => {
    const answer = await sends(`GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(answer).toMatch(/x-request-id: /i);
  });

  it('but the full form that proxies send is', async () => {
    const answer = await sends('GET http://x/healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('a body that never ends', () => {
  it.each(['/graphql', '/rehearsal/sms', '/nowhere'])('is given up after a while: %s', async (path) => {
    const head = `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n`;
    const answer = await sends(`${head}{"query":`);
    expect(answer).toMatch(/^HTTP\/1\.1 (408|404) /);
  });

  it('is no failure of ours, and neither is a caller who hangs up', async () => {
    const head =
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{';
    await sends(head, (socket) => socket.end());
    await sends(head);
    expect(service.log()).not.toContain('"level":"error"');
  });
});

describe('an event stream', () => {
  it('passes through a proxy at once: headers, a first sign and one again and again', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('START');
    const abort = new AbortController();
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { ...filing.owner.caller.headers(), accept: 'text/event-stream' },
      body: JSON.stringify({
        query: 'subscription ($id: ID!) { filingUpdated(id: $id) { id } }',
        variables: { id: filing.id },
      }),
      signal: abort.signal,
    });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(response.headers.get('cache-control')).toBe('no-cache, no-transform');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    let text = '';
    // The first sign, the filing as it is, then signs of life alone.
    while (text.split('\n').filter((line) => line === ':').length < 3)
      text += decoder.decode((await reader.read()).value, { stream: true });
    expect(text.startsWith(':\n\n')).toBe(true);
    abort.abort();
  });
});

describe('a subscription whose asker takes no stream', () => {
  it.each(['application/json', 'image/png', 'text/html'])(
    'is refused, and nothing goes on listening: %s',
    async (accept) => {
      const filing = await (await desk.applicant()).files(aCompany()).upTo('START');
      const before = service.services.events.size;
      const answer = await filing.owner.caller.ask(
        'subscription ($id: ID!) { filingUpdated(id: $id) { id } }',
        { id: filing.id },
        { headers: { accept } },
      );
      expect(answer.status).toBe(406);
      await expect.poll(() => service.services.events.size, { timeout: 5_000 }).toBe(before);
    },
  );
});

describe('a request that is none of GraphQL', () => {
  const ask = (init: RequestInit, language: string, path = '/graphql') =>
    fetch(service.url + path, {
      ...init,
      headers: { authorization: `Bearer ${desk.secretKey}`, 'accept-language': language, ...init.headers },
    });
  const post = (body: string, headers: Record<string, string> = {}): RequestInit => ({
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  const CASES: readonly [what: string, init: RequestInit, status: number, code: string, path?: string][] = [
    ['no JSON', post('{'), 400, 'BAD_REQUEST'],
    ['a list', post('[{"query":"{__typename}"}]'), 400, 'BAD_REQUEST'],
    ['a number', post('1'), 400, 'BAD_REQUEST'],
    ['no query', post('{}'), 400, 'BAD_REQUEST'],
    ['a query that is no text', post('{"query":1}'), 400, 'BAD_REQUEST'],
    ['variables that are none', post('{"query":"{__typename}","variables":[1]}'), 400, 'BAD_REQUEST'],
    [
      'a parameter nobody knows',
      post(`{"query":"{__typename}","${'x'.repeat(10_000)}":1}`),
      400,
      'BAD_REQUEST',
    ],
    [
      'another type',
      post('x', { 'content-type': 'multipart/form-data; boundary=x' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'an answer we do not give',
      post('{"query":"{__typename}"}', { accept: 'image/png' }),
      406,
      'NOT_ACCEPTABLE',
    ],
    ['another method', { method: 'PUT' }, 405, 'BAD_REQUEST'],
    [
      'a mutation by GET',
      {},
      405,
      'BAD_REQUEST',
      `/graphql?query=${encodeURIComponent('mutation{renewSession{token}}')}`,
    ],
    [
      'variables by GET that are no JSON',
      {},
      400,
      'BAD_REQUEST',
      '/graphql?query=%7B__typename%7D&variables=%7B',
    ],
  ];

  it.each(CASES)('is told so in both languages: %s', async (_what, init, status, code, path) => {
    const said = async (language: string): Promise<string> => {
      const response = await ask(init, language, path);
      expect(response.status).toBe(status);
      const text = await response.text();
      expect(text.length).toBeLessThan(600);
      const { errors } = JSON.parse(text) as {
        errors: [{ message: string; extensions: { code: string; requestId: string } }];
      };
      expect(errors).toHaveLength(1);
      expect(errors[0].extensions).toMatchObject({ code, requestId: response.headers.get('x-request-id') });
      return errors[0].message;
    };
    expect(await said('en')).toMatch(/^[\x20-\x7e]+$/);
    expect(await said('zh-CN')).toMatch(/[\u4e00-\u9fff]/);
  });

  it('names an operation that is not there, or none of several', async () => {
    const caller = new Caller(service.url);
    const several = 'query A { __typename } query B { __typename }';
    const none = await caller.post({ query: several });
    expect(none.errors.map(({ extensions }) => extensions.code)).toEqual(['OPERATION_NAME_MISSING']);
    const other = await caller.post({ query: several, operationName: 'C' });
    expect(other.errors.map(({ extensions }) => extensions.code)).toEqual(['OPERATION_UNKNOWN']);
    expect((await caller.post({ query: several, operationName: 'B' })).data).toEqual({ __typename: 'Query' });
  });

  it('tells one fault once, and where it stands', async () => {
    const answer = await new Caller(service.url).ask('{ nobody }');
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]).toMatchObject({ locations: [{ line: 1, column: 3 }] });
  });
});
