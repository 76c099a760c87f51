import { describe, expect, it } from 'vitest';
import type { CertificateType } from '../../../schema/rules/choices/certificate-types.ts';
import {
  checkCertificateNumber,
  checkFailureOf,
  identityBehind,
  normaliseCertificateNumber,
  personalCertificateOf,
} from '../../../schema/rules/numbers/certificate-number.ts';
import { identityCheckCharacter, isRegisteredIn } from '../../../schema/rules/numbers/identity-card.ts';

const told = (type: string, number: string | null | undefined) =>
  checkCertificateNumber(['number'], type, number).map(({ code, params }) => ({
    code,
    ...(params ? { params } : {}),
  }));
const codes = (type: string, number: string): string[] => told(type, number).map(({ code }) => code);
const withCheck = (body: string): string => body + identityCheckCharacter(body);

/** Specimens out of the standards and the authorities' guides, one for each form that a number may have. */
const SPECIMENS: [type: CertificateType, number: string][] = [
  ['IDENTITY_CARD', '11010519491231002X'],
  ['HK_MACAU_RESIDENCE_PERMIT', withCheck('81000019900101001')],
  ['TAIWAN_RESIDENCE_PERMIT', withCheck('83000019900101003')],
  ['FOREIGNER_RESIDENCE_CARD', 'USA110080010112'],
  ['FOREIGNER_RESIDENCE_CARD', withCheck('93184019900228012')],
  ['HK_MACAU_PERMIT', 'H12345678'],
  ['HK_MACAU_PERMIT', 'M1234567801'],
  ['TAIWAN_PERMIT', '12345678'],
  ['PASSPORT', 'E12345678'],
  ['PASSPORT', 'AB123'],
  ['PASSPORT', 'ABCDE12345ABCDE12345'],
  ['BUSINESS_LICENCE', '91350100M000100Y43'],
  ['BUSINESS_LICENCE', '3301002008765'],
  ['BUSINESS_LICENCE', '110108000000016'],
  ['BUSINESS_LICENCE', '330100NA000123X'],
  ['ORGANISATION_CODE_CERTIFICATE', '67395965-4'],
  ['UNIFIED_CODE_CERTIFICATE', '11330000002482023Y'],
  ['PUBLIC_INSTITUTION_CERTIFICATE', '12330000MAP333608A'],
  ['PUBLIC_INSTITUTION_CERTIFICATE', '事证第133000000123号'],
  ['LAW_FIRM_LICENCE', '23301199910123456'],
  ['MILITARY_UNIT_CODE', '〔2010〕12345（甲）-1/2.3'],
];

describe('a number of the right form', () => {
  it.each(SPECIMENS)('%s %s is taken, in whatever case and width it is typed', (type, number) => {
    expect(told(type, number)).toEqual([]);
    expect(told(type, ` ${number.toLowerCase()} `)).toEqual([]);
    const wide = [...number].map((sign) =>
      /[0-9A-Z]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign,
    );
    expect(told(type, wide.join(''))).toEqual([]);
  });

  it.each(SPECIMENS)('%s %s is none with a sign before or behind it, or without its end', (type, number) => {
    expect(codes(type, `#${number}`)).not.toEqual([]);
    expect(codes(type, `${number}#`)).not.toEqual([]);
    const fixed = !/INSTITUTION|LAW|MILITARY|PASSPORT/.test(type);
    if (fixed) expect(codes(type, number.slice(0, -1))).not.toEqual([]);
  });

  it('of a kind nobody knows is one that only its register knows', () => {
    expect(codes('LIBRARY_CARD', '京字第1号')).toEqual([]);
    expect(codes('LIBRARY_CARD', '???')).toEqual(['CERTIFICATE_NUMBER_SHAPE']);
    expect(normaliseCertificateNumber(undefined, ' 京字 第1号a')).toBe('京字第1号A');
    expect(identityBehind('LIBRARY_CARD', '11010519491231002X')).toBeNull();
  });

  it.each([null, undefined, '', '  '])('that is missing (%j) is nobody’s fault here', (nothing) => {
    expect(told('IDENTITY_CARD', nothing)).toEqual([]);
    expect(checkFailureOf('IDENTITY_CARD', nothing)).toBeNull();
    expect(identityBehind('IDENTITY_CARD', nothing)).toBeNull();
  });
});

