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
    // A page of a hundred thousand bytes is no list.
    expect(text.length).toBeLessThan(60_000);
    const shown = [...text.matchAll(/<(?:dt|a) id="([A-Z_0-9]+)"/g)].map(([, code = '']) => code);
    expect(shown).toHaveLength(new Set(shown).size);
    expect([...shown].sort()).toEqual([...new Set([...ERROR_CODES, ...Object.keys(issues.en)])].sort());
    expect(text).not.toMatch(/undefined|NaN|\[object|>null</);
  });

  it('tells of each code its cause, the way on and where it occurs', async () => {
    for (const code of Object.keys(issues.en))
      expect((await page(`/${code}`, 'en')).text).toContain(`<article id="${code}">`);
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
    [
      'fragments like another',
      '{ viewer { id } }',
      '您是不是想对 "ApplicantViewer"或"StaffViewer" 使用内联片段？',
    ],
    [
      'a type like two others',
      'query ($x: Nope) { rateLimit(x: $x) { __typename } }',
      '您是不是想用 "Node"或"Mode"？',
    ],
    ['a fragment of another type', '{ viewer { ... on Filing { id } } }', '不可能是类型 Filing'],
    ['two answers under one name', '{ a: filing(id: "x") { id } a: filing(id: "y") { id } }', '同名字段 a'],
    ['a directive', '{ viewer @nobody { __typename } }', '没有指令 @nobody'],
    ['two operations of a name', 'query A { __typename } query A { __typename }', '名为 A 的操作只能有一个'],
    ['an operation without a name beside another', '{ __typename } query B { __typename }', '未命名的操作'],
    ['an argument twice', '{ filing(id: "x", id: "y") { id } }', '参数 id 只能写一次'],
    [
      'a variable in a place of another type',
      'query ($x: Int!) { filing(id: $x) { id } }',
      '此处需要类型 ID!',
    ],
    ['what has no sentence of its own', 'subscription { a: __typename b: __typename }', '请求不符合契约'],
  ];

  /** Values that do not fit are not repeated, so that the library’s own sentence is no oracle. */
  const UNFIT: readonly [what: string, document: string, inChinese: string, inEnglish: string][] = [
    [
      'no integer',
      '{ filings(first: "x") { totalCount } }',
      '此处应为整数（Int）。',
      'Int cannot represent non-integer value.',
    ],
    [
      'too large an integer',
      '{ filings(first: 2147483648) { totalCount } }',
      '此处应为 32 位整数（Int）。',
      'Int cannot represent non 32-bit signed integer value.',
    ],
    [
      'no such value',
      '{ filings(states: [NOBODY]) { totalCount } }',
      '枚举 FilingState 没有这个值。',
      'There is no such value in the enum "FilingState".',
    ],
    [
      'a value as a text',
      '{ filings(states: "DRAFT") { totalCount } }',
      '此处应为枚举 FilingState 的值，且不加引号。',
      'Enum "FilingState" cannot represent non-enum value.',
    ],
    ['nothing', '{ filing(id: null) { id } }', '此处应为类型 ID! 的值。', 'Expected value of type "ID!".'],
    [
      'no text',
      'mutation { createApiKey(input: { name: 1, kind: SECRET }) { __typename } }',
      '此处应为字符串（String）。',
      'String cannot represent a non string value.',
    ],
    [
      'a field that is missing',
      'mutation { createApiKey(input: { kind: SECRET }) { __typename } }',
      '缺少必填的输入字段 CreateApiKeyInput.name（类型 String!）。',
      'Field "CreateApiKeyInput.name" of required type "String!" was not provided.',
    ],
    [
      'a field that is not there',
      'mutation { createApiKey(input: { name: "x", kind: SECRET, nobody: 1 }) { __typename } }',
      '类型 CreateApiKeyInput 没有输入字段 nobody。',
      'Field "nobody" is not defined by type "CreateApiKeyInput".',
    ],
    [
      'no moment',
      '{ filings(submittedFrom: "x") { totalCount } }',
      'DateTime 应为 ISO 8601 的时刻。',
      'DateTime must be an ISO 8601 instant',
    ],
    [
      'a moment before all years',
      '{ filings(submittedFrom: "-000001-01-01T00:00:00Z") { totalCount } }',
      'DateTime 须在公元 1 年至 9999 年之间。',
      'DateTime must lie in the years 1 to 9999',
    ],
    [
      'no metadata',
      '{ filings(metadata: "x") { totalCount } }',
      'Metadata 应为对象。',
      'Metadata must be an object',
    ],
    [
      'metadata that are no texts',
      '{ filings(metadata: { a: 1 }) { totalCount } }',
      'Metadata 的值应为字符串或 null。',
      'Metadata must have texts or null as values',
    ],
  ];

  it.each(UNFIT)('%s, with its place', async (_what, document, inChinese, inEnglish) => {
    for (const [language, words] of [
      ['zh-CN', inChinese],
      ['en', inEnglish],
    ] as const) {
      const { errors } = await desk.provider.ask(document, {}, { language });
      expect(errors.map(({ message }) => message)).toEqual([words]);
      expect(errors[0]?.locations).toHaveLength(1);
    }
  });

  it.each(FAULTY)('%s', async (_what, document, inChinese) => {
    const told = async (language: Language): Promise<string[]> =>
      (await desk.provider.ask(document, {}, { language })).errors.map(({ message }) => message);
    expect(await told('en')).toEqual(libraryOn(document));
    expect((await told('zh-CN')).join(' ')).toContain(inChinese);
    for (const message of await told('zh-CN')) expect(message).toMatch(CHINESE);
    const { errors } = await desk.provider.ask(document);
    for (const { locations } of errors) expect(locations?.length).toBeGreaterThan(0);
  });

  it.each([
    [{}, '未发送必填变量 $input（类型 CreateApiKeyInput!）。', /^Variable "\$input" of required type/],
    [{ input: 1 }, '变量 $input 的取值无效', /^Variable "\$input" got an invalid value/],
    [{ input: { kind: 'SECRET' } }, 'name', /^Variable "\$input" got an invalid value; Field "name"/],
    [{ input: { kind: 'X', name: 'x' } }, '位置：input.kind', /at "input\.kind"/],
    [
      { input: { kind: 'X', name: 'x' } },
      '枚举 KeyKind 没有这个值',
      /There is no such value in the enum "KeyKind"\.$/,
    ],
    [
      { input: { kind: 'SECRET', name: 'x', 'Zhang San': 1 } },
      '其中有类型 CreateApiKeyInput 没有的输入字段。',
      /; A field is not defined by type "CreateApiKeyInput"\.$/,
    ],
    [
      { input: { kind: 'SECRET', name: 7 } },
      '此处应为字符串',
      /; String cannot represent a non string value\.$/,
    ],
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

  it.each(['submittedFrom: $x', 'metadata: $x'])('a scalar that does not fit: %s', async (given) => {
    const type = given.startsWith('m') ? 'Metadata' : 'DateTime';
    const document = `query ($x: ${type}) { filings(${given}) { totalCount } }`;
    const { errors } = await desk.provider.ask(document, { x: '李四' }, { language: 'zh-CN' });
    expect(errors[0]?.message).toMatch(new RegExp(`^变量 \\$x 的取值无效；${type} 应为`));
    expect(JSON.stringify(errors)).not.toContain('李四');
  });
});
