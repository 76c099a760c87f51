import { describe, expect, it } from 'vitest';
import { checkPassword, checkPasswordInput, checkServiceCode } from '../../../schema/rules/secrets.ts';
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
    expect(checkTypeInput({}).map(({ path }) => path.join('.'))).toEqual([
      'province',
      'nature',
      'certificateType',
      'certificateNumber',
      'domains',
    ]);
  });
  it.each<[TypeInput, string[]]>([
    [{ province: '710000' }, ['province PROVINCE_UNKNOWN']],
    [{ city: '' }, ['city REQUIRED']],
    [{ city: '320100', county: '320102' }, ['city DIVISION_ELSEWHERE', 'county DIVISION_ELSEWHERE']],
    [{ county: '330203' }, ['county DIVISION_ELSEWHERE']],
    [{ county: 'west' }, ['county DIVISION_UNKNOWN']],
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
    [{ domains: Array.from({ length: 31 }, (_, index) => `a${index}.com`) }, ['domains TOO_MANY']],
  ])('%o', (change, expected) => {
    expect(told(change)).toEqual(expected);
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
});

describe('passwords and codes', () => {
  const codes = (issues: { code: string }[]): string[] => issues.map(({ code }) => code);
  it('must be there and plain', () => {
    expect(codes(checkPassword(''))).toEqual(['REQUIRED']);
    expect(codes(checkPassword('ｐａｓｓ'))).toEqual(['PASSWORD_SHAPE']);
    expect(codes(checkPassword('a b'))).toEqual(['PASSWORD_SHAPE']);
    expect(codes(checkPassword('x'.repeat(65)))).toEqual(['PASSWORD_SHAPE']);
    expect(codes(checkPassword('Abc123!@'))).toEqual([]);
  });
  it('need the number of the subject', () => {
    expect(codes(checkPasswordInput({ filingNumber: '浙ICP备12345678号-1', password: 'x' }))).toEqual([
      'FILING_NUMBER_HAS_SUFFIX',
    ]);
    expect(codes(checkPasswordInput({}))).toEqual(['REQUIRED', 'REQUIRED']);
  });
  it('a service code is whole', () => {
    expect(codes(checkServiceCode('32a43232-a888-48e8-b9ec-008888be8000'))).toEqual([]);
    expect(codes(checkServiceCode('32a4'))).toEqual(['SERVICE_CODE_INVALID']);
    expect(codes(checkServiceCode(null))).toEqual(['REQUIRED']);
  });
});
