import { isEnumType, isObjectType, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issues } from '../../../schema/messages/generated/issues.js';
import { ERROR_CODES, placesOf } from '../../../schema/rules/error-catalogue.ts';
import { sourceFiles, stringsIn } from '../../platform/support/imports.ts';
import { Caller, type Language } from '../../testkit/caller.ts';
import { contract } from '../../testkit/contract.ts';
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

const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
const CHINESE = /[\u4e00-\u9fff]/;

async function page(path: string, language: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${service.url}/docs/errors${path}`, {
    headers: { 'accept-language': language },
  });
  return { status: response.status, text: await response.text() };
}

describe('the catalogue of codes', () => {
  it('names every typed error of the contract, and no other', () => {
    const typed = Object.values(contract.getTypeMap())
      .filter(isObjectType)
      .filter((type) => type.getInterfaces().some(({ name }) => name === 'Error'))
      .map(({ name }) => name);
    const named = ERROR_CODES.flatMap((code) => placesOf(code).union ?? []);
    expect(named.sort()).toEqual(typed.sort());
  });

  it('is the enum of the contract', () => {
    const type = contract.getType('ErrorCode');
    const values = isEnumType(type) ? type.getValues() : [];
    expect(values.map(({ name }) => name).sort()).toEqual([...ERROR_CODES].sort());
  });

  it('has no code that nothing says', () => {
    const catalogue = /^schema\/(rules\/error-catalogue\.ts|messages\/)/;
    const spoken = new Set(
      sourceFiles()
        .filter((path) => /^(schema|server)\//.test(path) && !catalogue.test(path))
        .flatMap(stringsIn)
        .flatMap((text) => text.match(/^[A-Z_]+$|(?<="code":")[A-Z_]+/g) ?? []),
    );
    expect(ERROR_CODES.filter((code) => !spoken.has(code))).toEqual([]);
  });

  it.each(LANGUAGES)('stands on one page, in %s', async (language) => {
    const { status, text } = await page('', language);
    expect(status).toBe(200);
    expect(text).toContain(`<html lang="${language}">`);
    const shown = [...text.matchAll(/<article id="([^"]+)">/g)].map(([, code = '']) => code);
    expect(shown).toHaveLength(new Set(shown).size);
    expect([...shown].sort()).toEqual([...new Set([...ERROR_CODES, ...Object.keys(issues.en)])].sort());
    expect(text).not.toMatch(/undefined|NaN|\[object|>null</);
  });

  it('tells of each code its cause, the way on and where it occurs', async () => {
    for (const code of ERROR_CODES) {
      const english = (await page(`/${code}`, 'en')).text;
      for (const term of ['Cause', 'What to do', 'Where it occurs'])
        expect(english).toContain(`<dt>${term}</dt>`);
      expect((await page(`/${code}`, 'zh-CN')).text).toMatch(
        /<dt>原因<\/dt>.*<dt>处理方法<\/dt>.*<dt>出现位置<\/dt>/,
      );
    }
  });

  it('shows a message with the names of what stands in it', async () => {
    expect((await page('/MATERIAL_TOO_LARGE', 'en')).text).toContain(
      'The file is {size}, and the limit is {max}.',
    );
    expect((await page('/RATE_LIMITED', 'en')).text).toContain('Wait {wait}, then try again.');
  });

  it.each(['/NOBODY', '/constructor', '/VALIDATION/x', '/%3Cscript%3E', '/page.title'])(
    'has no page about %s',
    async (path) => {
      const { status, text } = await page(path, 'en');
      expect(status).toBe(404);
      expect(text).not.toMatch(/<script|constructor|NOBODY/);
    },
  );

  it('answers nothing but GET', async () => {
    const response = await fetch(`${service.url}/docs/errors`, { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('an error leads to the page of its code', () => {
  it('at the top of an answer', async () => {
    const { errors } = await new Caller(service.url).ask('{ viewer { __typename } }');
    const extensions = errors[0]?.extensions as { docUrl?: string } | undefined;
    expect(extensions?.docUrl).toBe(`${service.url}/docs/errors/UNAUTHENTICATED`);
    expect((await fetch(extensions?.docUrl ?? '')).status).toBe(200);
  });

  it('in a union, and of each of its issues', async () => {
    const { createApiKey } = await desk.provider.query<{
      createApiKey: { code: string; docUrl: string; issues: { code: string; docUrl: string }[] };
    }>(
      `mutation ($input: CreateApiKeyInput!) {
        createApiKey(input: $input) { ... on Error { code docUrl } ... on ValidationError { issues { code docUrl } } }
      }`,
      { input: { kind: 'SECRET', name: '' } },
    );
    const all = [createApiKey, ...createApiKey.issues];
    expect(all.length).toBeGreaterThan(1);
    for (const { code, docUrl } of all) {
      expect(docUrl).toBe(`${service.url}/docs/errors/${code}`);
      const response = await fetch(docUrl, { headers: { 'accept-language': 'en' } });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain(`<article id="${code}">`);
    }
  });
});

/** What the GraphQL library says of a document by itself; the oracle of the English. */
function libraryOn(document: string): string[] {
  try {
    return validate(contract, parse(document)).map(({ message }) => message);
  } catch (error) {
    return [error instanceof Error ? error.message : ''];
  }
}

describe('what the GraphQL library finds wrong is told in the language of the request', () => {
  const FAULTY: readonly [what: string, document: string, inChinese: string][] = [
    ['syntax', '{ viewer ', '语法有误'],
    ['a field', '{ nobody }', '没有字段 nobody'],
    ['a field like another', '{ filin(id: "x") { id } }', '没有字段 filin。您是不是想用'],
    ['an argument', '{ filings(nobody: 1) { totalCount } }', '没有参数 nobody'],
    ['an argument that is missing', '{ filing { id } }', '缺少必填参数 id'],
    ['a selection that is missing', '{ viewer }', '须选择其下的字段'],
    ['a selection too many', '{ __typename { id } }', '没有可选择的字段'],
    ['a type', 'query ($x: Nobody) { filings { totalCount } }', '没有类型 Nobody'],
    ['a variable that is not defined', '{ filing(id: $x) { id } }', '未定义'],
    ['a variable of a named operation', 'query A { filing(id: $x) { id } }', '操作 A 未定义变量 $x'],
    ['a variable that is not used', 'query ($x: ID) { __typename }', '未被使用'],
    ['a fragment', '{ ...nobody }', '没有片段 nobody'],
    ['a fragment that is not used', '{ __typename } fragment F on Query { __typename }', '片段 F 未被使用'],
    ['what has no sentence of its own', 'subscription { a: __typename b: __typename }', '请求不符合契约'],
  ];

  it.each(FAULTY)('%s', async (_what, document, inChinese) => {
    const told = async (language: Language): Promise<string[]> =>
      (await desk.provider.ask(document, {}, { language })).errors.map(({ message }) => message);
    expect(await told('en')).toEqual(libraryOn(document));
    expect((await told('zh-CN')).join(' ')).toContain(inChinese);
    for (const message of await told('zh-CN')) expect(message).toMatch(CHINESE);
  });

  it.each([
    [{}, '未发送必填变量 $input（类型 CreateApiKeyInput!）。', /^Variable "\$input" of required type/],
    [{ input: 1 }, '变量 $input 的取值无效', /^Variable "\$input" got an invalid value/],
    [{ input: { kind: 'SECRET' } }, 'name', /^Variable "\$input" got an invalid value; Field "name"/],
    [{ input: { kind: 'X', name: 'x' } }, '位置：input.kind', /at "input\.kind"/],
  ])('variables that do not fit: %j', async (variables, inChinese, inEnglish) => {
    const document = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename } }';
    const told = async (language: Language) => {
      const { errors } = await desk.provider.ask(document, variables, { language });
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
      return errors[0]?.message ?? '';
    };
    expect(await told('en')).toMatch(inEnglish);
    expect(await told('zh-CN')).toContain(inChinese);
    expect(await told('zh-CN')).toMatch(CHINESE);
  });
});
