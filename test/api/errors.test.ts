import { createHash } from 'node:crypto';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForTest } from '../testkit/database.ts';
import { Caller, type Answer } from '../testkit/caller.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

const persisted = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };

let service: Service;
let desk: Desk;
let anonymous: Caller;
beforeAll(async () => {
  service = await startService({
    database: await openForTest(),
    operations: { [persisted.persistedQuery.sha256Hash]: '{ viewer { __typename } }' },
  });
  desk = await aDesk(service);
  anonymous = new Caller(service.url);
});
afterAll(() => service.stop());

const REQUEST_ID = /^req_[0-9a-z]{26}$/;
const UNKNOWN = 'fil_00000000000000000000000000';

/** Code and request id of the only error; the id must be the one of the header, by which the log is searched. */
function expectError(answer: Answer, code: string, status?: number): void {
  expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(answer.errors.map(() => code));
  expect(answer.errors.length, answer.text).toBeGreaterThan(0);
  const requestId = answer.headers.get('x-request-id');
  expect(requestId).toMatch(REQUEST_ID);
  for (const { extensions } of answer.errors) expect(extensions.requestId).toBe(requestId);
  if (status !== undefined) expect(answer.status).toBe(status);
}

describe('a top-level error carries a code and the id of the request', () => {
  it.each([
    ['a document that cannot be read', '{ viewer ', 'GRAPHQL_PARSE_FAILED'],
    ['a field that does not exist', '{ nobody }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable that is missing', 'query ($id: ID!) { filing(id: $id) { id } }', 'BAD_USER_INPUT'],
  ])('for %s', async (_what, query, code) => {
    expectError(await desk.provider.ask(query), code);
  });

  it('for a caller without credentials', async () => {
    expectError(await anonymous.ask('{ viewer { __typename } }'), 'UNAUTHENTICATED', 401);
  });

  it('for a key and a token that are none', async () => {
    expectError(await anonymous.with({ token: 'nonsense' }).ask('{ __typename }'), 'UNAUTHENTICATED', 401);
    const unknown = `sk_test_${'a'.repeat(40)}`;
    expectError(await anonymous.with({ token: unknown }).ask('{ __typename }'), 'UNAUTHENTICATED', 401);
  });

  it('for a secret key that was revoked', async () => {
    const made = await desk.provider.succeed('createApiKey', { kind: 'SECRET', name: 'short-lived' });
    const caller = anonymous.with({ token: String(made['key']) });
    expect((await caller.ask('{ viewer { __typename } }')).errors).toEqual([]);
    await desk.provider.succeed('revokeApiKey', { id: made['id'] });
    expectError(await caller.ask('{ viewer { __typename } }'), 'KEY_REVOKED', 401);
  });

  it('for a secret key that was rolled without a grace, wherever the clock of test mode stands', async () => {
    const elsewhere = await aDesk(service);
    await elsewhere.clock.passes({ days: 20 });
    const made = await elsewhere.provider.succeed('createApiKey', { kind: 'SECRET', name: 'rolled' });
    await elsewhere.provider.succeed('rollApiKey', { id: made['id'], graceHours: 0 });
    const caller = anonymous.with({ token: String(made['key']) });
    expectError(await caller.ask('{ viewer { __typename } }'), 'KEY_REVOKED', 401);
  });

  it('for an origin that is not allowed, and for a secret key in a page', async () => {
    const page = anonymous.with({ publishableKey: desk.publishableKey, origin: 'https://evil.example' });
    expectError(await page.post({ extensions: persisted }), 'FORBIDDEN_ORIGIN', 403);
    expectError(
      await desk.provider.with({ origin: 'https://shop.example.com' }).ask('{ __typename }'),
      'FORBIDDEN_ORIGIN',
      403,
    );
  });

  it('for a role that may not use the operation', async () => {
    const owner = await desk.applicant();
    const answer = await owner.caller.ask(
      'mutation { createApiKey(input: { kind: SECRET, name: "x" }) { __typename } }',
    );
    expectError(answer, 'FORBIDDEN');
  });

  it('for an Idempotency-Key that is none', async () => {
    expectError(await desk.provider.ask('{ __typename }', {}, { key: 'short' }), 'BAD_REQUEST', 400);
  });

  it('and keeps the id that a proxy gave the request', async () => {
    const answer = await desk.provider.ask(
      '{ nobody }',
      {},
      { headers: { 'x-request-id': 'proxy-0001-abcd' } },
    );
    expect(answer.errors[0]?.extensions.requestId).toBe('proxy-0001-abcd');
    expect(answer.headers.get('x-request-id')).toBe('proxy-0001-abcd');
  });

  it('in the language asked for', async () => {
    const message = async (language: 'en' | 'zh-CN') =>
      (await anonymous.ask('{ viewer { __typename } }', {}, { language })).errors[0]?.message;
    expect(await message('en')).toBe('You are not signed in. Sign in and try again.');
    expect(await message('zh-CN')).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('what goes wrong inside', () => {
  it('is told as INTERNAL with the id under which the log has it, and nothing else', async () => {
    const broken = await startService({ database: await openForTest() });
    try {
      const other = await aDesk(broken);
      await broken.services.database.executeSql('ALTER TABLE "Server" RENAME TO "Gone"', []);
      const answer = await other.provider.ask('{ servers { totalCount } }');
      expectError(answer, 'INTERNAL');
      expect(answer.text).not.toMatch(/prisma|Gone|\.ts|node_modules|stack|SELECT/i);
      const id = answer.errors[0]?.extensions.requestId ?? 'none';
      const logged = broken
        .log()
        .split('\n')
        .filter((line) => line.includes(id));
      expect(logged).toHaveLength(1);
      expect(JSON.parse(logged[0] ?? '{}')).toMatchObject({ level: 'error', requestId: id });
    } finally {
      await broken.stop();
    }
  });
});

describe('an error never repeats what was typed', () => {
  const secret = '13987654321';

  it.each([
    ['in a variable', { name: Number(secret) }],
    ['in a variable where an object belongs', Number(secret)],
    ['in a field that does not exist', { [`f${secret}`]: 1 }],
  ])('%s', async (_where, subjectPerson) => {
    const owner = await desk.applicant();
    const answer = await owner.caller.ask(
      'mutation ($input: SaveFilingDetailsInput!) { saveFilingDetails(input: $input) { __typename } }',
      { input: { filingId: UNKNOWN, expectedVersion: 1, details: { subjectPerson } } },
    );
    expectError(answer, 'BAD_USER_INPUT');
    expect(answer.text).not.toContain(secret);
    expect(answer.errors[0]?.message).toContain('input.details.subjectPerson');
  });

  it('written into the document', async () => {
    const answer = await desk.provider.ask(`{ filings(search: ${secret}) { totalCount } }`);
    expectError(answer, 'GRAPHQL_VALIDATION_FAILED');
    expect(answer.text).not.toContain(secret);
  });
});

describe('limits', () => {
  it('refuse a document that is too deep', async () => {
    const deep = `{ filings { edges { node { id ${'x { '.repeat(20)} id ${'}'.repeat(20)} } } } }`;
    const nested = '{ viewer { ... on ApplicantViewer { openFiling { websites { server { id } } } } } }';
    expect((await desk.provider.ask(nested)).errors).toEqual([]);
    const answer = await desk.provider.ask(deep);
    expect(answer.data).toBeNull();
    expect(
      answer.errors.some(({ message }) => /nested too deeply/.test(message)),
      answer.text,
    ).toBe(true);
  });

  it('refuse a document that costs too much, whatever it would find', async () => {
    const part =
      '{ edges { node { steps { issues { code } } materials { id } timeline { id } reviews { remarks { path } } } } }';
    const answer = await desk.provider.ask(`{ filings(first: 100) ${part} }`);
    expect(answer.data).toBeNull();
    expectError(answer, 'QUERY_COMPLEXITY');
  });

  it('refuse hundreds of aliases', async () => {
    const many = Array.from({ length: 500 }, (_, i) => `a${i}: filing(id: "${UNKNOWN}") { id }`).join(' ');
    const answer = await desk.provider.ask(`{ ${many} }`);
    expect(answer.data).toBeNull();
    expectError(answer, 'QUERY_BREADTH');
  });

  it('refuse more than a hundred nodes and more than a hundred of a list', async () => {
    const ids = Array.from({ length: 101 }, () => UNKNOWN);
    const answer = await desk.provider.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(answer.data?.['nodes'] ?? null).toBeNull();
    expect(answer.errors).not.toEqual([]);
    const page = await desk.provider.ask('{ servers(first: 5000) { edges { cursor } } }');
    expect(page.data).toBeNull();
    expectError(page, 'BAD_USER_INPUT');
  });

  it('name the text or list of an input that no form would send', async () => {
    const result = await desk.provider.mutate('createApiKey', { kind: 'SECRET', name: 'x'.repeat(4001) });
    expect(result).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['name'], code: 'TOO_LONG' }],
    });
  });

  it('refuse a body that is too large, announced or not', async () => {
    const body = JSON.stringify({ query: `{ __typename } # ${'x'.repeat(2_000_000)}` });
    const announced = await desk.provider.post(body);
    expectError(announced, 'BODY_TOO_LARGE', 413);
    const streamed = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: desk.provider.headers(),
      body: new Blob([body]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(streamed.status).toBe(413);
    expect(await streamed.json()).toMatchObject({ errors: [{ extensions: { code: 'BODY_TOO_LARGE' } }] });
  });

  it('let a long but honest set of details pass', async () => {
    const remark = '备'.repeat(4000);
    const owner = await desk.applicant();
    const result = await owner.caller.mutate('saveFilingDetails', {
      filingId: UNKNOWN,
      expectedVersion: 1,
      details: {
        subject: { remark },
        websites: Array.from({ length: 10 }, () => ({ websiteId: 'x', remark })),
      },
    });
    expect(result.__typename).toBe('NotFoundError');
  });
});

describe('over GET', () => {
  const get = (query: string, headers: Record<string, string>) =>
    fetch(`${service.url}/graphql?${new URLSearchParams({ query }).toString()}`, { headers });

  it('a query is answered, a mutation is refused', async () => {
    const headers = desk.provider.headers();
    expect((await get('{ viewer { __typename } }', headers)).status).toBe(200);
    const refused = await get('mutation { advanceClock(input: { seconds: 1 }) { __typename } }', headers);
    expect(refused.status).toBe(405);
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { requestId: expect.stringMatching(REQUEST_ID) as string } }],
    });
  });

  it('a request any page could send by itself is refused', async () => {
    expect((await get('{ __typename }', { accept: 'application/json' })).status).toBe(403);
  });
});

describe('requests of other shapes', () => {
  it('are refused: batches, multipart, no JSON at all', async () => {
    expectError(await desk.provider.post([{ query: '{ __typename }' }]), 'BAD_REQUEST', 400);
    expectError(await desk.provider.post('{', {}), 'BAD_REQUEST', 400);
    const form = await desk.provider.post('x', {
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(form.status).toBe(415);
  });
});

describe('introspection', () => {
  it('shows the published schema to whoever may write operations, not to a publishable key', async () => {
    const introspection = getIntrospectionQuery();
    expect((await desk.provider.ask(introspection)).errors).toEqual([]);
    await desk.allowOrigin('https://shop.example.com');
    const page = anonymous.with({ publishableKey: desk.publishableKey, origin: 'https://shop.example.com' });
    const answer = await page.ask(introspection);
    expect(answer.data).toBeNull();
    expectError(answer, 'OPERATION_NOT_ALLOWED');
    const sha256Hash = createHash('sha256').update(introspection).digest('hex');
    const unknown = await page.post({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
    expectError(unknown, 'PERSISTED_QUERY_NOT_IN_LIST');
  });
});