describe('how long a number may be', () => {
  it.each([
    ['PASSPORT', 'AB12', false],
    ['PASSPORT', 'ABCDE12345ABCDE123456', false],
    // 128 bytes in GBK (V3.0, Zjhm), in which a character has two.
    ['MILITARY_UNIT_CODE', '1'.repeat(128), true],
    ['MILITARY_UNIT_CODE', '1'.repeat(129), false],
    ['MILITARY_UNIT_CODE', '字'.repeat(64), true],
    ['MILITARY_UNIT_CODE', '字'.repeat(65), false],
    ['BUSINESS_LICENCE', '33010020087651', false],
    ['BUSINESS_LICENCE', '330100200876512', true],
    ['BUSINESS_LICENCE', '1', false],
    ['BUSINESS_LICENCE', '1NA000123X', false],
    ['BUSINESS_LICENCE', '330100NA1X', false],
    ['BUSINESS_LICENCE', 'ABCDEFNA000123X', false],
    ['BUSINESS_LICENCE', '330100NAABCDEFX', false],
    ['BUSINESS_LICENCE', 'ABCDEFGHIJKLM', false],
    ['HK_MACAU_PERMIT', 'H123456780', false],
    ['IDENTITY_CARD', '1101054912310020', false],
  ])('%s %s: %s', (type, number, taken) => {
    expect(codes(type, number).length === 0).toBe(taken);
  });
});

describe('what is told of a wrong number', () => {
  it.each([
    ['IDENTITY_CARD', '1101051949123100', { code: 'ID_CARD_LENGTH', params: { length: 16 } }],
    ['IDENTITY_CARD', '1110105491231002', { code: 'ID_CARD_LENGTH', params: { length: 16 } }],
    ['IDENTITY_CARD', '1101054912310020', { code: 'ID_CARD_LENGTH', params: { length: 16 } }],
    ['IDENTITY_CARD', '11010519490231002X', { code: 'ID_CARD_DATE', params: { date: '19490231' } }],
    ['IDENTITY_CARD', '89010519491231002X', { code: 'ID_CARD_REGION', params: { region: '89' } }],
    ['IDENTITY_CARD', 'AB010519491231002X', { code: 'ID_CARD_SHAPE' }],
    ['IDENTITY_CARD', '1101051949123100XX', { code: 'ID_CARD_SHAPE' }],
    [
      'IDENTITY_CARD',
      `1${withCheck('91108419800101001')}`,
      { code: 'ID_CARD_LENGTH', params: { length: 19 } },
    ],
    [
      'IDENTITY_CARD',
      `${withCheck('91108419800101001')}1`,
      { code: 'ID_CARD_LENGTH', params: { length: 19 } },
    ],
    [
      'HK_MACAU_RESIDENCE_PERMIT',
      withCheck('83000019900101003'),
      { code: 'RESIDENCE_PERMIT_REGION', params: { expected: '810000 / 820000' } },
    ],
    [
      'TAIWAN_RESIDENCE_PERMIT',
      withCheck('81000019900101001'),
      { code: 'RESIDENCE_PERMIT_REGION', params: { expected: '830000' } },
    ],
    [
      'HK_MACAU_RESIDENCE_PERMIT',
      withCheck('81000019901301001'),
      { code: 'ID_CARD_DATE', params: { date: '19901301' } },
    ],
    ['BUSINESS_LICENCE', '9135O100MOOO1OOY43', { code: 'UNIFIED_CODE_LETTERS', params: { letters: 'O' } }],
    [
      'BUSINESS_LICENCE',
      '91350100IZOO100Y43',
      { code: 'UNIFIED_CODE_LETTERS', params: { letters: 'I Z O' } },
    ],
    [
      'UNIFIED_CODE_CERTIFICATE',
      '91350100M000100Y4',
      { code: 'UNIFIED_CODE_LENGTH', params: { length: 17 } },
    ],
  ])('%s %s', (type, number, expected) => {
    expect(told(type, number)).toEqual([expected]);
  });

  it.each([
    ['IDENTITY_CARD', '110105194912310021', 'GB 11643'],
    ['BUSINESS_LICENCE', '110108000000015', 'ISO 7064 MOD 11,10'],
    ['BUSINESS_LICENCE', '91350100M000100Y44', 'GB 32100'],
    ['ORGANISATION_CODE_CERTIFICATE', '67395965-5', 'GB 11714'],
  ])('of the check character of %s %s: the standard, %s', (type, number, standard) => {
    expect(checkFailureOf(type, number)?.standard).toBe(standard);
  });
});

