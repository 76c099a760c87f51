import { describe, expect, it } from 'vitest';
import {
  CERTIFICATE_TYPES,
  certificateOfMiitCode,
  certificatesFor,
  miitCertificateCode,
} from '../../../schema/validation/codes/certificate-types.ts';
import type { CertificateEntry } from '../../../schema/validation/codes/certificate-types.ts';
import type { SubjectNature } from '../../../schema/validation/codes/subject-natures.ts';
import {
  checkCertificateNumber,
  identityBehind,
  normaliseCertificateNumber,
} from '../../../schema/validation/numbers/certificate-number.ts';
import { identityCheckCharacter } from '../../../schema/validation/numbers/identity-card.ts';

const codesOf = (type: string, number: string): string[] =>
  checkCertificateNumber(['certificateNumber'], type, number).map((one) => one.code);

const withCheck = (body: string): string => body + identityCheckCharacter(body);

describe('what is said about a wrong certificate number', () => {
  it.each([
    ['IDENTITY_CARD', '110105491231002', 'ID_CARD_OLD'],
    ['IDENTITY_CARD', '1101051949123100', 'ID_CARD_LENGTH'],
    ['IDENTITY_CARD', 'A1010519491231002X', 'ID_CARD_SHAPE'],
    ['IDENTITY_CARD', withCheck('99010519491231002'), 'ID_CARD_REGION'],
    ['IDENTITY_CARD', withCheck('11010519490231002'), 'ID_CARD_DATE'],
    ['IDENTITY_CARD', '110105194912310021', 'ID_CARD_CHECK'],
    ['HK_MACAU_RESIDENCE_PERMIT', '11010519491231002X', 'RESIDENCE_PERMIT_REGION'],
    ['TAIWAN_RESIDENCE_PERMIT', withCheck('81000019900101001'), 'RESIDENCE_PERMIT_REGION'],
    ['BUSINESS_LICENCE', '9135O100MOOO1OOY43', 'UNIFIED_CODE_LETTERS'],
    ['BUSINESS_LICENCE', '12345', 'LICENCE_NUMBER_SHAPE'],
    ['UNIFIED_CODE_CERTIFICATE', '91350100M000100Y44', 'UNIFIED_CODE_CHECK'],
    ['ORGANISATION_CODE_CERTIFICATE', '1234', 'ORGANISATION_CODE_SHAPE'],
    ['HK_MACAU_PERMIT', 'K12345678', 'HK_MACAU_PERMIT_SHAPE'],
    ['TAIWAN_PERMIT', '1234567', 'TAIWAN_PERMIT_SHAPE'],
    ['PASSPORT', 'AB1', 'PASSPORT_SHAPE'],
    ['LAW_FIRM_LICENCE', '???', 'CERTIFICATE_NUMBER_SHAPE'],
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

describe('numbers as they are stored', () => {
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
  it('nothing for a passport or a wrong number', () => {
    expect(identityBehind('PASSPORT', 'E12345678')).toBeNull();
    expect(identityBehind('IDENTITY_CARD', '110105194912310021')).toBeNull();
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
