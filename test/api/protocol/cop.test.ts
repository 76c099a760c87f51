import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller, type Answer } from '../../testkit/caller.ts';
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

type Asking = 'a stranger' | 'a secret key';
const callerOf = (who: Asking): Caller => (who === 'a stranger' ? new Caller(service.url) : desk.provider);

/** Without the header by which a client says that it means what it sends: as a page of another site would have it. */
const asAPage = (path: string, init: RequestInit = {}): Promise<Response> => fetch(service.url + path, init);

const codesOf = ({ errors }: Answer): unknown[] => errors.map(({ extensions }) => extensions.code);
const inAll = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

/** The thirteen things that the scanner graphql-cop looks for, asked in our own way. */
describe('a scanner finds', () => {
  it('no schema to describe to a stranger', async () => {
    for (const document of [
      '{ __schema { types { name fields { name } } } }',
      '{ __type(name: "Filing") { name } }',
      'query { ...Q } fragment Q on Query { again: __schema { queryType { name } } }',
    ]) {
      const answer = await callerOf('a stranger').ask(document);
      expect([answer.status, answer.data, codesOf(answer)]).toEqual([401, null, ['UNAUTHENTICATED']]);
      expect((await callerOf('a secret key').ask(document)).errors).toEqual([]);
      // Also once it is known and kept.
      expect(codesOf(await callerOf('a stranger').ask(document))).toEqual(['UNAUTHENTICATED']);
    }
    expect((await callerOf('a stranger').ask('{ __typename }')).data).toEqual({ __typename: 'Query' });
  });

  it('no names of the schema in what a stranger is told', async () => {
    for (const document of [
      '{ __schema { directive } }',
      '{ filin(id: "x") { id } }',
      '{ filing(idd: "x") { id } }',
      'query ($x: Filin) { __typename }',
      'mutation { revokeApiKey(input: { idd: "x" }) { __typename } }',
    ]) {
      const answer = await callerOf('a stranger').ask(document);
      expect(codesOf(answer)).toContain('GRAPHQL_VALIDATION_FAILED');
      expect(answer.text).not.toMatch(/did you mean/i);
    }
    const known = await callerOf('a secret key').ask('{ filin(id: "x") { id } }');
    expect(known.text).toMatch(/Did you mean/);
  });

  it('no GraphiQL', async () => {
    for (const path of ['/graphql', '/graphiql', '/playground', '/console', '/']) {
      const response = await asAPage(path, { headers: { accept: 'text/html' } });
      expect(response.status).not.toBe(200);
      expect(await response.text()).not.toMatch(/graphiql|playground|apollo/i);
    }
  });

  it('no circle of types that a stranger could go round in, and a bound for others', async () => {
    const rounds = (depth: number): string =>
      `{ __schema { types { ${'fields { type { '.repeat(depth)} name ${'} } '.repeat(depth)} } } }`;
    expect(codesOf(await callerOf('a stranger').ask(rounds(4)))).not.toEqual([]);
    expect(codesOf(await callerOf('a secret key').ask(rounds(8)))).toEqual(['QUERY_INTROSPECTION']);
  });
});

describe.each<Asking>(['a stranger', 'a secret key'])('for %s, a scanner finds', (who) => {
  it('no document of a hundred aliases and one', async () => {
    const aliases = (count: number): string => `{ ${inAll(count, (index) => `a${index}: __typename`)} }`;
    const answer = await callerOf(who).ask(aliases(101));
    expect([answer.data, codesOf(answer)]).toEqual([null, ['QUERY_ALIASES']]);
    expect((await callerOf(who).ask(aliases(100))).errors).toEqual([]);
    const hidden = `{ ...A } fragment A on Query { ${inAll(101, (index) => `a${index}: __typename`)} }`;
    expect(codesOf(await callerOf(who).ask(hidden))).toEqual(['QUERY_ALIASES']);
  });

  it('no batch', async () => {
    const answer = await callerOf(who).post(Array.from({ length: 10 }, () => ({ query: '{ __typename }' })));
    expect([answer.status, answer.data, codesOf(answer)]).toEqual([400, null, ['BAD_REQUEST']]);
  });

  it('no answer that grows with the directives of a field', async () => {
    const answer = await callerOf(who).ask(`{ __typename ${inAll(10, () => '@aa')} }`);
    expect(answer.errors.length).toBeLessThan(10);
    const more = await callerOf(who).ask(`{ __typename ${inAll(1000, () => '@aa')} }`);
    expect(codesOf(more)).toEqual(['QUERY_DIRECTIVES']);
  });

  it('no field that may be written five hundred times', async () => {
    const answer = await callerOf(who).ask(`{ ${inAll(500, () => '__typename')} }`);
    expect([answer.data, codesOf(answer)]).toEqual([null, ['QUERY_BREADTH']]);
  });

  it('no trace of how an answer came about', async () => {
    const answer = await callerOf(who).ask('{ __typename }', {}, { headers: { 'x-apollo-tracing': '1' } });
    expect(answer.text).not.toMatch(/tracing|startOffset|resolvers/i);
  });

  it('no exception in an error', async () => {
    const answer = await callerOf(who).ask('qwerty cop { abc }');
    expect(codesOf(answer)).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(answer.text).not.toMatch(/exception|stack|node_modules|\.ts\b/i);
  });

  it('no mutation by GET', async () => {
    const query = new URLSearchParams({ query: 'mutation { __typename }' }).toString();
    const response = await asAPage(`/graphql?${query}`, { headers: callerOf(who).headers() });
    expect(response.status).toBe(405);
    expect(await response.text()).not.toContain('"data":{');
  });
});

describe('a page of another site', () => {
  it('gets no query answered by GET', async () => {
    const query = new URLSearchParams({ query: '{ __typename }' }).toString();
    const response = await asAPage(`/graphql?${query}`, { headers: { accept: 'application/json' } });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('CSRF_HEADER_MISSING');
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])(
    'gets none answered by POST of %s',
    async (type) => {
      const body = new URLSearchParams({ query: '{ __typename }' }).toString();
      const headers = { accept: 'application/json', 'content-type': type };
      const response = await asAPage('/graphql', { method: 'POST', body, headers });
      expect(response.status).toBe(403);
      expect(await response.text()).not.toContain('"data":{');
    },
  );
});