describe('an identity card', () => {
  /** GB/T 2260: the provinces, and what begins the permits of residents of Taiwan, Hong Kong and Macau (GA 467). */
  const REGIONS =
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83';

  it('begins with a region that there is', () => {
    const all = Array.from({ length: 90 }, (_, nth) => String(nth + 10));
    const known = all.filter(
      (region) => codes('IDENTITY_CARD', withCheck(`${region}010519491231002`)).length === 0,
    );
    expect(known.join(' ')).toBe(REGIONS);
  });

  it.each([
    ['18491231', false],
    ['18500101', true],
    ['20240229', true],
    ['20230229', false],
  ])('tells a birth on %s that somebody alive may have: %s', (birth, possible) => {
    expect(codes('IDENTITY_CARD', withCheck(`110105${birth}002`)).length === 0).toBe(possible);
  });

  it.each([
    ['001', 'MALE'],
    ['002', 'FEMALE'],
    ['003', 'MALE'],
    ['998', 'FEMALE'],
  ])('tells by its order number %s a holder who is %s', (order, sex) => {
    expect(identityBehind('IDENTITY_CARD', withCheck(`11010519491231${order}`))?.sex).toBe(sex);
  });

  it('of a wrong shape, or another paper, tells nothing', () => {
    expect(identityBehind('IDENTITY_CARD', withCheck('89010519491231002'))).toBeNull();
    expect(identityBehind('PASSPORT', '11010519491231002X')).toBeNull();
    expect(identityBehind('FOREIGNER_RESIDENCE_CARD', 'USA110080010112')).toBeNull();
  });

  // Until 1997 cards of Chongqing (5102), Wanxian (5122), Fuling (5123) and Qianjiang (5135) were those of Sichuan (GB/T 2260-1995).
  it.each([
    ['5102', '500000', true],
    ['5122', '500000', true],
    ['5123', '500000', true],
    ['5135', '500000', true],
    ['5001', '500000', true],
    ['5101', '500000', false],
    ['5132', '500000', false],
    ['5102', '510000', true],
    ['5001', '510000', false],
    ['3301', '330000', true],
    ['3301', '310000', false],
  ])('that begins with %s is one of %s: %s', (start, province, expected) => {
    expect(isRegisteredIn(withCheck(`${start}0519491231002`), province)).toBe(expected);
  });
});

describe('the kind of card that a number of a person is', () => {
  it.each([
    ['11010519491231002X', 'IDENTITY_CARD'],
    ['1101054912310020', 'IDENTITY_CARD'],
    ['USA110080010112', 'FOREIGNER_RESIDENCE_CARD'],
    [withCheck('93184019900228012'), 'FOREIGNER_RESIDENCE_CARD'],
    [withCheck('93184019901328012'), 'FOREIGNER_RESIDENCE_CARD'],
    ['12345678', undefined],
    ['H12345678', undefined],
  ])('%s: %s', (number, kind) => {
    expect(personalCertificateOf(number)).toBe(kind);
  });
});

describe('a number as it is stored', () => {
  it.each<[CertificateType, string, string]>([
    ['ORGANISATION_CODE_CERTIFICATE', '673959654', '67395965-4'],
    ['ORGANISATION_CODE_CERTIFICATE', '6739596', '6739596'],
    ['PASSPORT', 'e1234－5678', 'E12345678'],
    ['PASSPORT', 'e123456789', 'E123456789'],
    ['TAIWAN_PERMIT', '123456789', '123456789'],
    ['MILITARY_UNIT_CODE', '甲 12-34a', '甲12-34A'],
    ['MILITARY_UNIT_CODE', '12—34', '12—34'],
    ['PUBLIC_INSTITUTION_CERTIFICATE', '事证-第133号', '事证-第133号'],
    ['BUSINESS_LICENCE', '3301-0020-08765', '3301002008765'],
  ])('%s %s: %s', (type, typed, stored) => {
    expect(normaliseCertificateNumber(type, typed)).toBe(stored);
  });
});
