import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Applicant } from '../testkit/applicant.ts';
import { asksForCode } from '../testkit/cancelling.ts';
import type { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { mutationDocument } from '../testkit/contract.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

const TEXTS =
  '{ rehearsalTexts { kind phone code certificateTail websiteNumber text sentAt deadline waiting } }';
const CLOCK = '{ viewer { ... on KeyViewer { provider { now clockOffsetSeconds } } } }';
const DAY = 86_400;

type Text = {
  kind: string;
  phone: string;
  code: string;
  certificateTail: string | null;
  websiteNumber: string;
  text: string | null;
  sentAt: string;
  deadline: string | null;
  waiting: boolean | null;
};

const textsFor = async (caller: Caller): Promise<Text[]> =>
  (await caller.query<{ rehearsalTexts: Text[] }>(TEXTS)).rehearsalTexts;

let service: Service;
let desk: Desk;
let owner: Applicant;
let filing: Filing;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
  owner = await desk.applicant();
  filing = await owner.files(aCompany()).upTo('HAND_OVER');
});
afterAll(() => service.stop());

const theText = async (kind: string): Promise<Text> => {
  const text = (await textsFor(desk.provider)).find((one) => one.kind === kind);
  if (!text) throw new Error(`no ${kind} on the phones`);
  return text;
};

describe('a program that rehearses with a secret test key', () => {
  it('reads the authority’s text and its code from the phone', async () => {
    expect(await filing.state()).toBe('AWAITING_SMS');
    const { websiteNumber, phone } = filing.company.member;
    const text = await theText('FILING_CHECK');
    expect(text).toMatchObject({ websiteNumber, phone, text: null, waiting: true });
    expect(text.code).toMatch(/^\d{6}$/);
    expect(text.certificateTail).toHaveLength(6);
    expect(Date.parse(text.deadline ?? '') - Date.parse(text.sentAt)).toBe(DAY * 1000);
  });

  it('is told what was wrong with an entry, and how many are left', async () => {
    const { phone, code, certificateTail } = await theText('FILING_CHECK');
    const another = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    const unknown = await desk.provider.mutate('enterSmsCode', { phone, code: another, certificateTail });
    expect(unknown.issues).toMatchObject([{ path: ['code'], code: 'REHEARSAL_CODE_UNKNOWN' }]);
    const wrong = await desk.provider.mutate('enterSmsCode', { phone, code, certificateTail: '000000' });
    expect(wrong.issues).toMatchObject([
      {
        path: ['certificateTail'],
        code: 'REHEARSAL_CERTIFICATE_WRONG',
        message: expect.stringContaining('4 attempts left') as unknown,
      },
    ]);
  });

  it('answers it, once for a repeated request, and the filing goes on', async () => {
    const { phone, code, certificateTail, websiteNumber } = await theText('FILING_CHECK');
    const entry = { phone, code, certificateTail };
    const done = await desk.provider.succeed('enterSmsCode', entry, { key: 'sms-entry-1' });
    expect(done).toMatchObject({ websiteNumbers: [websiteNumber] });
    expect(await desk.provider.succeed('enterSmsCode', entry, { key: 'sms-entry-1' })).toEqual(done);
    expect((await theText('FILING_CHECK')).waiting).toBe(false);
    await filing.does('reportSmsDone');
    await desk.clock.passes({ days: 14 });
    await desk.authorityWorks();
    expect(await filing.state()).toBe('APPROVED');
  });

  it('reads the code of a cancellation, the number masked', async () => {
    const { websiteNumber, phone } = filing.company.member;
    await asksForCode(owner, websiteNumber);
    const text = await theText('CANCELLATION');
    expect(text).toMatchObject({ websiteNumber, certificateTail: null, deadline: null, waiting: null });
    expect(text.phone).not.toBe(phone);
    expect(text.text).toContain(text.code);
    const { password } = filing.company.member;
    const cancel = { websiteNumber, password, confirm: true, code: text.code };
    expect((await owner.caller.mutate('cancelAccess', cancel)).__typename).toBe('CancelAccessSuccess');
  });

  it('is told how far the clock was moved', async () => {
    const clockOf = async (caller: Caller) =>
      (await caller.query<{ viewer: { provider: { now: string; clockOffsetSeconds: number } } }>(CLOCK))
        .viewer.provider;
    const another = await aDesk(service);
    expect((await clockOf(another.provider)).clockOffsetSeconds).toBe(0);
    await another.provider.succeed('advanceClock', { seconds: 3 * DAY });
    const { now, clockOffsetSeconds } = await clockOf(another.provider);
    expect(clockOffsetSeconds).toBe(3 * DAY);
    expect(Math.abs(Date.parse(now) - Date.now() - 3 * DAY * 1000)).toBeLessThan(5_000);
    await another.clock.standsAt('2019-05-08T10:00:00+08:00');
    expect((await clockOf(another.provider)).clockOffsetSeconds).toBeLessThan(-365 * DAY);
    const live = await aDesk(service, { mode: 'LIVE', of: another });
    expect((await clockOf(live.provider)).clockOffsetSeconds).toBe(0);
  });
});

describe('the phones of the rehearsal', () => {
  it('are another provider’s own', async () => {
    const other = await aDesk(service);
    expect(await textsFor(other.provider)).toEqual([]);
    const { phone, code, certificateTail } = await theText('FILING_CHECK');
    const refused = await other.provider.mutate('enterSmsCode', { phone, code, certificateTail });
    expect(refused.issues).toMatchObject([{ code: 'REHEARSAL_CODE_UNKNOWN' }]);
  });

  it('are closed to live mode, applicants and reviewers', async () => {
    const live = await aDesk(service, { mode: 'LIVE', of: desk });
    const entry = { phone: '13800000000', code: '000000', certificateTail: '000000' };
    for (const caller of [live.provider, owner.caller, await desk.reviewer()]) {
      const asked = await caller.ask(TEXTS);
      expect(asked.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      const entered = await caller.ask(mutationDocument('enterSmsCode'), { input: entry });
      expect(entered.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  });

  it('are not there without the rehearsal', async () => {
    const bare = await startService({ database: await openForTest(), env: { REHEARSAL: 'off' } });
    try {
      const there = await aDesk(bare);
      expect(await textsFor(there.provider)).toEqual([]);
      const entry = { phone: '13800000000', code: '000000', certificateTail: '000000' };
      const refused = await there.provider.mutate('enterSmsCode', entry);
      expect(refused.issues).toMatchObject([{ code: 'REHEARSAL_CODE_UNKNOWN' }]);
    } finally {
      await bare.stop();
    }
  });
});
