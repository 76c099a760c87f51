import { describe, expect, it } from 'vitest';
import type { SubjectNature } from '../../../schema/rules/choices/subject-natures.ts';
import { nextStepsOf, whyOf } from '../../../server/filing/draft/type/reasons.ts';
import { registrableDomain } from '../../../server/filing/draft/type/domain.ts';
import { publicSuffixWarnings, suffixWarnings } from '../../../server/filing/draft/type/warnings.ts';

const on = (day: string): Date => new Date(`${day}T12:00:00+08:00`);

/** The rows of the type check that answer something, as the providers' documents number and word them. */
const ROWS: [row: number, otherType: string | null, why: string, next: string][] = [
  [2, 'IMPORT_FIRST', 'WHY_IMPORT_FIRST', 'NEXT_IMPORT_FIRST'],
  [3, 'CONFLICT', 'WHY_DOMAIN_OTHER_SUBJECT', 'NEXT_DOMAIN_OTHER_SUBJECT'],
  [4, 'NOTHING_TO_FILE', 'WHY_NOTHING_TO_FILE', 'NEXT_NOTHING_TO_FILE'],
  [5, null, 'WHY_CONTINUED_ACCESS', 'NEXT_CONTINUED_ACCESS'],
  [6, null, 'WHY_NEW_ACCESS', 'NEXT_NEW_ACCESS'],
  [7, 'SHELL_SUBJECT', 'WHY_SHELL_SUBJECT', 'NEXT_SHELL_SUBJECT'],
  [8, 'NEW_SITE_HERE', 'WHY_NEW_SITE_HERE', 'NEXT_NEW_SITE_HERE'],
  [9, 'NEW_SITE_ELSEWHERE', 'WHY_NEW_SITE_ELSEWHERE', 'NEXT_NEW_SITE_ELSEWHERE'],
  [10, 'FIRST', 'WHY_FIRST', 'NEXT_FIRST'],
];

const ZHEJIANG = {
  province: '330000',
  nature: 'ENTERPRISE' as SubjectNature,
  createdAt: on('2026-03-02'),
  certificateNumber: '91330106673959654P',
};
const steps = (row: number, otherType: string | null, change: Partial<typeof ZHEJIANG> = {}, mixed = false) =>
  nextStepsOf({ row, otherType, ...ZHEJIANG, ...change }, mixed);
const codes = (...asked: Parameters<typeof steps>): string[] => steps(...asked).map(({ code }) => code);

describe('why it is this type of filing', () => {
  it.each(ROWS)('row %i, %s: %s', (row, otherType, why, next) => {
    expect(whyOf({ row, otherType })).toBe(why);
    const advised = otherType === 'CONFLICT' || otherType === 'FIRST';
    if (!advised) expect(codes(row, otherType)).toEqual([next]);
    expect(codes(row, otherType)).toContain(next);
  });

  it('is the other account, wherever one holds the subject, and nothing else is told of it', () => {
    for (const [row] of ROWS) {
      expect(whyOf({ row, otherType: 'OTHER_ACCOUNT' })).toBe('SUBJECT_OTHER_ACCOUNT');
      expect(codes(row, 'OTHER_ACCOUNT', {}, true)).toEqual(['NEXT_OTHER_ACCOUNT']);
    }
  });

  it('is never made up for a row that there is not', () => {
    expect(() => whyOf({ row: 11, otherType: null })).toThrow(/row 11/);
  });
});

describe('what can be done next', () => {
  // A subject whose certificate was replaced looks new; Zhejiang lets it access first, Liaoning wants the change first.
  it.each<[string, SubjectNature, string, string[]]>([
    ['330000', 'ENTERPRISE', '91330106673959654P', ['OLD_CERTIFICATE_ENTER_OLD', 'OLD_NUMBER_INSIDE']],
    ['210000', 'ENTERPRISE', '91330106673959654P', ['OLD_CERTIFICATE_CHANGE_FIRST', 'OLD_NUMBER_INSIDE']],
    ['330000', 'ENTERPRISE', '330100200876512', ['OLD_CERTIFICATE_ENTER_OLD', 'OLD_NUMBER']],
    ['330000', 'PERSONAL', '11010519491231002X', ['OLD_NUMBER']],
    // A person's number is none of a unit's, whatever it looks like.
    ['330000', 'PERSONAL', '91330106673959654P', ['OLD_NUMBER']],
  ])('in %s for a %s with %s: %j', (province, nature, certificateNumber, advice) => {
    const change = { province, nature, certificateNumber };
    expect(codes(10, 'FIRST', change)).toEqual(['NEXT_FIRST', ...advice]);
    // Whose own domain it is has nobody else to wait for: the advice comes first.
    expect(codes(3, 'CONFLICT', change)).toEqual([...advice, 'NEXT_DOMAIN_OTHER_SUBJECT']);
    expect(codes(9, 'NEW_SITE_ELSEWHERE', change)).toEqual(['NEXT_NEW_SITE_ELSEWHERE']);
  });

  it('names the organisation code that the unified code contains, digits 9 to 17, as it was printed', () => {
    const told = steps(10, 'FIRST').find(({ code }) => code === 'OLD_NUMBER_INSIDE');
    expect(told?.params).toEqual({ organisation: '67395965-4' });
  });

  it('says last that some of the domains led elsewhere', () => {
    expect(codes(4, 'NOTHING_TO_FILE', {}, true)).toEqual([
      'NEXT_NOTHING_TO_FILE',
      'DETERMINATION_AMBIGUOUS',
    ]);
    expect(codes(3, 'CONFLICT', {}, true).at(-1)).toBe('DETERMINATION_AMBIGUOUS');
  });
});

