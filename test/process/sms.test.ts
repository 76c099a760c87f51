import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ispIdOf } from '../../server/rehearsal/authority/brain/numbers.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { aFiledSubject } from './support/subjects.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
});
afterAll(() => service.stop());

const SMS = `query ($id: ID!) { filing(id: $id) { nextExpected reviews { decision }
  smsCheck { sentAt deadline outcome portalUrl } } }`;
type Shown = {
  filing: {
    nextExpected: string;
    reviews: { decision: string }[];
    smsCheck: { sentAt: string; deadline: string; outcome: string; portalUrl: string } | null;
  };
};
const shown = async (filing: Filing) =>
  (await filing.owner.caller.query<Shown>(SMS, { id: filing.id })).filing;
const hours = async (filing: Filing): Promise<number> => {
  const { smsCheck } = await shown(filing);
  return (Date.parse(smsCheck?.deadline ?? '') - Date.parse(smsCheck?.sentAt ?? '')) / 3_600_000;
};

/** A filing whose text never arrives, lapsed after a day. */
async function lapsed(): Promise<{ desk: Desk; filing: Filing }> {
  const desk = await aDesk(service);
  const filing = await (await desk.applicant()).files(aCompany('lapse')).upTo('HAND_OVER');
  await desk.clock.passes({ hours: 25 });
  await desk.authorityWorks();
  return { desk, filing };
}

describe('the window of the SMS check', () => {
  it.each([
    ['24 hours today', null, '330000', 24],
    ['24 hours in June 2019', '2019-06-15T10:00:00+08:00', '330000', 24],
    ['48 hours in November 2018', '2018-11-15T10:00:00+08:00', '330000', 48],
    ['48 hours where the check began first, in 2017', '2017-12-20T10:00:00+08:00', '120000', 48],
  ])('is %s', async (_what, moment, province, expected) => {
    const desk = await aDesk(service);
    if (moment) await desk.clock.standsAt(moment);
    const filed = await aFiledSubject(desk, province, 'PERSONAL', { at: await desk.clock.now() });
    const filing = await (await desk.applicant()).files(filed).upTo('HAND_OVER');
    expect(await filing.state()).toBe('AWAITING_SMS');
    expect(await hours(filing)).toBe(expected);
  });

  it('says what to do when no code comes, with what only the former provider can solve', async () => {
    const desk = await aDesk(service);
    await desk.clock.standsAt('2026-03-02T10:00:00+08:00');
    const filing = await (await desk.applicant()).files(aCompany()).upTo('HAND_OVER');
    type Told = {
      filing: {
        smsCheck: {
          sentAt: string;
          resendFrom: string;
          automaticResendAt: string | null;
          advice: { code: string; message: string }[];
        };
      };
    };
    const ADVICE =
      'query ($id: ID!) { filing(id: $id) { smsCheck { sentAt resendFrom automaticResendAt advice { code message } } } }';
    const { smsCheck } = (
      await filing.owner.caller.query<Told>(
        ADVICE,
        { id: filing.id },
        { headers: { 'accept-language': 'en' } },
      )
    ).filing;
    expect(Date.parse(smsCheck.resendFrom) - Date.parse(smsCheck.sentAt)).toBe(600_000);
    // Noon of the next day comes after the 24 hours of a text that was sent in the morning.
    expect(smsCheck.automaticResendAt).toBeNull();
    expect(smsCheck.advice.map(({ code }) => code)).toEqual([
      'SMS_RESEND',
      'SMS_BLOCKED_NUMBER',
      'SMS_NUMBER_CHANGED',
      'SMS_SHELL_SITE',
    ]);
    expect(smsCheck.advice[2]?.message).toMatch(/change the filing at the original provider/);

    await desk.clock.standsAt('2026-03-02T15:00:00+08:00');
    const later = await (await desk.applicant()).files(aCompany()).upTo('HAND_OVER');
    const afternoon = (await later.owner.caller.query<Told>(ADVICE, { id: later.id })).filing.smsCheck;
    expect(afternoon.automaticResendAt).toBe('2026-03-03T04:00:00.000Z');
    expect(afternoon.advice.map(({ code }) => code)).toContain('SMS_RESEND_AUTOMATIC');
  });

  it('was not there in Zhejiang before 2018-09-10', async () => {
    const desk = await aDesk(service);
    await desk.clock.standsAt('2018-09-07T10:00:00+08:00');
    const filed = await aFiledSubject(desk, '330000', 'PERSONAL', { at: await desk.clock.now() });
    const filing = await (await desk.applicant()).files(filed).upTo('HAND_OVER');
    expect(await filing.state()).toBe('AT_AUTHORITY');
    expect((await shown(filing)).smsCheck).toBeNull();
  });
});

