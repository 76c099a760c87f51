import { isInterfaceType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAMILIES, OPEN_OPERATIONS } from '../../schema/rules/scopes.ts';
import type { Caller } from '../testkit/caller.ts';
import { contract } from '../testkit/contract.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { watch } from '../testkit/sse.ts';
import { leastDocument, unknownId } from './kit/least-documents.ts';

type Row = Partial<Record<'types' | 'read' | 'write' | 'sessions', readonly string[]>>;
const FAMILY_ROWS: readonly (readonly [string, Row])[] = Object.entries(FAMILIES);

const scopesOf = ([name, { read, write }]: readonly [string, Row]): string[] => [
  ...(read ? [`${name}_READ`] : []),
  ...(write ? [`${name}_WRITE`] : []),
];
const ALL = FAMILY_ROWS.flatMap(scopesOf);

/** What becomes of it: let in, refused whatever scopes there are, or the scopes that are missing. */
async function fate(caller: Caller, operation: string, query: string, variables: object): Promise<unknown> {
  if (operation.startsWith('Subscription.')) {
    const stream = await watch(caller, query, variables);
    stream.close();
    return stream.status === 403 ? 'REFUSED' : 'IN';
  }
  const { status, errors } = await caller.ask(query, variables);
  const refused = errors.find(({ extensions }) => extensions.code === 'FORBIDDEN');
  if (!refused) return 'IN';
  expect(status).toBe(403);
  const { missingScopes } = refused.extensions as { missingScopes?: string[] };
  for (const scope of missingScopes ?? []) expect(refused.message).toContain(scope);
  return missingScopes ?? 'REFUSED';
}

let service: Service;
let desk: Desk;
const made = new Map<string, Caller>();

const keyWith = async (scopes: readonly string[], by = desk.provider): Promise<Caller> => {
  const name = `key ${made.size}`;
  const { key } = await by.succeed('createApiKey', { kind: 'RESTRICTED', name, scopes });
  return desk.provider.with({ token: String(key) });
};
const keyFor = async (scopes: readonly string[]): Promise<Caller> => {
  const known = made.get(scopes.join());
  if (known) return known;
  const caller = await keyWith(scopes);
  made.set(scopes.join(), caller);
  return caller;
};

beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
}, 120_000);
afterAll(() => service.stop());

type Case = { operation: string; query: string; variables: object; family: string; scope: string | null };

const cases: Case[] = FAMILY_ROWS.flatMap(([family, { read = [], write = [], sessions = [] }]) => [
  ...read.map((operation) => ({ operation, scope: `${family}_READ`, family })),
  ...write.map((operation) => ({ operation, scope: `${family}_WRITE`, family })),
  ...sessions.map((operation) => ({ operation, scope: null, family })),
]).map((one) => ({ ...one, ...leastDocument(one.operation) }));

const node = contract.getType('Node');
const nodes: Case[] = (isInterfaceType(node) ? contract.getImplementations(node).objects : []).flatMap(
  ({ name: type }) => {
    const [family = ''] = FAMILY_ROWS.find(([, { types = [] }]) => types.includes(type)) ?? [];
    const scope = `${family}_READ`;
    const variables = { id: unknownId(type) };
    return [
      'query ($id: ID!) { node(id: $id) { id } }',
      'query ($id: ID!) { nodes(ids: [$id]) { __typename } }',
      `{ node(id: "${variables.id}") { ...part } } fragment part on Node { __typename }`,
      `query ($id: ID!) { viewer { __typename } node(id: $id) { ... on ${type} { __typename id } } }`,
    ].map((query, i) => ({ operation: `node ${type} ${i}`, query, variables, family, scope }));
  },
);

describe.each([...cases, ...nodes])('$operation', ({ operation, query, variables, family, scope }) => {
  const one = (caller: Caller) => fate(caller, operation, query, variables);
  const own = ALL.filter((name) => name.startsWith(`${family}_`));
  const lacking = operation.startsWith('Subscription.') ? 'REFUSED' : [scope];

  it('is open to a restricted key with its family alone, and closed to one with every other and to one that only reads', async () => {
    if (scope === null) {
      expect(await one(await keyFor(ALL))).toBe('REFUSED');
      return;
    }
    expect(await one(await keyFor(own))).toBe('IN');
    expect(await one(await keyFor(ALL.filter((name) => !own.includes(name))))).toEqual(lacking);
    const reads = await keyFor(ALL.filter((name) => name.endsWith('_READ')));
    expect(await one(reads)).toEqual(scope.endsWith('_READ') ? 'IN' : [scope]);
  });
});

