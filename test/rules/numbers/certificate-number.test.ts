import { describe, expect, it } from 'vitest';
import {
  CERTIFICATE_TYPES,
  certificateOfMiitCode,
  certificatesFor,
  miitCertificateCode,
} from '../../../schema/rules/choices/certificate-types.ts';
import type { CertificateEntry } from '../../../schema/rules/choices/certificate-types.ts';
import type { SubjectNature } from '../../../schema/rules/choices/subject-natures.ts';
import {
  checkCertificateNumber,
  checkFailureOf,
  identityBehind,
  normaliseCertificateNumber,
  personalCertificateOf,
} from '../../../schema/rules/numbers/certificate-number.ts';
import { identityCheckCharacter } from '../../../schema/rules/numbers/identity-card.ts';

const codesOf = (type: string, number: string): string[] =>
  checkCertificateNumber(['certificateNumber'], type, number).map((one) => one.code);

const withCheck = (body: string): string => body + identityCheckCharacter(body);

describe('what is said about a wrong certificate number', () => {
  it.each([
    ['IDENTITY_CARD', '110105491231002', 'ID_CARD_OLD'],
    ['IDENTITY_CARD', '1101051949123100', 'ID_CARD_LENGTH'],
    ['IDENTITY_CARD', 'A1010519491231002X', 'ID_CARD_SHAPE'],
    ['IDENTITY_CARD', withCheck('89010519491231002'), 'ID_CARD_REGION'],
    ['IDENTITY_CARD', withCheck('11010519490231002'), 'ID_CARD_DATE'],
    ['HK_MACAU_RESIDENCE_PERMIT', '11010519491231002X', 'RESIDENCE_PERMIT_REGION'],
    ['TAIWAN_RESIDENCE_PERMIT', withCheck('81000019900101001'), 'RESIDENCE_PERMIT_REGION'],
    ['BUSINESS_LICENCE', '9135O100MOOO1OOY43', 'UNIFIED_CODE_LETTERS'],
    ['BUSINESS_LICENCE', '12345', 'LICENCE_NUMBER_SHAPE'],
    ['ORGANISATION_CODE_CERTIFICATE', '1234', 'ORGANISATION_CODE_SHAPE'],
    ['HK_MACAU_PERMIT', 'K12345678', 'HK_MACAU_PERMIT_SHAPE'],
    ['TAIWAN_PERMIT', '1234567', 'TAIWAN_PERMIT_SHAPE'],
    ['PASSPORT', 'AB1', 'PASSPORT_SHAPE'],
    ['LAW_FIRM_LICENCE', '???', 'CERTIFICATE_NUMBER_SHAPE'],
    ['IDENTITY_CARD', withCheck('91108419800101001'), 'ID_CARD_OF_FOREIGNER'],
    ['FOREIGNER_RESIDENCE_CARD', '11010519491231002X', 'PERMANENT_RESIDENCE_SHAPE'],
    ['FOREIGNER_RESIDENCE_CARD', '91108419800101001', 'PERMANENT_RESIDENCE_SHAPE'],
    ['FOREIGNER_RESIDENCE_CARD', withCheck('91108419801301001'), 'ID_CARD_DATE'],
    ['SOCIAL_ORGANISATION_CERTIFICATE', '5133OOOOMJ8711234A', 'UNIFIED_CODE_LETTERS'],
    ['PUBLIC_INSTITUTION_CERTIFICATE', '12330000MAP33360IA', 'UNIFIED_CODE_LETTERS'],
    ['PUBLIC_INSTITUTION_CERTIFICATE', '12330000MAP333608', 'UNIFIED_CODE_LENGTH'],
    ['FOUNDATION_CERTIFICATE', '53330000MJ87112345A', 'UNIFIED_CODE_LENGTH'],
  ])('%s %s raises %s', (type, number, code) => {
    expect(codesOf(type, number)).toEqual([code]);
  });

  it.each([
    ['HK_MACAU_RESIDENCE_PERMIT', withCheck('81000019900101001')],
    ['HK_MACAU_RESIDENCE_PERMIT', withCheck('82000019900101002')],
    ['TAIWAN_RESIDENCE_PERMIT', withCheck('83000019900101003')],
    ['HK_MACAU_PERMIT', 'H12345678'],
    ['HK_MACAU_PERMIT', 'm1234567801'],
    ['TAIWAN_PERMIT', '12345678'],
    ['PASSPORT', 'E12345678'],
    ['MILITARY_UNIT_CODE', '中国人民解放军12345部队'],
  ])('%s %s is taken', (type, number) => {
    expect(codesOf(type, number)).toEqual([]);
  });
});

