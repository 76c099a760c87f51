import { Kind, OperationTypeNode, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectOperations } from '../../server/cli/operations.mjs';
import { Caller } from '../testkit/caller.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

const SHOP = 'https://shop.example.com';

let service: Service;
let desk: Desk;
let operations: Record<string, string>;
let page: Caller;
beforeAll(async () => {
  operations = await collectOperations();
  service = await startService({ database: await openForTest(), operations });
  desk = await aDesk(service);
  await desk.allowOrigin(SHOP);
  page = new Caller(service.url, { publishableKey: desk.publishableKey, origin: SHOP });
});
afterAll(() => service.stop());

const hashOf = (name: string): string => {
  const found = Object.entries(operations).find(([, text]) => new RegExp(`^\\w+ ${name}\\b`).test(text));
  if (!found) throw new Error(`the form has no operation ${name}`);
  return found[0];
};
const persisted = (sha256Hash: string, variables: object = {}) => ({
  variables,
  extensions: { persistedQuery: { version: 1, sha256Hash } },
});

describe('a publishable key alone', () => {
  it('runs what the form was built with and is open to pages, from an allowed origin', async () => {
    const answer = await page.post<{ provinces: unknown[] }>(persisted(hashOf('Provinces')));
    expect(answer.errors).toEqual([]);
    expect(answer.data?.provinces).toHaveLength(31);
    expect(answer.headers.get('access-control-allow-origin')).toBe(SHOP);
  });

  it('runs nothing else, whatever it is', async () => {
    for (const query of [
      '{ __typename }',
      '{ viewer { __typename } }',
      'mutation { renewSession { token } }',
    ]) {
      const answer = await page.ask(query);
      expect(answer.status).toBe(403);
      expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['OPERATION_NOT_ALLOWED']);
      expect(answer.errors[0]?.message).toMatch(
        /^A session or a publishable key can only run the operations that come with the form and the desk\./,
      );
    }
    const both = await page.post({ query: '{ __typename }', ...persisted(hashOf('Provinces')) });
    expect(both.data).toBeNull();
  });

  it('sees and changes nothing of any applicant', async () => {
    const filing = await (await desk.applicant()).caller.ask('{ viewer { ... on ApplicantViewer { id } } }');
    expect(filing.errors).toEqual([]);
    const asked = await page.post(persisted(hashOf('Filing'), { id: `fil_${'0'.repeat(26)}` }));
    expect(asked.errors.map(({ extensions }) => extensions.code)).toContain('FORBIDDEN');
    const input = {
      province: '330000',
      city: '330100',
      county: '330106',
      nature: 'ENTERPRISE',
      certificateType: 'BUSINESS_LICENCE',
      certificateNumber: 'x',
      domains: ['x.cn'],
    };
    const tried = await page.post(persisted(hashOf('DetermineFilingType'), { input }));
    expect(tried.errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });

  it('is refused from anywhere else, and without an origin', async () => {
    for (const origin of ['https://evil.example', 'http://shop.example.com', `${SHOP}.evil.example`]) {
      const answer = await page.with({ origin }).post(persisted(hashOf('Provinces')));
      expect(answer.status, origin).toBe(403);
      expect(answer.errors[0]?.extensions.code).toBe('FORBIDDEN_ORIGIN');
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
    const bare = new Caller(service.url, { publishableKey: desk.publishableKey });
    expect((await bare.post(persisted(hashOf('Provinces')))).status).toBe(403);
  });

  it('together with a session runs the form’s operations as that applicant, and still nothing else', async () => {
    const owner = await desk.applicant('shopper');
    const { token } = await service.services.sessions.mintApplicant(service.services.database.prisma, {
      tenant: desk.tenant,
      externalRef: 'shopper',
      now: new Date(),
    });
    const form = page.with({ token });
    const viewer = await form.post<{ viewer: { id: string } }>(
      persisted(hashOf('Opening'), { language: 'ZH_CN' }),
    );
    expect(viewer.data?.viewer.id).toBe(owner.id);
    expect((await form.ask('{ viewer { __typename } }')).errors[0]?.extensions.code).toBe(
      'OPERATION_NOT_ALLOWED',
    );
  });
});

describe('the operations of the form', () => {
  it('all stay within the limits on depth and cost', async () => {
    const owner = await desk.applicant();
    for (const text of Object.values(operations)) {
      const [definition] = parse(text).definitions;
      if (definition?.kind !== Kind.OPERATION_DEFINITION) continue;
      if (definition.operation === OperationTypeNode.SUBSCRIPTION) continue;
      const caller = /Desk|Queue|Review|passReview|returnFiling/.test(text)
        ? await desk.reviewer()
        : owner.caller;
      const answer = await caller.ask(text, {});
      const codes = answer.errors.map(({ extensions }) => extensions.code);
      expect(
        codes.filter((code) => code?.startsWith('QUERY_')),
        text.slice(0, 60),
      ).toEqual([]);
      expect(
        answer.errors.filter(({ message }) => /depth/i.test(message)),
        text.slice(0, 60),
      ).toEqual([]);
    }
  });
});
