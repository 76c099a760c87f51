import { getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../testkit/contract.ts';
import { eachDatabase } from '../testkit/database.ts';
import type { Caller } from '../testkit/caller.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { watchFiling } from '../testkit/sse.ts';
import { filled } from '../security/kit/inputs.ts';

/** Texts that no database takes or no person types. */
const UNFIT = {
  NUL: 'a\u0000b',
  'half of a surrogate pair': 'a\ud800b',
  'the other half': '\udc00',
  'a bell': '\u0007',
  'a control of the second block': '\u0085',
  DEL: '\u007f',
} as const;

const inputs = Object.values(contract.getMutationType()?.getFields() ?? {}).flatMap(({ name, args }) => {
  const type = args[0] && getNamedType(args[0].type);
  return isInputObjectType(type) ? [{ name, type }] : [];
});

const codeOf = (answer: { errors: { extensions: { code?: string } }[] }): (string | undefined)[] =>
  answer.errors.map(({ extensions }) => extensions.code);

eachDatabase((open) => {
  let service: Service;
  let desk: Desk;
  let callers: Caller[];
  beforeAll(async () => {
    service = await startService({ database: await open() });
    desk = await aDesk(service);
    callers = [
      desk.provider,
      (await desk.applicant()).caller,
      await desk.reviewer('王初审', ['LEAD', 'OPERATOR']),
    ];
  });
  afterAll(() => service.stop());

  describe('a text that no form would send', () => {
    it.each(inputs)('is told by its place in the input of $name', async ({ name, type }) => {
      const places: string[] = [];
      const input = filled(type, (path) => {
        places.push(path.join('.'));
        return UNFIT.NUL;
      });
      const document = `mutation ($input: ${type.name}!) {
        ${name}(input: $input) { __typename ... on ValidationError { issues { path code } } } }`;
      const answers = [];
      for (const caller of callers) answers.push(await caller.ask(document, { input }));
      const allowed = answers.filter((answer) => !codeOf(answer).includes('FORBIDDEN'));
      expect(allowed.length).toBeGreaterThan(0);
      for (const { data, errors, text } of allowed) {
        if (places.length === 0) continue;
        expect(errors, text).toEqual([]);
        const result = data?.[name] as { __typename: string; issues: { path: string[]; code: string }[] };
        expect(result.__typename).toBe('ValidationError');
        expect(result.issues.map(({ code }) => code)).toEqual(result.issues.map(() => 'CONTROL_CHARACTERS'));
        expect(places).toEqual(expect.arrayContaining(result.issues.map(({ path }) => path.join('.'))));
        expect(result.issues).toHaveLength(Math.min(places.length, 50));
      }
    });

    // Halves of pairs are no GraphQL at all, which the parser says.
    const writable = Object.entries(UNFIT).filter(([, text]) => !/\p{Cs}/u.test(text));
    it.each(writable)('whatever it is, also in the document itself: %s', async (_what, text) => {
      const literal = JSON.stringify(text);
      const answer = await desk.provider.ask(
        `mutation { createApiKey(input: { kind: SECRET, name: ${literal} }) { __typename ... on ValidationError { issues { path code } } }
          revokeApiKey(input: { id: ${literal} }) { __typename ... on ValidationError { issues { path code } } } }`,
      );
      expect(answer.errors, answer.text).toEqual([]);
      expect(answer.data).toEqual({
        createApiKey: {
          __typename: 'ValidationError',
          issues: [{ path: ['name'], code: 'CONTROL_CHARACTERS' }],
        },
        revokeApiKey: {
          __typename: 'ValidationError',
          issues: [{ path: ['id'], code: 'CONTROL_CHARACTERS' }],
        },
      });
    });

    it.each(Object.entries(UNFIT))('is the id of nothing: %s', async (_what, id) => {
      const found = await desk.provider.ask(
        `query ($id: ID!) { filing(id: $id) { id } node(id: $id) { id } nodes(ids: [$id]) { id } authorityNotice(id: $id) { id } authorityMessage(id: $id) { id }
          here: filing(id: "a\\u0000") { id } webhookDeliveries(endpointId: $id) { edges { cursor } } }`,
        { id },
      );
      expect(found.errors, found.text).toEqual([]);
      expect(found.data).toEqual({
        filing: null,
        node: null,
        nodes: [null],
        authorityNotice: null,
        authorityMessage: null,
        here: null,
        webhookDeliveries: { edges: [] },
      });
      const stream = await watchFiling(desk.provider, id);
      const unknown = await watchFiling(desk.provider, `fil_${'0'.repeat(26)}`);
      const [first, second] = [await stream.next(), await unknown.next()];
      expect(first?.errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
      expect(second?.errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
      stream.close();
      unknown.close();
    });

    it.each([
      ['a variable', 'query ($text: String) { filings(search: $text) { totalCount } }', ['text']],
      ['a cursor', 'query ($text: String) { filings(after: $text) { edges { cursor } } }', ['text']],
      [
        'a list',
        'query ($text: [String!]) { authorityMessages(method: $text) { edges { cursor } } }',
        ['text', '0'],
      ],
    ])('is told by its place in the arguments of a query: %s', async (_where, document, path) => {
      for (const text of Object.values(UNFIT)) {
        const value = path.length === 2 ? [text] : text;
        const answer = await desk.provider.ask(document, { text: value }, { language: 'zh-CN' });
        expect(codeOf(answer), answer.text).toEqual(['BAD_USER_INPUT']);
        expect(answer.errors[0]?.extensions).toMatchObject({
          issues: [{ path, code: 'CONTROL_CHARACTERS' }],
        });
        expect(answer.errors[0]?.message).toMatch(/不可见字符/);
      }
    });

    it('is told by the argument where it stands in the document, also as a default', async () => {
      for (const document of [
        '{ filings(search: "a\\u0000") { totalCount } }',
        'query ($search: String = "a\\u0000") { filings(search: $search) { totalCount } }',
      ]) {
        const answer = await desk.provider.ask(document);
        expect(codeOf(answer), answer.text).toEqual(['BAD_USER_INPUT']);
        expect(answer.errors[0]?.extensions).toMatchObject({ issues: [{ path: ['search'] }] });
      }
    });

    it('is not repeated, however long it is', async () => {
      const long = 'x'.repeat(100_000);
      const answer = await desk.provider.ask(
        'query ($text: String) { filings(after: $text) { edges { cursor } } }',
        { text: long },
      );
      expect(codeOf(answer)).toEqual(['BAD_USER_INPUT']);
      expect(answer.errors[0]?.extensions).toMatchObject({ issues: [{ path: ['text'], code: 'TOO_LONG' }] });
      expect(answer.text.length).toBeLessThan(1000);
    });

    it('leaves tabs, line ends, emoji and rare characters alone', async () => {
      const name = '注释\t一\r\n二 👩‍👩‍👧 𠮷';
      const made = await desk.provider.mutate('createApiKey', { kind: 'SECRET', name });
      expect(made.__typename).toBe('CreateApiKeySuccess');
    });
  });

  describe('a time outside of what a database holds', () => {
    const register = (expiresAt: string) =>
      desk.provider.ask(
        'mutation ($input: RegisterServersInput!) { registerServers(input: $input) { __typename } }',
        {
          input: {
            servers: [{ ...(serverInput as object), expiresAt }],
          },
        },
      );
    const list = contract.getType('RegisterServersInput');
    const servers = isInputObjectType(list) ? filled(list, () => 'x') : {};
    const [serverInput] = (servers as { servers: unknown[] }).servers;

    it.each(['-000001-01-01T00:00:00Z', '+099999-01-01T00:00:00Z', '0000-06-01T00:00:00Z', '99999', 'never'])(
      'is refused as what it is: %s',
      async (time) => {
        const answer = await register(time);
        expect(codeOf(answer), answer.text).toEqual(['BAD_USER_INPUT']);
        expect(answer.errors[0]?.message).toContain('expiresAt');
      },
    );
  });
});