describe('a check character that fails', () => {
  it.each([
    ['IDENTITY_CARD', '110105194912310021', 'ID_CARD_CHECK', 'X'],
    ['HK_MACAU_RESIDENCE_PERMIT', `${withCheck('81000019900101001').slice(0, 17)}X`, 'ID_CARD_CHECK', ''],
    ['UNIFIED_CODE_CERTIFICATE', '91350100M000100Y44', 'UNIFIED_CODE_CHECK', '3'],
    ['BUSINESS_LICENCE', '91350203M0001QKT19', 'UNIFIED_CODE_CHECK', 'F'],
    ['BUSINESS_LICENCE', '110108000000015', 'REGISTRATION_NUMBER_CHECK', '6'],
    ['ORGANISATION_CODE_CERTIFICATE', '67395965-5', 'ORGANISATION_CODE_CHECK', '4'],
    ['PUBLIC_INSTITUTION_CERTIFICATE', '12330000MAP333608B', 'UNIFIED_CODE_CHECK', 'A'],
    ['LAW_FIRM_LICENCE', '31330000MD0000000A', 'UNIFIED_CODE_CHECK', ''],
  ])('of %s %s refuses nothing and is told', (type, number, code, expected) => {
    expect(codesOf(type, number)).toEqual([]);
    expect(checkFailureOf(type, number)).toMatchObject({ code, ...(expected ? { expected } : {}) });
  });

  it('is not looked for where the shape is wrong or the number has none', () => {
    expect(checkFailureOf('IDENTITY_CARD', '1101051949123100')).toBeNull();
    expect(checkFailureOf('PASSPORT', 'E12345678')).toBeNull();
    expect(checkFailureOf('PUBLIC_INSTITUTION_CERTIFICATE', '事证第133000000123号')).toBeNull();
    expect(checkFailureOf('BUSINESS_LICENCE', '3301002008765')).toBeNull();
  });
});

describe('the start of a unified code', () => {
  it.each<[string, SubjectNature, string]>([
    ['91330106673959654P', 'PUBLIC_INSTITUTION', 'PUBLIC_INSTITUTION_CERTIFICATE'],
    ['12330000MAP333608A', 'ENTERPRISE', 'BUSINESS_LICENCE'],
    ['91330106673959654P', 'SOCIAL_ORGANISATION', 'SOCIAL_ORGANISATION_CERTIFICATE'],
    ['91330106673959654P', 'PRIVATE_NON_ENTERPRISE', 'SOCIAL_SERVICE_CERTIFICATE'],
    ['91330106673959654P', 'FOUNDATION', 'FOUNDATION_CERTIFICATE'],
    ['91330106673959654P', 'LAW_PRACTICE', 'LAW_FIRM_LICENCE'],
    ['91330106673959654P', 'GOVERNMENT', 'UNIFIED_CODE_CERTIFICATE'],
  ])('%s is no code of a %s', (number, nature, type) => {
    const [first] = checkCertificateNumber(['certificateNumber'], type, number, { nature });
    expect(first).toMatchObject({ code: 'UNIFIED_CODE_START', params: { start: number.slice(0, 2) } });
  });

  it.each<[string, SubjectNature, string]>([
    ['91350203M0001QKT19', 'ENTERPRISE', 'BUSINESS_LICENCE'],
    ['92330106MA2XXXXX0A', 'ENTERPRISE', 'BUSINESS_LICENCE'],
    ['12330000MAP333608A', 'PUBLIC_INSTITUTION', 'PUBLIC_INSTITUTION_CERTIFICATE'],
    ['11330000002482023Y', 'GOVERNMENT', 'UNIFIED_CODE_CERTIFICATE'],
    ['事证第133000000123号', 'PUBLIC_INSTITUTION', 'PUBLIC_INSTITUTION_CERTIFICATE'],
    ['23301199910123456', 'LAW_PRACTICE', 'LAW_FIRM_LICENCE'],
    ['67395965-4', 'FOUNDATION', 'ORGANISATION_CODE_CERTIFICATE'],
  ])('%s may be one of a %s', (number, nature, type) => {
    expect(checkCertificateNumber(['certificateNumber'], type, number, { nature })).toEqual([]);
  });
});

