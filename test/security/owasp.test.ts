import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUCKETS } from '../../server/platform/limits/buckets.ts';
import { createOutgoing } from '../../server/platform/outgoing/outgoing.ts';
import { formatKey } from '../../server/platform/tenancy/key-format.ts';
import { aCompany } from '../testkit/companies.ts';
import { Caller, type Answer } from '../testkit/caller.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { aProvidersServer, closeProvidersServers } from '../testkit/providers-server.ts';
import { UNKNOWN_IDS } from '../testkit/rows.ts';
import { startService, type Service } from '../testkit/service.ts';
import { PROBES } from '../api/probes.ts';

/*
 * The ten risks of OWASP's API Security Top 10 (2023), each as somebody would try it first. What each of them is made of is held at
 * length elsewhere: `api/tenancy`, `security/*`, `platform/targets`, `authority/protocol`.
 */

let service: Service;
let desk: Desk;
let filing: Filing;
beforeAll(async () => {
  service = await startService({ database: await openForTest(), realLimits: true });
  desk = await aDesk(service);
  filing = await (await desk.applicant()).files(aCompany()).upTo('SAVE_DETAILS');
});
afterAll(() => service.stop());

const codeOf = ({ errors }: Answer): string | undefined => errors[0]?.extensions.code;

describe('OWASP API Security Top 10 (2023)', () => {
  it('API1, broken object level authorization: another applicant’s filing is like none', async () => {
    const other = (await desk.applicant()).caller;
    const told = async (id: string): Promise<string> => {
      const read = await other.ask('query ($id: ID!) { filing(id: $id) { id } node(id: $id) { id } }', {
        id,
      });
      const changed = await other.mutate('submitFiling', { filingId: id, expectedVersion: 1 });
      return JSON.stringify([read.status, read.data, read.errors.map(({ message }) => message), changed]);
    };
    expect((await told(filing.id)).replaceAll(filing.id, 'id')).toBe(
      (await told(UNKNOWN_IDS.filing)).replaceAll(UNKNOWN_IDS.filing, 'id'),
    );
  });

  it('API2, broken authentication: a token that anybody changed, made or guessed is none', async () => {
    const { token = '' } = { token: filing.owner.caller.headers()['authorization']?.replace('Bearer ', '') };
    const [head = '', body = '', signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
    const written = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const forged = [
      `${written({ alg: 'none' })}.${body}.`,
      `${head}.${written({ ...claims, exp: 4_000_000_000 })}.${signature}`,
      `${head}.${body}.${signature.split('').reverse().join('')}`,
      formatKey('SECRET', 'LIVE'),
    ];
    for (const wrong of forged)
      expect((await new Caller(service.url, { token: wrong }).ask('{ viewer { __typename } }')).status).toBe(
        401,
      );
    await service.services.limits.reset('REFUSED_CREDENTIALS', '127.0.0.1');
  });

  it('API3, broken object property level authorization: nobody sets or sees more of an object than is theirs', async () => {
    const set = await filing.owner.caller.ask(
      'mutation ($id: ID!) { saveFilingDetails(input: { filingId: $id, expectedVersion: 1, state: APPROVED }) { __typename } }',
      { id: filing.id },
    );
    expect(codeOf(set)).toBe('GRAPHQL_VALIDATION_FAILED');
    const reviewer = await desk.reviewer();
    const seen = await reviewer.ask(
      'query ($id: ID!) { filing(id: $id) { details(reveal: true) { subjectPerson { mobile } } } }',
      { id: filing.id },
    );
    expect(seen.text).toMatch(/"mobile":"1\d\d\*{4}\d{4}"/);
    expect(seen.text).not.toMatch(/"mobile":"1[3-9]\d{9}"/);
  });

  it('API4, unrestricted resource consumption: what costs too much is refused before it is run', async () => {
    const many = Array.from({ length: 400 }, (_, i) => `a${i}: viewer { __typename }`).join(' ');
    const deep = `{ filing(id: "x") ${'{ websites { filing '.repeat(40)} { id } ${'} }'.repeat(40)} }`;
    for (const document of [`{ ${many} }`, deep, '{ filings(first: 1000000000) { edges { node { id } } } }'])
      expect((await desk.provider.ask(document)).errors.length).toBeGreaterThan(0);
    const long = await desk.provider.post(
      JSON.stringify({ query: '{ __typename }', variables: { a: 'x'.repeat(2 ** 21) } }),
    );
    expect(long.status).toBe(413);
  });

  it('API5, broken function level authorization: an applicant runs none of the provider’s or its reviewers’ mutations', async () => {
    const theirs = Object.entries(PROBES)
      .filter(([name, { by }]) => name.startsWith('Mutation.') && !by.includes('applicant'))
      .map(([name]) => name.slice('Mutation.'.length));
    expect(theirs.length).toBeGreaterThan(20);
    for (const name of theirs) {
      const answer = await PROBES[`Mutation.${name}`]?.ask(filing.owner.caller, UNKNOWN_IDS);
      expect(JSON.stringify(answer), name).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
    }
  });

  it('API6, unrestricted access to sensitive business flows: nobody asks the authority about subjects one by one', async () => {
    const applicant = await desk.applicant();
    const codes = new Set<string | undefined>();
    for (let turn = 0; turn <= BUCKETS.DETERMINATION.points; turn += 1)
      codes.add((await applicant.caller.mutate('determineFilingType', aCompany().type)).code);
    expect([...codes]).toContain('RATE_LIMITED');
  });

  it('API7, server side request forgery: no address of the network inside is called', async () => {
    for (const url of [
      'http://169.254.169.254/latest',
      'https://localhost/',
      'https://10.0.0.1/',
      'https://[::1]/',
    ]) {
      const answer = await desk.provider.mutate('createWebhookEndpoint', { url, topics: ['filing.updated'] });
      expect(
        answer.issues?.map(({ path }) => path.join('.')),
        url,
      ).toContain('url');
    }
  });

  it('API8, security misconfiguration: nothing is told or opened that need not be', async () => {
    const failed = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      body: '{',
      headers: { origin: 'https://evil.example' },
    });
    expect(failed.headers.get('x-powered-by')).toBeNull();
    expect(failed.headers.get('access-control-allow-origin')).toBeNull();
    expect(await failed.text()).not.toMatch(/node_modules|at .*\.ts/);
    const stranger = await new Caller(service.url).ask('{ __schema { types { name } } }');
    expect(stranger.data).toBeNull();
    expect((await fetch(`${service.url}/graphql`, { method: 'PATCH' })).status).toBeGreaterThanOrEqual(400);
  });

  it('API9, improper inventory management: production has no page or door of demo and rehearsal', async () => {
    const live = await startService({
      database: await openForTest(),
      env: { NODE_ENV: 'production', REHEARSAL: 'off' },
    });
    for (const path of [
      '/demo/index.html',
      '/rehearsal/mail',
      '/rehearsal/sms',
      '/v1/graphql',
      '/graphiql',
      '/.env',
    ])
      expect((await fetch(`${live.url}${path}`)).status, path).toBe(404);
    const page = await fetch(`${live.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(await page.text()).not.toContain('GraphiQL');
    await live.stop();
  });

  it('API10, unsafe consumption of APIs: what somebody else’s service answers is bounded, and leads nowhere', async () => {
    const [inside, reached] = await aProvidersServer({ body: '{}' });
    const answers: ((response: ServerResponse) => unknown)[] = [
      (response) => response.writeHead(302, { location: inside }).end(),
      (response) => response.end('x'.repeat(1_000_000)),
    ];
    const outside = createServer((_request, response) => void answers.shift()?.(response));
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
    const { port } = outside.address() as AddressInfo;
    const outgoing = createOutgoing({ allow: ['127.0.0.1'] });
    const request = { body: '{}', headers: {}, timeoutMs: 2000, read: { whole: 1000 } };
    for (const reason of ['REDIRECT', 'SIZE'])
      await expect(outgoing.post(`http://127.0.0.1:${port}/`, request)).rejects.toMatchObject({ reason });
    expect(reached).toEqual([]);
    outside.close();
    closeProvidersServers();
  });
});
