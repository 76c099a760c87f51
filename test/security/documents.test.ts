import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { collectOperations } from '../../server/cli/operations.mjs';
import { prepare } from '../../server/http/queries/prepare.ts';
import { Caller, type Answer } from '../testkit/caller.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

const SHOP = 'https://shop.example.com';
const UNKNOWN = 'fil_00000000000000000000000000';

const times = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

/** Documents that cost a lot and give nothing, most of them once seen to stop the service. */
const HARMFUL: Readonly<Record<string, readonly [document: string, code: string]>> = {
  'the same fields again and again': [
    `{ ${times(20_000, () => 'provinces{cities{counties{code}}}')} }`,
    'QUERY_TOO_LONG',
  ],
  'the same fields as often as may be read': [
    `{ ${times(420, () => 'viewer{__typename}')} }`,
    'QUERY_BREADTH',
  ],
  'aliases by the thousand': [
    `{ ${times(33_000, (index) => `a${index}_0:viewer{__typename}`)} }`,
    'QUERY_TOO_LONG',
  ],
  'directives by the thousand': [`{ viewer ${'@a'.repeat(20_000)} { __typename } }`, 'QUERY_DIRECTIVES'],
  'directives on a query': [`query ${'@a '.repeat(60)} { __typename }`, 'QUERY_DIRECTIVES'],
  'braces that never close': ['{a'.repeat(30_000), 'QUERY_NESTING'],
  'braces alone': ['{'.repeat(60_000), 'GRAPHQL_PARSE_FAILED'],
  'fields within fields': [`${'{a'.repeat(900)}${'}'.repeat(900)}`, 'QUERY_NESTING'],
  'inline fragments within one another': [
    `{ ${'...{'.repeat(300)} __typename ${'}'.repeat(300)} }`,
    'QUERY_NESTING',
  ],
  'lists within lists': [
    `{ filings(search: ${'['.repeat(900)}${']'.repeat(900)}) { totalCount } }`,
    'QUERY_NESTING',
  ],
  'objects within objects': [
    `{ filings(search: ${'{a:'.repeat(300)}1${'}'.repeat(300)}) { totalCount } }`,
    'QUERY_NESTING',
  ],
  'types of lists within lists': [
    `query ($a: ${'['.repeat(900)}Int${']'.repeat(900)}) { __typename }`,
    'QUERY_NESTING',
  ],
  'a chain of fragments': [
    `{ ...F0 } ${times(300, (index) => `fragment F${index} on Query { ...F${index + 1} }`)}`,
    'QUERY_FRAGMENTS',
  ],
  'fragments that double one another': [
    `{ ...F0 } ${times(40, (index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`)} fragment F40 on Query { __typename }`,
    'QUERY_BREADTH',
  ],
  'more tokens than are read': [
    `query (${times(3_000, (index) => `$v${index}: Int`)}) { __typename }`,
    'QUERY_TOO_LARGE',
  ],
  'the same field with other arguments': [
    `{ ${times(390, (index) => `node(id:"${index}", nonsense:[1,2,3])`)} }`,
    'QUERY_REPEATS',
  ],
  'the same field with the same arguments': [
    `{ ${times(390, () => 'node(id:"x", nonsense:[1,2,3])')} }`,
    'QUERY_REPEATS',
  ],
  'the same few fields with long arguments': [
    `{ ${times(130, () => `node(id:"x", nonsense:[${times(25, String)}])`)} }`,
    'QUERY_REPEATS',
  ],
  'the same fields by way of fragments': [
    `{ ${times(25, (index) => `...F${index}`)} } ${times(25, (index) => `fragment F${index} on Query { ${times(14, () => 'node(id:"x", nonsense:[1,2,3])')} }`)}`,
    'QUERY_REPEATS',
  ],
  'fragments of which each holds all': [
    `{ ...F0 } ${times(25, (index) => `fragment F${index} on Query { ${times(25, (other) => `a${other}: viewer { ...F${other} }`)} }`)}`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  'fragments that double one another unasked': [
    `{ __typename } ${times(40, (index) => `fragment F${index} on Query { a: viewer { ...F${index + 1} } b: viewer { ...F${index + 1} } }`)} fragment F40 on Query { __typename }`,
    'QUERY_DEPTH',
  ],
  'a name without end': [`{ ${'a'.repeat(50_000)} }`, 'QUERY_NAME_TOO_LONG'],
  'operations by the dozen': [times(40, (index) => `query Q${index} { __typename }`), 'QUERY_OPERATIONS'],
  'comments without end': [`{ __typename } ${'#\n'.repeat(40_000)}`, 'QUERY_TOO_LONG'],
  'the schema within the schema': [
    `{ __schema { types { fields { type { fields { ${times(100, (index) => `a${index}:name`)} } } } } } }`,
    'QUERY_INTROSPECTION',
  ],
  'the schema many times': [
    `{ ${times(40, (index) => `a${index}:__schema{types{fields{type{fields{type{name}}}}}}`)} }`,
    'QUERY_INTROSPECTION',
  ],
};

/** So many documents at least weigh more than is allowed below, if nothing but their text were kept. */
const REFUSALS = Number(process.env['REFUSED_DOCUMENTS'] ?? 400);

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let service: Service;
let desk: Desk;
let operations: Record<string, string>;
let stranger: Caller;
let page: Caller;
beforeAll(async () => {
  operations = await collectOperations();
  service = await startService({ database: await openForTest(), operations });
  desk = await aDesk(service);
  await desk.allowOrigin(SHOP);
  stranger = new Caller(service.url);
  page = new Caller(service.url, { publishableKey: desk.publishableKey, origin: SHOP });
});
afterAll(() => service.stop());

const hashOf = (name: string): string => {
  const found = Object.entries(operations).find(([, text]) => new RegExp(`^\\w+ ${name}\\b`).test(text));
  if (!found) throw new Error(`the form has no operation ${name}`);
  return found[0];
};
const theForm = (name: string, variables: object = {}): Promise<Answer> =>
  page.post({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(name) } } });

const codes = (answer: Answer): (string | undefined)[] =>
  answer.errors.map(({ extensions }) => extensions.code);

describe('a document that costs a lot', () => {
  it.each(Object.entries(HARMFUL))('is refused for what it is: %s', async (_what, [document, code]) => {
    const answer = await stranger.ask(document);
    expect([...new Set(codes(answer))]).toEqual([code]);
    expect(answer.data).toBeNull();
    expect(answer.text.length).toBeLessThan(2_000);
  });

  it('says so in the language of the request', async () => {
    const said = async (language: 'en' | 'zh-CN'): Promise<string | undefined> =>
      (await stranger.ask('{a'.repeat(100), {}, { language })).errors[0]?.message;
    expect(await said('en')).toBe('The document is nested too deeply: at most 60 levels of brackets.');
    expect(await said('zh-CN')).toBe('查询文档嵌套过深，括号最多 60 层。');
  });

  it(`${REFUSALS} times over changes nothing for anybody else`, { timeout: 120_000 }, async () => {
    const documents = Object.values(HARMFUL).map(([document]) => document);
    const distinct = (turn: number): string => `${documents[turn % documents.length] ?? ''} # ${turn}`;
    for (let turn = 0; turn < 100; turn += 1) await stranger.ask(distinct(turn));
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    for (let turn = 0; turn < REFUSALS; turn += 1) await stranger.ask(distinct(turn));
    expect((await theForm('Provinces')).errors).toEqual([]);
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    collectGarbage();
    // Every one of them kept, with its tree, would be hundreds of megabytes.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(20 * 1024 * 1024);
  });

  it('leaves what tools and the form ask alone', async () => {
    const everything = { inputValueDeprecation: true, schemaDescription: true, specifiedByUrl: true };
    expect((await desk.provider.ask(getIntrospectionQuery(everything))).errors).toEqual([]);
    for (const text of Object.values(operations)) expect(() => prepare(text), text).not.toThrow();
  });
});

