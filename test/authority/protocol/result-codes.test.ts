import { describe, expect, it } from 'vitest';
import { resultText } from '../../../schema/messages/codes.ts';
import { replyCodes } from '../../../schema/messages/generated/reply-codes.js';
import { resultCodes } from '../../../schema/messages/generated/result-codes.js';
import { REPLY_CODES } from '../../../server/authority/protocol/codes/reply-codes.ts';
import {
  isOnWholeFile,
  isOthersToMend,
  isProvidersToMend,
  RESULT_CODES,
  resultCode,
} from '../../../server/authority/protocol/codes/result-codes.ts';

type Whose = 'nobody' | 'applicant' | 'provider' | 'authority';

/**
 * What is to be done: `data` is corrected and sent again; of `conflict` something else on record is in the way; `state` has to pass
 * first; `file` is the file as a whole, `setup` the provider's rights.
 */
type Kind =
  | 'approved'
  | 'refused'
  | 'received'
  | 'consistent'
  | 'data'
  | 'conflict'
  | 'state'
  | 'file'
  | 'setup'
  | 'other';

/**
 * The result codes (Jgdm) once more, written from the interface specification V3.0, section "result codes", and not from the
 * product: what each asks, what it means in short, whose it is to mend, and where.
 */
const TABLE: [code: number, kind: Kind, means: RegExp, whose: Whose, field?: string][] = [
  [1001, 'approved', /approved/, 'nobody'],
  [1002, 'refused', /refused/, 'applicant'],
  [1003, 'conflict', /conflict/, 'applicant', 'subject'],
  [1004, 'data', /domain/, 'applicant', 'website.domain'],
  [1005, 'conflict', /domain/, 'applicant', 'website.domain'],
  [1006, 'data', /IP/, 'provider', 'server.ip'],
  [1007, 'data', /contact/, 'applicant', 'person.contact'],
  [1008, 'data', /certificate/, 'applicant', 'subject.certificate'],
  [1009, 'data', /e-mail/, 'applicant', 'person.email'],
  [1010, 'data', /office phone/, 'applicant', 'person.officePhone'],
  [1011, 'data', /mobile/, 'applicant', 'person.mobile'],
  [1012, 'data', /MSN/, 'applicant', 'person.msn'],
  [1013, 'data', /QQ/, 'applicant', 'person.qq'],
  [1014, 'data', /nature/, 'applicant', 'subject.nature'],
  [1015, 'data', /identity card/, 'applicant', 'person.certificateNumber'],
  [1016, 'conflict', /not in the filing base/, 'applicant'],
  [1017, 'state', /pending/, 'authority'],
  [1018, 'data', /password/, 'applicant', 'filing.password'],
  [1019, 'data', /province, city/, 'applicant', 'subject.address'],
  [1020, 'conflict', /name/, 'applicant', 'website.name'],
  [1021, 'conflict', /home page/, 'applicant', 'website.homePage'],
  [1022, 'data', /home page/, 'applicant', 'website.homePage'],
  [1023, 'data', /IP/, 'provider', 'server.ip'],
  [1024, 'conflict', /IP/, 'provider', 'server.ip'],
  [1025, 'state', /only one access/, 'applicant'],
  [1026, 'data', /reason/, 'provider', 'deregistration.reason'],
  [1027, 'state', /already requested/, 'authority'],
  [1028, 'data', /user name/, 'provider'],
  [1029, 'data', /two equal accesses/, 'provider', 'server'],
  [1030, 'state', /already requested/, 'authority'],
  [1031, 'data', /office phone/, 'applicant', 'website.person.officePhone'],
  [1032, 'state', /already requested/, 'authority'],
  [1033, 'data', /pre-approval/, 'applicant', 'website.preApprovals'],
  [1034, 'data', /service content/, 'applicant', 'website.serviceContents'],
  [1035, 'data', /access mode/, 'provider', 'server.accessMode'],
  [1036, 'data', /location/, 'provider', 'server.location'],
  [1037, 'conflict', /website is already/, 'applicant', 'website'],
  [1038, 'conflict', /access is already/, 'provider', 'server'],
  [1039, 'conflict', /domain/, 'applicant', 'website.domain'],
  [1040, 'conflict', /IP/, 'provider', 'server.ip'],
  [1041, 'data', /home page/, 'applicant', 'website.homePage'],
  [1042, 'state', /being deregistered/, 'authority'],
  [1043, 'state', /being deregistered/, 'authority'],
  [1044, 'data', /name/, 'applicant', 'subject.person.name'],
  [1045, 'setup', /own province/, 'provider'],
  [1046, 'data', /change/, 'applicant', 'subject.address'],
  [1047, 'data', /own access/, 'provider', 'server'],
  [1048, 'data', /give access to/, 'provider', 'website'],
  [1049, 'state', /deregistered/, 'applicant', 'subject'],
  [1050, 'state', /deregistered/, 'applicant', 'website'],
  [1051, 'state', /too many/, 'authority'],
  [1052, 'state', /old system/, 'authority'],
  [1053, 'setup', /unit/, 'provider'],
  [1054, 'setup', /unit/, 'provider'],
  [1055, 'data', /does not belong/, 'provider', 'attachment'],
  [1056, 'data', /format/, 'provider', 'attachment.format'],
  [1057, 'data', /use/, 'provider', 'attachment.use'],
  [1058, 'data', /does not exist/, 'applicant', 'subject.filingNumber'],
  [1059, 'data', /does not exist/, 'applicant', 'website.filingNumber'],
  [1060, 'received', /stored/, 'nobody', 'attachment'],
  [1061, 'data', /use/, 'provider', 'attachment.use'],
  [1062, 'consistent', /match the IP filing/, 'nobody', 'server.ip'],
  [1063, 'data', /differ from your IP filing/, 'provider', 'server.ip'],
  [1064, 'conflict', /blacklisted/, 'applicant', 'website.domain'],
  [1065, 'conflict', /blacklisted/, 'applicant', 'subject'],
  [1066, 'data', /language/, 'provider', 'website.languages'],
  [1067, 'data', /several/, 'provider', 'website.filingNumber'],
  [1068, 'data', /several/, 'provider', 'website.filingNumber'],
  [1999, 'other', /other/, 'authority'],
  [5001, 'file', /schema/, 'provider'],
  [5002, 'file', /attribute/, 'provider'],
  [5003, 'setup', /differs from the caller/, 'provider'],
  [5004, 'setup', /version/, 'provider'],
  [5005, 'data', /not yours/, 'provider'],
  [5006, 'state', /already sent/, 'provider'],
  [5007, 'data', /handling code/, 'provider'],
  [5008, 'file', /characters/, 'provider'],
  [5009, 'setup', /right/, 'provider'],
  [5010, 'data', /attachment/, 'provider', 'attachment.format'],
  [5011, 'setup', /not open/, 'provider'],
  [5999, 'other', /other/, 'authority'],
];

