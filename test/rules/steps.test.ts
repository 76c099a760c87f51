import { describe, expect, it } from 'vitest';
import { MaterialKind, type PhotoKind } from '../../prisma/generated/client/enums.ts';
import type { FullFiling } from '../../prisma/selections.ts';
import { rulesOf } from '../../server/filing/provinces/rules-of.ts';
import { openIssues, stepsOf } from '../../server/filing/draft/steps/steps.ts';
import { aFiling, aSite, sealer, typed } from './support/full-filing.ts';
import { consents, material, shipment, smsCheck } from './support/filing-parts.ts';

const now = new Date('2026-12-02T02:00:00Z');
/** In Beijing nobody was texted before 2020-08-17. */
const BEIJING_2019 = { province: '110000', subjectNumber: '京ICP备12345678号' } as const;
const IN_2019 = new Date('2019-05-08T02:00:00Z');

const MARKS = { DONE: 'x', OPEN: 'o', LOCKED: '-', ATTENTION: '!', NOT_NEEDED: ' ' } as const;

/** TYPE SERVER PASSWORD DETAILS MATERIALS PHOTO SMS MAIL RESULT. */
const standing = (filing: FullFiling, day = now): string =>
  stepsOf({ sealer, now: day }, filing)
    .map(({ status }) => MARKS[status])
    .join('');
const statusOf = (filing: FullFiling, key: string, day = now) =>
  stepsOf({ sealer, now: day }, filing).find(({ rule }) => rule.key === key)?.status;
const told = (filing: FullFiling, key: string, day = now): string[] =>
  (stepsOf({ sealer, now: day }, filing).find(({ rule }) => rule.key === key)?.issues ?? []).map(
    ({ path, code }) => `${path.join('.')} ${code}`,
  );

/** Everything is there that a company in Hangzhou is asked for. */
const complete = (change: Partial<FullFiling> = {}): FullFiling =>
  aFiling({
    consents: consents('FILING', 'IDENTITY_PAPERS', 'FACE', 'AUTHORITY'),
    materials: [
      material('SUBJECT_CERTIFICATE'),
      material('SUBJECT_PERSON_CERTIFICATE_FRONT'),
      material('SUBJECT_PERSON_CERTIFICATE_BACK'),
      material('VERIFICATION_FORM', { filingWebsiteId: 'fws_1' }),
      material('VERIFICATION_PHOTO', { filingWebsiteId: 'fws_1' }),
    ],
    ...change,
  });

describe('the steps of a filing', () => {
  it.each<[string, FullFiling, string]>([
    [
      'a subject number of another province',
      aFiling({ ...nothing(), passwordVerifiedAt: null, subjectNumber: '京ICP备12345678号' }),
      '!------ -',
    ],
    ['nothing done yet', aFiling({ ...nothing(), passwordVerifiedAt: null }), 'xo----- -'],
    [
      'a server that ended meanwhile',
      aFiling({ websites: [ended()], passwordVerifiedAt: null }),
      'x!----- -',
    ],
    ['the server checked', aFiling({ passwordVerifiedAt: null, detailsSavedAt: null }), 'xxo---- -'],
    ['the password right', aFiling({ detailsSavedAt: null }), 'xxxooo- -'],
    ['details that were saved and lack the consent', aFiling(), 'xxx!oo- -'],
    ['the details done', aFiling({ consents: consents('FILING') }), 'xxxxoo- -'],
    ['everything done', complete(), 'xxxxxx- -'],
  ])('stand with %s as the document draws them', (_what, filing, expected) => {
    expect(standing(filing)).toBe(expected);
  });

  it.each<[FullFiling['state'], Partial<FullFiling>, string]>([
    ['IN_REVIEW', {}, '- o'],
    ['QUEUED', {}, '- o'],
    ['AWAITING_ORIGINALS', { shipments: [shipment('ASKED')] }, '-!o'],
    ['IN_REVIEW', { shipments: [shipment('RECEIVED')] }, '-xo'],
    ['IN_REVIEW', { shipments: [shipment('CALLED_OFF')] }, '- o'],
    ['AWAITING_ORIGINALS', { shipments: [shipment('RECEIVED'), shipment('SENT')] }, '-!o'],
    ['AWAITING_SMS', { smsChecks: [smsCheck('WAITING')] }, '! o'],
    ['AT_AUTHORITY', { smsChecks: [smsCheck('DONE')] }, 'x o'],
    ['SMS_LAPSED', { smsChecks: [smsCheck('LAPSED')] }, '! o'],
    ['RETURNED', { smsChecks: [smsCheck('LAPSED')] }, '- o'],
    ['DRAFT', { smsChecks: [smsCheck('LAPSED')] }, '- -'],
    ['AT_AUTHORITY', { smsChecks: [smsCheck('LAPSED'), smsCheck('DONE', 2)] }, 'x o'],
    ['AWAITING_SMS', { smsChecks: [smsCheck('DONE'), smsCheck('WAITING', 2)] }, '! o'],
    ['QUEUED', { smsChecks: [smsCheck('LAPSED')] }, 'o o'],
    ['REFUSED', { smsChecks: [smsCheck('DONE')] }, 'x !'],
    ['APPROVED', { smsChecks: [smsCheck('DONE')] }, 'x x'],
    ['ABANDONED', {}, '- o'],
  ])('that follow stand in %s as they do: text, post, result (%#)', (state, change, expected) => {
    expect(standing(complete({ state, ...change })).slice(6)).toBe(expected);
  });
});

