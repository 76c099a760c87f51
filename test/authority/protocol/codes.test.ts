import { describe, expect, it } from 'vitest';
import { REPLY_CODES, replyCode } from '../../../server/authority/protocol/codes/reply-codes.ts';
import { RESULT_CODES, resultCode } from '../../../server/authority/protocol/codes/result-codes.ts';
import {
  ACCESS_MODES,
  SERVER_LOCATIONS,
  serverLocationOf,
} from '../../../server/authority/protocol/codes/tables/access-codes.ts';
import {
  ATTACHMENT_FORMATS,
  ATTACHMENT_USES,
  attachmentUse,
} from '../../../server/authority/protocol/codes/tables/attachment-codes.ts';
import {
  CERTIFICATE_TYPES,
  certificateTypesOf,
  isPersonalCertificate,
} from '../../../server/authority/protocol/codes/tables/certificate-types.ts';
import { UNIT_NATURES } from '../../../server/authority/protocol/codes/tables/unit-natures.ts';
import {
  LANGUAGES,
  PRE_APPROVALS,
  SERVICE_CONTENTS,
} from '../../../server/authority/protocol/codes/tables/website-codes.ts';

const tables = {
  REPLY_CODES,
  RESULT_CODES,
  ACCESS_MODES,
  SERVER_LOCATIONS,
  ATTACHMENT_FORMATS,
  ATTACHMENT_USES,
  CERTIFICATE_TYPES,
  UNIT_NATURES,
  LANGUAGES,
  PRE_APPROVALS,
  SERVICE_CONTENTS,
};

it.each(Object.entries(tables))('%s has each code once', (_name, rows) => {
  const codes = rows.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

describe('a reply code', () => {
  it.each([
    ['ok', [0, 1]],
    ['empty', [2]],
    ['more', [3]],
    ['resend', [14]],
    ['wait', [15, 20, 22, 901, 902]],
    ['stop', [4, 5, 12, 13, 19]],
    ['defect', [6, 7, 8, 9, 10, 11, 16, 17, 18, 21, 999]],
  ])('means %s: %j', (handling, codes) => {
    expect(REPLY_CODES.filter((entry) => entry.handling === handling).map(({ code }) => code)).toEqual(codes);
  });

  it('that nobody knows is a defect', () => {
    expect(replyCode(77)).toMatchObject({ code: 77, handling: 'defect' });
  });
});

describe('a result code', () => {
  it('exists for every number of the three ranges', () => {
    const known = new Set<number>(RESULT_CODES.map(({ code }) => code));
    const range = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const all = [...range(1001, 1068), 1999, ...range(2001, 2056), 2998, 2999, ...range(5001, 5011), 5999];
    expect(all.filter((code) => !known.has(code))).toEqual([]);
    expect(known.size).toBe(all.length);
  });

  it('points to the field at fault where it can', () => {
    expect(resultCode(1006)).toMatchObject({ field: 'server.ip', kind: 'data' });
    expect(resultCode(1011)).toMatchObject({ field: 'person.mobile' });
    expect(resultCode(1018)).toMatchObject({ field: 'filing.password' });
    expect(resultCode(1001).kind).toBe('approved');
    expect(resultCode(1002).kind).toBe('refused');
    expect(resultCode(1060).kind).toBe('received');
    expect(resultCode(1062).kind).toBe('consistent');
    expect(resultCode(4242).kind).toBe('other');
  });
});

describe('the seed tables', () => {
  it('give every certificate type a unit nature that exists, and every nature a certificate', () => {
    const natures = UNIT_NATURES.map(({ code }) => code);
    expect(CERTIFICATE_TYPES.filter(({ nature }) => !natures.includes(nature))).toEqual([]);
    expect(natures.filter((nature) => certificateTypesOf(nature).length === 0)).toEqual([]);
    expect([isPersonalCertificate(2), isPersonalCertificate(1)]).toEqual([true, false]);
  });

  it('place a server in each of the 31 mainland provinces', () => {
    expect(SERVER_LOCATIONS).toHaveLength(31);
    expect(new Set(SERVER_LOCATIONS.map(({ province }) => province)).size).toBe(31);
    expect(serverLocationOf('330100')?.code).toBe(34);
    expect(serverLocationOf('810000')).toBeUndefined();
  });

  it('limit the verification form to 150 K and the rest to 100 K', () => {
    expect(ATTACHMENT_USES.map(({ maxBase64 }) => maxBase64)).toEqual([
      150_000, 100_000, 100_000, 100_000, 100_000,
    ]);
    expect(attachmentUse(9)).toBeUndefined();
  });

  it('only hold codes that uploads can carry', () => {
    const rows = [...LANGUAGES, ...SERVICE_CONTENTS, ...PRE_APPROVALS, ...ACCESS_MODES, ...SERVER_LOCATIONS];
    expect(rows.filter(({ code }) => code < 1 || code > 64)).toEqual([]);
  });
});
