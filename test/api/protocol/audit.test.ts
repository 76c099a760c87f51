import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForTest } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import { startService, type Service } from '../../testkit/service.ts';

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

/** What the suite of graphql-http finds wanting, and what the service said to that. */
async function remarks(headers: Record<string, string>): Promise<{ audits: number; found: string[] }> {
  const audits = serverAudits({
    url: `${service.url}/graphql`,
    fetchFn: (url: string, init: RequestInit = {}) => {
      const sent = new Headers(init.headers);
      for (const [name, value] of Object.entries(headers)) sent.set(name, value);
      return fetch(url, { ...init, headers: sent });
    },
  });
  const found: string[] = [];
  for (const audit of audits) {
    const result = await audit.fn();
    if (result.status === 'ok') continue;
    const { response, reason } = result;
    found.push(`${audit.id} ${audit.name}: ${reason} ${response.status} ${await response.text()}`);
  }
  return { audits: audits.length, found };
}

const idOf = (remark: string): string => remark.slice(0, 4);

describe('GraphQL over HTTP, by the audits of graphql-http', () => {
  it('is spoken to a secret key', async () => {
    const result = await remarks({ authorization: `Bearer ${desk.secretKey}` });
    expect(result).toEqual({ audits: 61, found: [] });
  });

  it('is spoken to a stranger, but for the five audits that ask what the schema describes', async () => {
    const { found } = await remarks({ 'x-graphql-yoga-csrf': '1' });
    expect(found.map(idOf).sort()).toEqual(['28B9', '2EA1', '6A70', 'BF61', 'D6D5']);
    for (const one of found) expect(one).toMatch(/ 401 .*"UNAUTHENTICATED"/);
  });

  it('is spoken to a page of another site, but that a GET which it could make is refused', async () => {
    const { found } = await remarks({});
    const byGet = found.filter((one) => one.includes('"CSRF_HEADER_MISSING"'));
    expect(byGet.map(idOf).sort()).toEqual(['5A70', '6A70', 'D6D5']);
    const others = found.filter((one) => !byGet.includes(one));
    for (const one of others) expect(one).toMatch(/ 401 .*"UNAUTHENTICATED"/);
    expect(others).toHaveLength(3);
  });
});

/** Both are JSON to the service; the second is left to the library, where the first is answered by our own code. */
const TYPES = ['application/json', 'application/json; charset=utf-8; by=library'] as const;

type Answered = { status: number; type: string | null; body: unknown; headers: (string | null)[] };

async function answered(type: string, accept: string, body: string, token: string | null): Promise<Answered> {
  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      accept,
      'accept-language': 'en',
      'x-request-id': 'req_the_same_for_both',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
  });
  const headers = ['retry-after', 'allow', 'ratelimit-policy'].map((name) => response.headers.get(name));
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: (await response.json()) as unknown,
    headers,
  };
}

const BODIES: readonly [what: string, body: string][] = [
  ['a query', '{"query":"{ __typename }"}'],
  [
    'a query with parameters that are null',
    '{"query":"{ __typename }","variables":null,"operationName":null}',
  ],
  ['no JSON', '{'],
  ['nothing', ''],
  ['a list', '[{"query":"{ __typename }"}]'],
  ['a text', '"{ __typename }"'],
  ['null', 'null'],
  ['a number', '1'],
  ['no query', '{}'],
  ['a query that is no text', '{"query":1}'],
  ['variables that are a list', '{"query":"{ __typename }","variables":[1]}'],
  ['a parameter nobody knows', '{"query":"{ __typename }","id":1}'],
  ['no GraphQL', '{"query":"{ viewer "}'],
  ['a field that is not there', '{"query":"{ nobody }"}'],
  ['a variable that is missing', '{"query":"query ($id: ID!) { filing(id: $id) { id } }"}'],
  [
    'a variable that does not fit',
    '{"query":"query ($n: Int) { servers(first: $n) { totalCount } }","variables":{"n":"x"}}',
  ],
  ['a page that is too large', '{"query":"{ servers(first: 5000) { totalCount edges { cursor } } }"}'],
  ['an operation that is not there', '{"query":"query A { __typename }","operationName":"B"}'],
  ['what needs credentials', '{"query":"{ viewer { __typename } }"}'],
  ['an unknown hash', `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${'0'.repeat(64)}"}}}`],
  [
    'a mutation that fails',
    '{"query":"mutation { revokeApiKey(input: { id: \\"x\\" }) { __typename ... on Error { code message docUrl } } }"}',
  ],
  ['a mutation without its input', '{"query":"mutation { revokeApiKey { __typename } }"}'],
];

describe('a POST of JSON is answered alike by the short way and by the library', () => {
  it.each(BODIES)('%s', async (_what, body) => {
    for (const accept of ['application/json', 'application/graphql-response+json', '*/*'])
      for (const token of [desk.secretKey, null]) {
        const [short, long] = await Promise.all(TYPES.map((type) => answered(type, accept, body, token)));
        expect(short).toEqual(long);
      }
  });
});