describe('a step that a rule asked for and that was begun', () => {
  it('is not there where nothing asks for it', () => {
    expect(statusOf(aFiling(BEIJING_2019), 'SMS', IN_2019)).toBe('NOT_NEEDED');
    expect(statusOf(aFiling(BEIJING_2019), 'SMS')).not.toBe('NOT_NEEDED');
    expect(statusOf(aFiling(), 'MAIL')).toBe('NOT_NEEDED');
  });

  it.each([
    ['WAITING', 'AWAITING_SMS', 'ATTENTION'],
    ['LAPSED', 'SMS_LAPSED', 'ATTENTION'],
    ['DONE', 'AT_AUTHORITY', 'DONE'],
  ] as const)('stays when the rule no longer asks: a text message that is %s', (outcome, state, status) => {
    const filing = aFiling({ ...BEIJING_2019, state, smsChecks: [smsCheck(outcome)] });
    expect(statusOf(filing, 'SMS', IN_2019)).toBe(status);
  });

  it.each([
    ['ASKED', 'AWAITING_ORIGINALS', 'ATTENTION'],
    ['RECEIVED', 'IN_REVIEW', 'DONE'],
  ] as const)('stays when the rule no longer asks: originals that are %s', (status, state, expected) => {
    expect(statusOf(aFiling({ state, shipments: [shipment(status)] }), 'MAIL')).toBe(expected);
  });
});

describe('a paper that was uploaded', () => {
  const KINDS = Object.values(MaterialKind);
  const filled = { consents: consents('FILING') };
  const both = (filing: FullFiling) => [statusOf(filing, 'MATERIALS'), statusOf(filing, 'PHOTO')];

  it.each(KINDS)('is work on the step it belongs to, and on no other: %s', (kind) => {
    const filing = aFiling({ ...filled, materials: [material(kind)] });
    expect(both(filing)).toEqual(
      kind === 'VERIFICATION_PHOTO' ? ['OPEN', 'ATTENTION'] : ['ATTENTION', 'OPEN'],
    );
  });

  it.each(KINDS.filter((kind) => kind !== 'VERIFICATION_PHOTO'))(
    'is none before it is stored, or after it was refused: %s',
    (kind) => {
      for (const status of ['AWAITING', 'REFUSED'] as const)
        expect(both(aFiling({ ...filled, materials: [material(kind, { status })] }))).toEqual([
          'OPEN',
          'OPEN',
        ]);
    },
  );
});