/** The codes of addresses (2001–2999): what is already there, what stands in another's way, and the rest that is wrong in the data. */
const OF_ADDRESSES: Readonly<Record<number, Kind>> = {
  2001: 'setup',
  2003: 'conflict',
  2004: 'conflict',
  2005: 'state',
  2049: 'conflict',
  2056: 'conflict',
  2998: 'approved',
  2999: 'other',
};

const GOOD = new Set([1001, 1060, 1062, 2998]);
const WHOLE_FILE = new Set([5001, 5002, 5003, 5004, 5008, 5009, 5011]);

describe('what a result code asks, and of whom', () => {
  it.each(TABLE)('%i', (code, kind, means, whose, field) => {
    const known = resultCode(code);
    expect(known.kind).toBe(kind);
    expect(resultText(code, 'en')).toMatch(means);
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
    for (const code of [...addresses, 2998])
      expect(resultCode(code).kind, String(code)).toBe(OF_ADDRESSES[code] ?? 'data');
    expect(RESULT_CODES.filter(({ whose }) => !whose).map(({ code }) => code)).toEqual([...GOOD]);
  });

  it('that nobody knows is asked of the authority, never of the applicant, and decides nothing', () => {
    for (const code of [1069, 1500, 3036, 4242]) {
      expect(isOthersToMend(code)).toBe(true);
      expect(isProvidersToMend(code)).toBe(false);
      expect(resultCode(code)).toMatchObject({
        code,
        kind: 'other',
      });
      expect(resultText(code, 'zh-CN')).toBe(`未知结果代码${code}`);
    }
  });

  it('has no meaning in the catalogue that no table knows, and neither has a reply', () => {
    const codesIn = (words: object): number[] =>
      Object.keys(words)
        .filter((key) => /^\d+$/.test(key))
        .map(Number);
    const sorted = (rows: readonly { code: number }[]): number[] =>
      rows.map(({ code }) => code).sort((one, other) => one - other);
    expect(codesIn(resultCodes['zh-CN'])).toEqual(sorted(RESULT_CODES));
    expect(codesIn(replyCodes['zh-CN'])).toEqual(sorted(REPLY_CODES));
  });

  it('about a file as a whole is a 5xxx code only, though others speak of rights, too', () => {
    expect(resultCode(1045).kind).toBe('setup');
    expect(isOnWholeFile(1045)).toBe(false);
  });
});