describe('what one request brings is nothing to the next', () => {
  const FILING = 'query ($id: ID!) { filing(id: $id) { id } }';

  it('a document sent without its variables works with them', async () => {
    const fresh = FILING.replace('(', 'Spoilt(');
    expect(codes(await stranger.ask(fresh, {}))).toEqual(['BAD_USER_INPUT']);
    expect(codes(await desk.provider.ask(fresh, {}))).toEqual(['BAD_USER_INPUT']);
    const answer = await desk.provider.ask(fresh, { id: UNKNOWN });
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({ filing: null });
  });

  it('the form’s own operations cannot be spoilt by their text, sent by a stranger', async () => {
    const owner = await desk.applicant();
    const form = new Caller(service.url, { publishableKey: desk.publishableKey, origin: SHOP }).with({
      token: (
        await service.services.sessions.mintApplicant(service.services.database.prisma, {
          tenant: desk.tenant,
          externalRef: owner.externalRef,
          now: new Date(),
        })
      ).token,
    });
    for (const [sha256Hash, text] of Object.entries(operations)) {
      if (!/^mutation/.test(text)) continue;
      await stranger.ask(text, {});
      await stranger.ask(text, { input: { nonsense: 1 } });
      const known = await form.post({
        variables: {},
        extensions: { persistedQuery: { version: 1, sha256Hash } },
      });
      expect(
        codes(known).every((code) => code === 'BAD_USER_INPUT'),
        known.text,
      ).toBe(true);
    }
    const sent = await form.post({
      variables: { input: { filingId: UNKNOWN, expectedVersion: 1 } },
      extensions: { persistedQuery: { version: 1, sha256Hash: hashOf('SubmitFiling') } },
    });
    expect(sent.errors, sent.text).toEqual([]);
    expect(sent.data).toMatchObject({ result: { __typename: 'NotFoundError' } });
  });

  it('a page that was cheap does not let one through that is not', async () => {
    const document = `query ($first: Int) { filings(first: $first) { edges { node {
      steps { issues { code } } materials { id } timeline { id } reviews { remarks { path } } } } } }`;
    expect((await desk.provider.ask(document, { first: 1 })).errors).toEqual([]);
    expect(codes(await desk.provider.ask(document, { first: 100 }))).toEqual(['QUERY_COMPLEXITY']);
    expect((await desk.provider.ask(document, { first: 1 })).errors).toEqual([]);
  });
});