describe('what a step says is missing', () => {
  it('is nothing where everything is there', () => {
    expect(openIssues({ sealer, now }, complete())).toEqual([]);
  });

  it('comes in the order of the steps', () => {
    const bare = aFiling({ ...nothing(), passwordVerifiedAt: null });
    const heads = openIssues({ sealer, now }, bare).map(({ path }) => path.slice(0, 2).join('.'));
    expect(heads[0]).toBe('server.0');
    expect(heads[1]).toBe('password');
    expect(heads[2]).toBe('consent.FILING');
    expect(heads.at(-1)).toBe('consent.AUTHORITY');
    const kinds = heads.filter((head) => head.startsWith('materials') || head.startsWith('photo'));
    expect(heads.indexOf('consent.IDENTITY_PAPERS')).toBeLessThan(heads.indexOf('consent.FACE'));
    expect(kinds.length).toBeGreaterThan(4);
  });

  it.each([
    ['SERVER', aFiling({ websites: [unchecked()] }), ['server.0 SERVER_OR_CODE_REQUIRED']],
    ['SERVER', aFiling({ websites: [aSite(), ended(1)] }), ['server.1 SERVER_EXPIRED']],
    ['PASSWORD', aFiling({ passwordVerifiedAt: null }), ['password REQUIRED']],
    ['TYPE', aFiling({ subjectNumber: '京ICP备12345678号' }), ['province PROVINCE_OF_NUMBER']],
    ['DETAILS', aFiling(), ['consent.FILING CONSENT_REQUIRED']],
    ['RESULT', aFiling(), []],
  ])('names the place: %s', (key, filing, expected) => {
    expect(told(filing, key)).toEqual(expected);
  });

  it('says of a paper that would not do why it has to come again', () => {
    const unfit = material('SUBJECT_CERTIFICATE', { status: 'REFUSED', refusal: 'MATERIAL_UNFIT' });
    const others = complete().materials.slice(1);
    expect(told(complete({ materials: [unfit, ...others] }), 'MATERIALS')).toEqual([
      'materials.SUBJECT_CERTIFICATE MATERIAL_UNFIT',
    ]);
    expect(told(complete({ materials: others }), 'MATERIALS')).toEqual([
      'materials.SUBJECT_CERTIFICATE MATERIAL_MISSING',
    ]);
    // What was unfit is another paper.
    const elsewhere = material('VERIFICATION_FORM', {
      id: 'mat_unfit',
      filingWebsiteId: 'fws_1',
      status: 'REFUSED',
      refusal: 'MATERIAL_UNFIT',
    });
    expect(told(complete({ materials: [elsewhere, ...others] }), 'MATERIALS')).toEqual([
      'materials.SUBJECT_CERTIFICATE MATERIAL_MISSING',
    ]);
  });

  it('says so at the text message that was not answered in time, and at one that failed', () => {
    const lapsed = { state: 'SMS_LAPSED', smsChecks: [smsCheck('LAPSED')] } as const;
    expect(told(complete({ ...lapsed, smsChecks: [...lapsed.smsChecks] }), 'SMS')).toEqual([
      'sms SMS_LAPSED',
    ]);
    const early = smsCheck('LAPSED', 1, { endedAt: new Date('2026-11-29T05:00:00Z') });
    expect(told(complete({ state: 'SMS_LAPSED', smsChecks: [early] }), 'SMS')).toEqual(['sms SMS_FAILED']);
    expect(told(complete({ state: 'QUEUED', smsChecks: [smsCheck('LAPSED')] }), 'SMS')).toEqual([]);
    const hours = stepsOf({ sealer, now }, complete({ state: 'SMS_LAPSED', smsChecks: [smsCheck('LAPSED')] }))
      .flatMap(({ issues }) => issues)
      .find(({ code }) => code === 'SMS_LAPSED')?.params;
    expect(hours).toEqual({ hours: 24 });
  });

  it('says that the authority is late once the twenty working days of the law are over', () => {
    // 20 working days from 2026-11-02: the last is 2026-11-30 (no holidays between).
    const waiting = { state: 'AT_AUTHORITY' as const, handedOverAt: new Date('2026-11-02T02:00:00Z') };
    expect(told(complete(waiting), 'RESULT', new Date('2026-11-30T15:59:00Z'))).toEqual([]);
    expect(told(complete(waiting), 'RESULT', new Date('2026-11-30T16:01:00Z'))).toEqual([
      'result RESULT_LATE',
    ]);
    expect(told(complete({ ...waiting, state: 'APPROVED' }), 'RESULT', now)).toEqual([]);
  });
});

describe('the photo a filing is asked for', () => {
  const asked = (province: string, photoKinds: PhotoKind[], day: string) => {
    const { photo } = rulesOf(
      { province, electronicByDefault: true, provider: { photoKinds } },
      new Date(`${day}T12:00:00+08:00`),
    );
    return [photo.kinds.join('+'), photo.rule.split('.')[0]];
  };

  // Zhejiang had no rule of its own in May 2019, Guangdong had one from June on.
  it.each<[string, string, PhotoKind[], string[]]>([
    ['330000', '2019-05-08', [], ['BACKDROP', 'national']],
    ['330000', '2019-05-08', ['FACE'], ['FACE', 'provider']],
    ['330000', '2019-05-08', ['BACKDROP', 'FACE'], ['FACE+BACKDROP', 'provider']],
    ['440000', '2019-06-01', [], ['BACKDROP', 'guangdong']],
    ['440000', '2019-06-01', ['FACE'], ['BACKDROP', 'guangdong']],
    ['440000', '2019-06-01', ['FACE', 'BACKDROP'], ['BACKDROP', 'guangdong']],
  ])('in %s on %s, where the provider takes %j, is %j', (province, day, policy, expected) => {
    expect(asked(province, policy, day)).toEqual(expected);
  });

  it('is the province’s where nobody says which the provider takes', () => {
    const day = new Date('2019-05-08T02:00:00Z');
    expect(rulesOf({ province: '330000', electronicByDefault: true }, day).photo.kinds).toEqual(['BACKDROP']);
  });
});

describe('warnings', () => {
  it('bar nothing', () => {
    const named = complete(
      typed({
        subject: { name: '杭州示例科技有限公司' },
        subjectPerson: {},
        websites: [],
      }),
    );
    const details = stepsOf({ sealer, now }, named).find(({ rule }) => rule.key === 'DETAILS');
    expect(details?.status).toBe('ATTENTION');
    expect(stepsOf({ sealer, now }, complete()).flatMap(({ warnings }) => warnings)).toEqual([]);
  });
});

function nothing(): Partial<FullFiling> {
  return { ...typed({}, [unchecked()]), detailsSavedAt: null };
}
function unchecked() {
  return aSite(0, { server: null, serverId: null, serverCheckedAt: null });
}
function ended(nth = 0) {
  const { server } = aSite();
  return aSite(nth, { server: server && { ...server, expiresAt: now } });
}