describe('what every key may run', () => {
  it.each(OPEN_OPERATIONS.filter((one) => !one.includes('node')))('%s needs no scope', async (operation) => {
    const { query, variables } = leastDocument(operation);
    expect(await fate(await keyFor(['REHEARSAL_WRITE']), operation, query, variables)).toBe('IN');
  });

  it('tells a key what it may do', async () => {
    const caller = await keyFor(['SERVERS_WRITE']);
    const { viewer } = await caller.query<{ viewer: object }>(
      '{ viewer { ... on KeyViewer { kind scopes } } }',
    );
    expect(viewer).toEqual({ kind: 'RESTRICTED_KEY', scopes: ['SERVERS_WRITE'] });
  });
});

describe('an object', () => {
  it.each([
    ['{ filings { edges { node { id websites { server { instanceRef } } } } } }', ['SERVERS_READ']],
    [
      '{ filings { edges { ...row } } } fragment row on FilingEdge { node { websites { server { __typename } } } }',
      ['SERVERS_READ'],
    ],
    [
      '{ filings { totalCount } servers { totalCount } subjects { totalCount } }',
      ['SERVERS_READ', 'SUBJECTS_READ'],
    ],
    ['{ authorityNotices { edges { node { filing { id } } } } }', ['AUTHORITY_READ']],
  ])('counts by what it is, wherever it is reached: %s', async (query, missing) => {
    expect(await fate(await keyFor(['FILINGS_READ']), 'Query', query, {})).toEqual(missing);
  });

  it('of an operation that is not run counts for nothing', async () => {
    const query = 'query A { filings { totalCount } } query B { servers { totalCount } }';
    const answer = await (await keyFor(['FILINGS_READ'])).post({ query, operationName: 'A' });
    expect(answer.errors).toEqual([]);
  });
});

describe('a key that makes keys', () => {
  it.each([
    ['a secret key', { kind: 'SECRET' }, /cannot make or roll a secret key/],
    ['what it lacks', { kind: 'RESTRICTED', scopes: ['SERVERS_READ'] }, /lacks SERVERS_READ/],
    ['to change what it reads', { kind: 'RESTRICTED', scopes: ['FILINGS_WRITE'] }, /lacks FILINGS_WRITE/],
    [
      'more among the same',
      { kind: 'RESTRICTED', scopes: ['FILINGS_READ', 'STAFF_WRITE'] },
      /lacks STAFF_WRITE/,
    ],
    ['the same', { kind: 'RESTRICTED', scopes: ['KEYS_WRITE', 'FILINGS_READ'] }, null],
    ['less', { kind: 'RESTRICTED', scopes: ['KEYS_READ'] }, null],
    ['a key for pages', { kind: 'PUBLISHABLE' }, null],
  ])('may make none with more than itself: %s', async (_what, input, refusal) => {
    const maker = await keyFor(['FILINGS_READ', 'KEYS_WRITE']);
    const result = await maker.mutate('createApiKey', { ...input, name: 'by a restricted one' });
    if (refusal)
      expect(result).toMatchObject({ code: 'FORBIDDEN', message: expect.stringMatching(refusal) as string });
    else expect(result.__typename).toBe('CreateApiKeySuccess');
  });

  it.each([
    [{ kind: 'RESTRICTED' }, 'REQUIRED'],
    [{ kind: 'RESTRICTED', scopes: [] }, 'REQUIRED'],
    [{ kind: 'SECRET', scopes: ['FILINGS_READ'] }, 'KEY_SCOPES_NOT_TAKEN'],
    [{ kind: 'PUBLISHABLE', scopes: ['FILINGS_READ'] }, 'KEY_SCOPES_NOT_TAKEN'],
  ])('gives scopes to restricted keys alone: %j', async (input, code) => {
    const { issues } = await desk.provider.mutate('createApiKey', { ...input, name: 'x' });
    expect(issues).toMatchObject([{ path: ['scopes'], code }]);
  });

  it('rolls itself with its scopes, and none that may do more', async () => {
    const { apiKeys } = await desk.provider.query<{
      apiKeys: { edges: { node: { id: string; kind: string } }[] };
    }>('{ apiKeys(first: 100) { edges { node { id kind } } } }');
    const secret = apiKeys.edges.find(({ node: { kind } }) => kind === 'SECRET')?.node.id;
    const scopes = ['FILINGS_READ', 'KEYS_WRITE'];
    const input = { kind: 'RESTRICTED', name: 'roller', scopes };
    const { id, key } = await desk.provider.succeed('createApiKey', input);
    const roller = desk.provider.with({ token: String(key) });
    expect(await roller.mutate('rollApiKey', { id: secret })).toMatchObject({ code: 'FORBIDDEN' });
    const strong = await desk.provider.succeed('createApiKey', {
      ...input,
      scopes: [...scopes, 'STAFF_WRITE'],
    });
    expect(await roller.mutate('rollApiKey', { id: strong['id'] })).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('STAFF_WRITE') as string,
    });
    const rolled = await roller.succeed('rollApiKey', { id });
    expect(rolled['key']).toMatch(/^rk_test_/);
    const viewer = await desk.provider
      .with({ token: String(rolled['key']) })
      .query('{ viewer { ... on KeyViewer { scopes } } }');
    expect(viewer).toEqual({ viewer: { scopes } });
  });
});

