import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../schema/rules/issue.ts';
import { checkTypeInput, typeInputWarnings } from '../../../schema/rules/type-input.ts';
import type { TypeInput } from '../../../schema/rules/type-input.ts';

const RIGHT: TypeInput = {
  province: '330000',
  city: '330100',
  county: '330106',
  nature: 'ENTERPRISE',
  certificateType: 'BUSINESS_LICENCE',
  certificateNumber: '91330106673959654P',
  domains: ['example.com'],
};
const told = (change: TypeInput): string[] =>
  checkTypeInput({ ...RIGHT, ...change }).map(({ path, code }) => `${path.join('.')} ${code}`);

describe('a certificate number', () => {
  it.each([
    ['20261130', '2026-11-30', []],
    ['20261201', '2026-11-30', ['certificateNumber ID_CARD_DATE']],
    ['20990101', '2026-11-30', ['certificateNumber ID_CARD_DATE']],
  ])('of somebody born on %s is judged on %s', (birth, today, expected) => {
    const person = { nature: 'PERSONAL', certificateType: 'IDENTITY_CARD' };
    const input = { ...RIGHT, ...person, certificateNumber: `330106${birth}001X` };
    expect(checkTypeInput(input, today).map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual(
      expected,
    );
  });
});

describe('the type check’s form', () => {
  it('is right', () => {
    expect(told({})).toEqual([]);
    expect(
      told({
        certificateNumber: '９１３３０１０６６７３９５９６５４ｐ',
        domains: ['HTTP://例子.中国/', 'a.b.example.com'],
      }),
    ).toEqual([]);
  });
  it('is empty', () => {
    expect(checkTypeInput({}).map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual([
      'province REQUIRED',
      'nature REQUIRED',
      'certificateType REQUIRED',
      'certificateNumber REQUIRED',
      'domains REQUIRED',
    ]);
  });
  it.each<[TypeInput, string[]]>([
    [{ province: '710000' }, ['province PROVINCE_UNKNOWN']],
    [{ city: '' }, ['city REQUIRED']],
    [{ city: '320100', county: '320102' }, ['city DIVISION_ELSEWHERE', 'county DIVISION_ELSEWHERE']],
    [{ county: '330203' }, ['county DIVISION_ELSEWHERE']],
    [{ county: 'west' }, ['county DIVISION_UNKNOWN']],
    // Twelve digits are the code of a village: a county has the first six of them.
    [{ county: '330106109000' }, ['county DIVISION_UNKNOWN']],
    [{ county: '浙330106' }, ['county DIVISION_UNKNOWN']],
    [{ nature: 'GHOST' }, ['nature NOT_IN_LIST']],
    [{ certificateType: 'PAPER' }, ['certificateType NOT_IN_LIST']],
    [{ nature: 'PERSONAL' }, ['certificateType CERTIFICATE_TYPE_NATURE']],
    [{ certificateNumber: '9133010667395965' }, ['certificateNumber LICENCE_NUMBER_SHAPE']],
    [{ certificateNumber: '12330000MAP333608A' }, ['certificateNumber UNIFIED_CODE_START']],
    [{ domains: ['', ' '] }, ['domains REQUIRED']],
    [{ domains: ['example.com', ''] }, ['domains.1 REQUIRED']],
    [{ domains: ['example.com', 'EXAMPLE.com.'] }, ['domains.1 DUPLICATE']],
    [{ domains: ['192.0.2.1'] }, ['domains.0 DOMAIN_IS_ADDRESS']],
    [{ domains: ['example'] }, ['domains.0 DOMAIN_INVALID']],
    [{ domains: ['example.com 例子.中国'] }, ['domains.0 DOMAIN_SEVERAL']],
    [{ domains: Array.from({ length: 30 }, (_, index) => `a${index}.com`) }, []],
    [{ domains: Array.from({ length: 31 }, (_, index) => `a${index}.com`) }, ['domains TOO_MANY']],
  ])('%o', (change, expected) => {
    expect(told(change)).toEqual(expected);
  });

  // What was typed stands in the message: “GHOST” is not in the list.
  it.each<[TypeInput, Issue['params']]>([
    [{ province: '710000' }, { value: '710000' }],
    [{ county: 'west' }, { value: 'west' }],
    [{ nature: 'GHOST' }, { value: 'GHOST' }],
    [{ certificateType: 'PAPER' }, { value: 'PAPER' }],
    [{ nature: 'PERSONAL' }, { certificate: 'BUSINESS_LICENCE', nature: 'PERSONAL' }],
    [{ domains: ['http://203.119.25.1/'] }, { value: '203.119.25.1' }],
    [{ domains: ['example.com', 'Example.cn、例子.中国'] }, { value: 'Example.cn、例子.中国' }],
    [{ domains: ['HTTP://Example/'] }, { value: 'HTTP://Example/' }],
    [{ domains: ['example.com', 'http://EXAMPLE.com'] }, { value: 'example.com' }],
    [{ domains: Array.from({ length: 31 }, (_, index) => `a${index}.com`) }, { max: 30 }],
  ])('%o is told with %o', (change, params) => {
    expect(checkTypeInput({ ...RIGHT, ...change }).map((issue) => issue.params)).toEqual([params]);
  });
});

describe('what is warned of in the type check’s form', () => {
  const warned = (change: TypeInput, confirmedOn?: string): string[] =>
    typeInputWarnings({ ...RIGHT, ...change }, confirmedOn).map(
      ({ path, code, params }) => `${path.join('.')} ${code} ${JSON.stringify(params)}`,
    );
  it('is nothing of a right form, and never refused', () => {
    expect(warned({})).toEqual([]);
    expect(told({ certificateNumber: '91330106673959654X' })).toEqual([]);
  });
  it('is a check character that fails, with the one of the standard', () => {
    const change = { certificateNumber: '91330106673959654X' };
    const params = '{"standard":"GB 32100","expected":"P"';
    expect(warned(change)).toEqual([`certificateNumber UNIFIED_CODE_CHECK ${params}}`]);
    expect(warned(change, '2026-11-29')).toEqual([
      `certificateNumber CHECK_CONFIRMED ${params},"date":"2026-11-29"}`,
    ]);
  });
  it('is a register of another province, and none of the whole country', () => {
    expect(warned({ province: '440000' })).toEqual([
      'certificateNumber UNIFIED_CODE_PLACE {"foundProvince":"330000","province":"440000"}',
    ]);
    expect(warned({ province: '440000', certificateNumber: '91100000100003962T' })).toEqual([]);
  });
  it.each<[string, TypeInput]>([
    ['while no province is chosen', { province: '' }],
    ['while no number is typed', { province: '440000', certificateNumber: '' }],
    ['of a register’s older number', { province: '420000', certificateNumber: '421100000000002' }],
    // Characters 3 to 8 of such a card are 110219, which looks like Beijing: they are Huanggang's, and of a year.
    [
      'of an identity card',
      {
        province: '420000',
        nature: 'PERSONAL',
        certificateType: 'IDENTITY_CARD',
        certificateNumber: '421102199001010015',
      },
    ],
  ])('is no place %s', (_, change) => {
    expect(warned(change)).toEqual([]);
  });
});