describe('a suffix', () => {
  const warned = (domain: string, province = '330000', day = '2026-03-02') =>
    suffixWarnings({ province, nature: 'ENTERPRISE', domains: ['example.com', domain], createdAt: on(day) });

  it.each<[string, string, string, object[]]>([
    ['example.cn', '330000', '2026-03-02', []],
    ['example.tv', '330000', '2020-07-24', []],
    [
      'example.tv',
      '330000',
      '2020-07-23',
      [{ code: 'SUFFIX_WARNING', params: { domain: 'example.tv', suffix: 'tv' } }],
    ],
    [
      'example.nowhere',
      '330000',
      '2026-03-02',
      [{ code: 'SUFFIX_WARNING', params: { domain: 'example.nowhere', suffix: 'nowhere' } }],
    ],
    ['example.asia', '330000', '2026-03-02', []],
    [
      'example.asia',
      '110000',
      '2026-03-02',
      [
        {
          code: 'SUFFIX_PROVINCE_WARNING',
          params: { domain: 'example.asia', suffix: 'asia' },
          rule: 'beijing.domain-suffixes',
        },
      ],
    ],
    ['example.com.cn', '110000', '2026-03-02', []],
    ['例子.中国', '110000', '2026-03-02', []],
    ['例子.公司', '110000', '2026-03-02', []],
    ['com.cn', '330000', '2026-03-02', []],
  ])('%s in %s on %s', (domain, province, day, expected) => {
    expect(warned(domain, province, day)).toEqual(
      expected.map((issue) => ({ path: ['domains', '1'], ...issue })),
    );
  });
});

describe('what is said of a domain that cannot be filed', () => {
  it.each([
    [' 192.0.2.1 ', { code: 'DOMAIN_IS_ADDRESS', params: { value: '192.0.2.1' } }],
    [' a.cn b.cn ', { code: 'DOMAIN_SEVERAL', params: { value: 'a.cn b.cn' } }],
    [' -a-.com ', { code: 'DOMAIN_INVALID', params: { value: '-a-.com' } }],
    ['COM.CN', { code: 'DOMAIN_NOT_REGISTRABLE', params: { value: 'com.cn' } }],
  ])('%j names what was typed, at the field', (typed, expected) => {
    expect(registrableDomain(typed)).toEqual({ issue: { path: ['domains'], ...expected } });
    expect(registrableDomain(typed, ['domains', '3'])).toMatchObject({ issue: { path: ['domains', '3'] } });
  });

  it('goes by the longest suffix that ends it, in whatever order they are listed', () => {
    const lists = [
      ['cn', 'zj.cn'],
      ['zj.cn', 'cn'],
    ].map((list) => list.map((suffix) => ({ suffix, from: null })));
    for (const list of lists)
      expect(registrableDomain('www.shop.zj.cn', ['domains'], list)).toMatchObject({
        domain: { domain: 'shop.zj.cn', suffix: 'zj.cn' },
      });
    for (const list of [
      ['nowhere', 'deep.nowhere'],
      ['deep.nowhere', 'nowhere'],
    ])
      expect(
        registrableDomain(
          'a.b.deep.nowhere',
          ['domains'],
          list.map((suffix) => ({ suffix, from: null })),
        ),
      ).toMatchObject({ domain: { domain: 'b.deep.nowhere', suffix: 'deep.nowhere' } });
  });
});

describe('the domain of a public body', () => {
  const warned = (domain: string, nature: 'GOVERNMENT' | 'PUBLIC_INSTITUTION' | 'ENTERPRISE', day: string) =>
    publicSuffixWarnings({ province: '330000', nature, domains: [domain], createdAt: on(day) }).map(
      ({ code, params, rule }) => [code, params?.['suffixes'], rule],
    );
  const GOVERNMENT = [
    ['SUFFIX_PUBLIC_WARNING', '.gov.cn .政务 .政务.cn', 'national.public-suffixes.organisation'],
  ];
  const INSTITUTION = [['SUFFIX_PUBLIC_WARNING', '.cn .公益', 'national.public-suffixes.organisation']];

  it.each([
    ['example.gov.cn', 'GOVERNMENT', '2026-03-02', []],
    ['示例.政务', 'GOVERNMENT', '2026-03-02', []],
    ['示例.政务.cn', 'GOVERNMENT', '2026-03-02', []],
    ['example.com.cn', 'GOVERNMENT', '2026-03-02', GOVERNMENT],
    ['gov.cn.example.com', 'GOVERNMENT', '2026-03-02', GOVERNMENT],
    ['example.com', 'GOVERNMENT', '2024-06-30', []],
    ['example.com', 'GOVERNMENT', '2024-07-01', GOVERNMENT],
    ['example.org.cn', 'PUBLIC_INSTITUTION', '2026-03-02', []],
    ['示例.公益', 'PUBLIC_INSTITUTION', '2026-03-02', []],
    ['example.net', 'PUBLIC_INSTITUTION', '2026-03-02', INSTITUTION],
    ['example.net', 'ENTERPRISE', '2026-03-02', []],
  ] as const)('%s of %s on %s', (domain, nature, day, expected) => {
    expect(warned(domain, nature, day)).toEqual(expected);
  });
});