describe('the permanent residence card of a foreigner', () => {
  it.each([withCheck('91108419800101001'), 'USA110080010112', withCheck('93184019900228012')])(
    '%s is taken',
    (number) => {
      expect(codesOf('FOREIGNER_RESIDENCE_CARD', number)).toEqual([]);
      expect(personalCertificateOf(number)).toBe('FOREIGNER_RESIDENCE_CARD');
    },
  );
  it('of 2023 tells birth and sex, and its check character is looked at', () => {
    const number = withCheck('93184019900228012');
    expect(identityBehind('FOREIGNER_RESIDENCE_CARD', number)).toMatchObject({
      birth: '1990-02-28',
      sex: 'FEMALE',
    });
    expect(checkFailureOf('FOREIGNER_RESIDENCE_CARD', number)).toBeNull();
    const wrong = `${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}`;
    expect(checkFailureOf('FOREIGNER_RESIDENCE_CARD', wrong)?.code).toBe('ID_CARD_CHECK');
  });
});

describe('numbers as they are stored', () => {
  it.each([
    ['PUBLIC_INSTITUTION_CERTIFICATE', ' 12 330000 MAP333608a ', '12330000MAP333608A'],
    ['PUBLIC_INSTITUTION_CERTIFICATE', '１２３３００００MAP333608A', '12330000MAP333608A'],
    ['SOCIAL_ORGANISATION_CERTIFICATE', '5133-0000-MJ8711234A', '51330000MJ8711234A'],
    ['PUBLIC_INSTITUTION_CERTIFICATE', '事证第 133000000123 号', '事证第133000000123号'],
  ] as const)('%s %s without blanks', (type, typed, stored) => {
    expect(normaliseCertificateNumber(type, typed)).toBe(stored);
  });
  it('an identity card is upper case without blanks', () => {
    expect(normaliseCertificateNumber('IDENTITY_CARD', ' 110105 19491231 002x')).toBe('11010519491231002X');
  });
  it('an organisation code carries its hyphen', () => {
    expect(normaliseCertificateNumber('ORGANISATION_CODE_CERTIFICATE', '67395965－4')).toBe('67395965-4');
    expect(normaliseCertificateNumber('ORGANISATION_CODE_CERTIFICATE', '673959654')).toBe('67395965-4');
  });
});

describe('what a number tells', () => {
  it('region, birth and sex', () => {
    expect(identityBehind('IDENTITY_CARD', '11010519491231002X')).toEqual({
      region: '110105',
      birth: '1949-12-31',
      sex: 'FEMALE',
    });
  });
  it('nothing for a passport or a number of the wrong shape', () => {
    expect(identityBehind('PASSPORT', 'E12345678')).toBeNull();
    expect(identityBehind('IDENTITY_CARD', '11010519491331002X')).toBeNull();
  });
});

describe('certificate codes of the authority', () => {
  it('belong to one certificate and one nature each', () => {
    const codes = CERTIFICATE_TYPES.flatMap((entry: CertificateEntry) => Object.values(entry.miitCodes));
    expect(new Set(codes).size).toBe(codes.length);
  });
  it('lead back to the certificate', () => {
    for (const entry of CERTIFICATE_TYPES as readonly CertificateEntry[]) {
      for (const [nature, code] of Object.entries(entry.miitCodes)) {
        expect(certificateOfMiitCode(code)).toBe(entry.key);
        expect(certificatesFor(nature as SubjectNature)).toContain(entry.key);
      }
    }
  });
  it('distinguish the organisation code certificates of different natures', () => {
    expect(miitCertificateCode('ORGANISATION_CODE_CERTIFICATE', 'GOVERNMENT')).toBe(9);
    expect(miitCertificateCode('ORGANISATION_CODE_CERTIFICATE', 'ENTERPRISE')).toBe(12);
    expect(miitCertificateCode('IDENTITY_CARD', 'ENTERPRISE')).toBeUndefined();
  });
});