describe('the provider', () => {
  it('hears by ids what becomes of a key, and sees from which network it was used', async () => {
    const { prisma } = service.services.database;
    const { id, key } = await desk.provider.succeed('createApiKey', {
      kind: 'RESTRICTED',
      name: 'told',
      scopes: ['FILINGS_READ'],
    });
    await desk.provider.with({ token: String(key) }).query('{ filings { totalCount } }');
    const { id: next } = await desk.provider.succeed('rollApiKey', { id });
    await desk.provider.succeed('revokeApiKey', { id });
    const told = await prisma.outboxMessage.findMany({
      where: { ...desk.tenant, targetId: String(id) },
      orderBy: { id: 'asc' },
    });
    expect(told.map(({ topic, payload }) => [topic, payload])).toEqual([
      ['api_key.created', { id, type: 'ApiKey', sequence: 1 }],
      ['api_key.rolled', { id, type: 'ApiKey', sequence: 2, newKeyId: next }],
      ['api_key.revoked', { id, type: 'ApiKey', sequence: 3 }],
    ]);
    const row = await prisma.apiKey.findUniqueOrThrow({ where: { id: String(id) } });
    expect(row.lastUsedFrom).toBe('127.0.0.0/24');
  });
});

describe('a session', () => {
  const OWN = '{ viewer { ... on ApplicantViewer { id } ... on StaffViewer { id } } }';
  const answerOf = async (caller: Caller): Promise<unknown> => {
    const { status, errors } = await caller.ask(OWN);
    return errors[0]?.extensions.code ?? status;
  };

  it('runs a document of its own only where a key of the provider’s server that could have made it comes along', async () => {
    const other = await aDesk(service);
    const live = await aDesk(service, { mode: 'LIVE', of: desk });
    const key = async (...scopes: string[]): Promise<string> => {
      const { key: text } = await desk.provider.succeed('createApiKey', {
        kind: 'RESTRICTED',
        name: 'x',
        scopes,
      });
      return String(text);
    };
    const [sessions, staff] = [await key('SESSIONS_WRITE'), await key('STAFF_WRITE')];
    const people = { applicant: (await desk.applicant()).caller, reviewer: await desk.reviewer() };
    const table: [keyof typeof people, string | undefined, unknown][] = [
      ['applicant', '', 'OPERATION_NOT_ALLOWED'],
      ['reviewer', '', 'OPERATION_NOT_ALLOWED'],
      ['applicant', desk.publishableKey, 'OPERATION_NOT_ALLOWED'],
      ['applicant', desk.secretKey, 200],
      ['reviewer', desk.secretKey, 200],
      ['applicant', sessions, 200],
      ['reviewer', sessions, 'OPERATION_NOT_ALLOWED'],
      ['applicant', staff, 'OPERATION_NOT_ALLOWED'],
      ['reviewer', staff, 200],
      ['applicant', other.secretKey, 'UNAUTHENTICATED'],
      ['applicant', live.secretKey, 'UNAUTHENTICATED'],
    ];
    for (const [who, backendKey = '', expected] of table)
      expect(await answerOf(people[who].with({ backendKey })), `${who} with ${backendKey}`).toEqual(expected);
    const page = { backendKey: desk.secretKey, origin: 'https://shop.example.com' };
    expect(await answerOf(people.applicant.with(page))).toBe('FORBIDDEN_ORIGIN');
  });
});