describe('a lapsed SMS check', () => {
  it('comes back, and says so at its step', async () => {
    const { filing } = await lapsed();
    expect(await filing.state()).toBe('SMS_LAPSED');
    const step = await filing.stepOf('SMS', { language: 'zh-CN' });
    expect(step).toMatchObject({ status: 'ATTENTION', issues: [{ path: ['sms'], code: 'SMS_LAPSED' }] });
    expect(step.issues[0]?.message).toBe('未在 24 小时内完成短信核验，请重新提交以获取新的验证码。');
  });

  it('is submitted again unchanged: to the authority at once, with a new code and no second review', async () => {
    const { desk, filing } = await lapsed();
    const before = await shown(filing);
    await filing.does('resubmitFiling');
    expect(await filing.state()).toBe('QUEUED');
    await desk.authorityWorks();
    expect(await filing.state()).toBe('AWAITING_SMS');
    const after = await shown(filing);
    expect(after.reviews).toEqual(before.reviews);
    expect(after.reviews).toHaveLength(1);
    expect(Date.parse(after.smsCheck?.sentAt ?? '')).toBeGreaterThan(
      Date.parse(before.smsCheck?.sentAt ?? ''),
    );
    expect(after.smsCheck?.outcome).toBe('WAITING');
  });

  it('is a draft again when it is edited, and then reviewed anew', async () => {
    const { filing } = await lapsed();
    expect(await filing.tries('saveFilingDetails', { details: {} })).toMatchObject({
      __typename: 'InvalidStateError',
      allowed: ['GRANT_CONSENT', 'WITHDRAW_CONSENT', 'RESUBMIT', 'EDIT', 'ABANDON'],
    });
    await filing.does('editFiling');
    expect(await filing.state()).toBe('DRAFT');
    await filing.does('saveFilingDetails', { details: filing.company.details(filing.websiteIds) });
    await filing.does('submitFiling');
    expect(await filing.state()).toBe('IN_REVIEW');
  });

  it('can be abandoned, which lets the subject file anew', async () => {
    const { filing } = await lapsed();
    await filing.does('abandonFiling');
    expect(await filing.owner.determines(filing.company)).toMatch(/^det_/);
  });
});

describe('the code', () => {
  it('is refused five times with the wrong end of the certificate, and the order comes back', async () => {
    const desk = await aDesk(service);
    const filing = await (await desk.applicant()).files(aCompany()).upTo('HAND_OVER');
    const ispId = ispIdOf(desk.tenant.providerId);
    const { brain } = service;
    const text = (await brain.inbox(ispId)).find(
      ({ websiteNumber }) => websiteNumber === filing.company.member.websiteNumber,
    );
    const { phone = '', code = '' } = text ?? {};
    const kinds: string[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1)
      kinds.push((await brain.enterCode(ispId, { phone, code, certificateTail: '000000' })).kind);
    expect(kinds).toEqual([...Array<string>(4).fill('WRONG_CERTIFICATE'), 'FAILED']);
    await desk.authorityWorks();
    expect(await filing.state()).toBe('SMS_LAPSED');
    expect((await filing.stepOf('SMS')).issues).toMatchObject([{ code: 'SMS_FAILED' }]);
  });

  it('is not known here: nothing we show or log holds it', async () => {
    const desk = await aDesk(service);
    const filing = await (await desk.applicant()).files(aCompany()).upTo('HAND_OVER');
    const texts = await service.brain.inbox(ispIdOf(desk.tenant.providerId));
    const code = texts[0]?.code ?? 'none';
    expect(code).toMatch(/^\d{6}$/);
    expect(JSON.stringify(await shown(filing))).not.toContain(code);
    expect(service.log()).not.toContain(`"${code}"`);
  });

  it('that was entered without telling us is found out by the authority’s result', async () => {
    const desk = await aDesk(service);
    const filing = await (await desk.applicant()).files(aCompany()).upTo('HAND_OVER');
    await filing.entersSmsCode();
    expect(await filing.state()).toBe('AWAITING_SMS');
    await desk.clock.passes({ days: 20 });
    await desk.authorityWorks();
    expect(await filing.state()).toBe('APPROVED');
    expect((await shown(filing)).smsCheck?.outcome).toBe('DONE');
  });

  it('that was said to be entered and was not lapses all the same', async () => {
    const desk = await aDesk(service);
    const filing = await (await desk.applicant()).files(aCompany()).upTo('HAND_OVER');
    await filing.does('reportSmsDone');
    expect(await filing.state()).toBe('AT_AUTHORITY');
    await desk.clock.passes({ hours: 25 });
    await desk.authorityWorks();
    expect(await filing.state()).toBe('SMS_LAPSED');
  });
});
