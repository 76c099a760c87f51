import { describe, expect, it } from 'vitest';
import {
  isOnWholeFile,
  isOthersToMend,
  isProvidersToMend,
  RESULT_CODES,
  resultCode,
} from '../../../server/authority/protocol/codes/result-codes.ts';

type Whose = 'nobody' | 'applicant' | 'provider' | 'authority';

/**
 * The result codes (Jgdm) once more, written from the interface specification V3.0, section "result codes", and not from the
 * product: what each means, in short, whose it is to mend, and where.
 */
const TABLE: [code: number, means: RegExp, whose: Whose, field?: string][] = [
  [1001, /approved/, 'nobody'],
  [1002, /refused/, 'applicant'],
  [1003, /conflict/, 'applicant', 'subject'],
  [1004, /domain/, 'applicant', 'website.domain'],
  [1005, /domain/, 'applicant', 'website.domain'],
  [1006, /IP/, 'provider', 'server.ip'],
  [1007, /contact/, 'applicant', 'person.contact'],
  [1008, /certificate/, 'applicant', 'subject.certificate'],
  [1009, /e-mail/, 'applicant', 'person.email'],
  [1010, /office phone/, 'applicant', 'person.officePhone'],
  [1011, /mobile/, 'applicant', 'person.mobile'],
  [1012, /MSN/, 'applicant', 'person.msn'],
  [1013, /QQ/, 'applicant', 'person.qq'],
  [1014, /nature/, 'applicant', 'subject.nature'],
  [1015, /identity card/, 'applicant', 'person.certificateNumber'],
  [1016, /not in the filing base/, 'applicant'],
  [1017, /pending/, 'authority'],
  [1018, /password/, 'applicant', 'filing.password'],
  [1019, /province, city/, 'applicant', 'subject.address'],
  [1020, /name/, 'applicant', 'website.name'],
  [1021, /home page/, 'applicant', 'website.homePage'],
  [1022, /home page/, 'applicant', 'website.homePage'],
  [1023, /IP/, 'provider', 'server.ip'],
  [1024, /IP/, 'provider', 'server.ip'],
  [1025, /only one access/, 'applicant'],
  [1026, /reason/, 'provider', 'deregistration.reason'],
  [1027, /already requested/, 'authority'],
  [1028, /user name/, 'provider'],
  [1029, /two equal accesses/, 'provider', 'server'],
  [1030, /already requested/, 'authority'],
  [1031, /office phone/, 'applicant', 'website.person.officePhone'],
  [1032, /already requested/, 'authority'],
  [1033, /pre-approval/, 'applicant', 'website.preApprovals'],
  [1034, /service content/, 'applicant', 'website.serviceContents'],
  [1035, /access mode/, 'provider', 'server.accessMode'],
  [1036, /location/, 'provider', 'server.location'],
  [1037, /website is already/, 'applicant', 'website'],
  [1038, /access is already/, 'provider', 'server'],
  [1039, /domain/, 'applicant', 'website.domain'],
  [1040, /IP/, 'provider', 'server.ip'],
  [1041, /home page/, 'applicant', 'website.homePage'],
  [1042, /being deregistered/, 'authority'],
  [1043, /being deregistered/, 'authority'],
  [1044, /name/, 'applicant', 'subject.person.name'],
  [1045, /own province/, 'provider'],
  [1046, /change/, 'applicant', 'subject.address'],
  [1047, /own access/, 'provider', 'server'],
  [1048, /give access to/, 'provider', 'website'],
  [1049, /deregistered/, 'applicant', 'subject'],
  [1050, /deregistered/, 'applicant', 'website'],
  [1051, /too many/, 'authority'],
  [1052, /old system/, 'authority'],
  [1053, /unit/, 'provider'],
  [1054, /unit/, 'provider'],
  [1055, /does not belong/, 'provider', 'attachment'],
  [1056, /format/, 'provider', 'attachment.format'],
  [1057, /use/, 'provider', 'attachment.use'],
  [1058, /does not exist/, 'applicant', 'subject.filingNumber'],
  [1059, /does not exist/, 'applicant', 'website.filingNumber'],
  [1060, /stored/, 'nobody', 'attachment'],
  [1061, /use/, 'provider', 'attachment.use'],
  [1062, /match the IP filing/, 'nobody', 'server.ip'],
  [1063, /differ from your IP filing/, 'provider', 'server.ip'],
  [1064, /blacklisted/, 'applicant', 'website.domain'],
  [1065, /blacklisted/, 'applicant', 'subject'],
  [1066, /language/, 'provider', 'website.languages'],
  [1067, /several/, 'provider', 'website.filingNumber'],
  [1068, /several/, 'provider', 'website.filingNumber'],
  [1999, /other/, 'authority'],
  [5001, /schema/, 'provider'],
  [5002, /attribute/, 'provider'],
  [5003, /differs from the caller/, 'provider'],
  [5004, /version/, 'provider'],
  [5005, /not yours/, 'provider'],
  [5006, /already sent/, 'provider'],
  [5007, /handling code/, 'provider'],
  [5008, /characters/, 'provider'],
  [5009, /right/, 'provider'],
  [5010, /attachment/, 'provider', 'attachment.format'],
  [5011, /not open/, 'provider'],
  [5999, /other/, 'authority'],
];

const GOOD = new Set([1001, 1060, 1062, 2998]);
const WHOLE_FILE = new Set([5001, 5002, 5003, 5004, 5008, 5009, 5011]);

describe('what a result code asks, and of whom', () => {
  it.each(TABLE)('%i', (code, means, whose, field) => {
    const known = resultCode(code);
    expect(known.en).toMatch(means);
    expect(known.whose ?? 'nobody').toBe(whose);
    expect(known.field).toBe(field);
    expect(isProvidersToMend(code)).toBe(whose === 'provider');
    expect(isOthersToMend(code)).toBe(whose === 'provider' || whose === 'authority');
    expect(isOnWholeFile(code)).toBe(WHOLE_FILE.has(code));
  });

  it('is laid down for every code, those of addresses being the provider’s alone', () => {
    const range = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const addresses = [...range(2001, 2056), 2999];
    const all = new Set([...TABLE.map(([code]) => code), ...addresses, 2998]);
    expect(RESULT_CODES.map(({ code }) => code).filter((code) => !all.has(code))).toEqual([]);
    expect(RESULT_CODES).toHaveLength(all.size);
    expect(addresses.filter((code) => !isProvidersToMend(code))).toEqual([]);
    expect(RESULT_CODES.filter(({ whose }) => !whose).map(({ code }) => code)).toEqual([...GOOD]);
  });

  it('that nobody knows is asked of the authority, never of the applicant', () => {
    for (const code of [1069, 1500, 3036, 4242]) expect(isOthersToMend(code)).toBe(true);
  });
});