/** A limit that is soon reached; `security/limits` holds the real one. */
const REQUESTS = 25;

describe('every request is counted once, before anything of it is read', () => {
  let limited: Service;
  beforeAll(async () => {
    limited = await startService({ database: await openForTest(), limits: { REQUEST_BY_ADDRESS: REQUESTS } });
  });
  beforeEach(() => limited.services.limits.reset('REQUEST_BY_ADDRESS', '127.0.0.1'));
  afterAll(() => limited.stop());

  it.each([
    ['a document that is none', { query: '{' }],
    ['one that does not fit the contract', { query: '{ nobody }' }],
    ['one that is too much', { query: '{'.repeat(1000) }],
    ['no document at all', { nothing: true }],
    ['no JSON', '{'],
    ['one that is fine', { query: '{ __typename }' }],
  ])('%s', async (_what, body) => {
    const caller = new Caller(limited.url);
    const answers: number[] = [];
    for (let turn = 0; turn < REQUESTS; turn += 1) answers.push((await caller.post(body)).status);
    expect(answers).not.toContain(429);
    const after = await caller.post(body);
    expect(after.status).toBe(429);
    expect(Number(after.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

// Last, because it holds up the service that runs in this process, and connections that wait are closed meanwhile.
describe('a document that costs a lot', () => {
  it.each(Object.entries(HARMFUL))('is refused within 50 ms of work: %s', (_what, [document]) => {
    const refused = (): void => expect(() => prepare(document)).toThrow();
    refused();
    const turns = 20;
    const before = process.cpuUsage();
    for (let turn = 0; turn < turns; turn += 1) refused();
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000 / turns).toBeLessThan(50);
  });
});
