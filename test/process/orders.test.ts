import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing, Milestone } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { addWorkingDays } from '../../server/platform/calendar/working-days.ts';
import { aFiledSubject } from './support/subjects.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const upTo = async (milestone: Milestone, label?: string): Promise<Filing> =>
  (await desk.applicant()).files(aCompany(label)).upTo(milestone);

describe('an order', () => {
  it('is taken back in review and in the queue, and from nowhere after that', async () => {
    const filing = await upTo('SUBMIT');
    await filing.does('withdrawFiling');
    expect(await filing.state()).toBe('DRAFT');
    filing.isAt('UPLOAD');
    await filing.goes('PASS');
    expect(await filing.state()).toBe('QUEUED');
    await filing.does('withdrawFiling');
    expect(await filing.state()).toBe('DRAFT');
    await desk.authorityWorks();
    expect(await filing.state()).toBe('DRAFT');
    filing.isAt('UPLOAD');
    await filing.goes('HAND_OVER');
    const refused = async () => {
      const { __typename, state, message } = await filing.tries('withdrawFiling');
      return [__typename, state, message?.includes('Possible now')];
    };
    expect(await refused()).toEqual(['InvalidStateError', 'AWAITING_SMS', true]);
    await filing.goes('SMS');
    expect(await refused()).toEqual(['InvalidStateError', 'AT_AUTHORITY', true]);
    await filing.goes('APPROVE');
    expect(await refused()).toEqual(['InvalidStateError', 'APPROVED', true]);
  });

  it('that was returned is not taken back; it is resubmitted or abandoned', async () => {
    const filing = await upTo('SUBMIT');
    const reviewer = await desk.reviewer();
    await filing.does(
      'returnFiling',
      { remarks: [{ path: ['subject', 'name'], message: '名称与证件不一致' }] },
      reviewer,
    );
    const refused = await filing.tries('withdrawFiling');
    expect(refused.allowed).toEqual(expect.arrayContaining(['RESUBMIT', 'ABANDON']));
    expect(refused.allowed).not.toContain('WITHDRAW');
    const step = await filing.stepOf('DETAILS', { language: 'zh-CN' });
    expect(step).toMatchObject({
      status: 'ATTENTION',
      issues: [{ path: ['subject', 'name'], message: '初审意见：名称与证件不一致' }],
    });
    await filing.does('resubmitFiling');
    expect(await filing.state()).toBe('IN_REVIEW');
  });
});

describe('the consent to hand personal data on', () => {
  it('keeps an order from being submitted until it is given', async () => {
    const filing = await upTo('UPLOAD');
    const { prisma } = service.services.database;
    await prisma.consent.deleteMany({ where: { filingId: filing.id, purpose: 'AUTHORITY' } });
    expect((await filing.tries('submitFiling')).issues).toMatchObject([
      { path: ['consent', 'AUTHORITY'], code: 'CONSENT_REQUIRED' },
    ]);
    await filing.consents('AUTHORITY');
    await filing.goes('SUBMIT');
    expect(await filing.state()).toBe('IN_REVIEW');
  });
});

describe('originals by post', () => {
  const SHIPMENTS = `query ($id: ID!) { filing(id: $id) { shipments { requested copies courier trackingNumber status address } } }`;
  type Shown = { filing: { shipments: { status: string; address: string }[] } };

  it('are asked for in review, sent, received, and reviewed; without them nobody asks for an address', async () => {
    const filing = await upTo('SUBMIT');
    expect((await filing.stepOf('MAIL')).status).toBe('NOT_NEEDED');
    const reviewer = await desk.reviewer();
    await filing.does('requestOriginals', { requested: '真实性核验单原件', copies: 3 }, reviewer);
    expect((await filing.stepOf('MAIL')).status).toBe('ATTENTION');
    const shipments = async () =>
      (await filing.owner.caller.query<Shown>(SHIPMENTS, { id: filing.id })).filing.shipments;
    expect(await shipments()).toEqual([
      {
        requested: '真实性核验单原件',
        copies: 3,
        courier: null,
        trackingNumber: null,
        status: 'ASKED',
        address: '示例路1号',
      },
    ]);
    const wrong = await filing.tries('recordShipment', { courier: ' ', trackingNumber: '单号' });
    expect(wrong.issues?.map(({ code }) => code)).toEqual(['COURIER_REQUIRED', 'TRACKING_NUMBER_INVALID']);
    await filing.does('recordShipment', { courier: '顺丰速运', trackingNumber: 'sf 1234-5678 90' });
    expect(await shipments()).toMatchObject([
      { status: 'SENT', courier: '顺丰速运', trackingNumber: 'SF1234567890' },
    ]);
    await filing.does('receiveOriginals', {}, reviewer);
    expect(await shipments()).toMatchObject([{ status: 'RECEIVED' }]);
    expect(await filing.state()).toBe('IN_REVIEW');
    expect((await filing.stepOf('MAIL')).status).toBe('DONE');
  });

  it.each([
    ['withdrawFiling', 'DRAFT'],
    ['abandonFiling', 'ABANDONED'],
    ['returnFiling', 'RETURNED'],
  ])('are no dead end: %s leads on to %s, and they are no longer asked for', async (way, state) => {
    const filing = await upTo('SUBMIT');
    const reviewer = await desk.reviewer();
    await filing.does('requestOriginals', { requested: '真实性核验单原件', copies: 3 }, reviewer);
    const mine = way !== 'returnFiling';
    const remarks = [{ path: [], message: '改用电子核验' }];
    await filing.does(way, mine ? {} : { remarks }, mine ? filing.owner.caller : reviewer);
    expect(await filing.state()).toBe(state);
    expect((await filing.stepOf('MAIL')).status).toBe('NOT_NEEDED');
    const { shipments } = (await filing.owner.caller.query<Shown>(SHIPMENTS, { id: filing.id })).filing;
    expect(shipments).toMatchObject([{ status: 'CALLED_OFF' }]);
    if (state === 'ABANDONED') return;
    // The order goes on as any other, and they may be asked for again.
    await filing.does(state === 'DRAFT' ? 'submitFiling' : 'resubmitFiling');
    await filing.does('requestOriginals', { requested: '真实性核验单原件', copies: 1 }, reviewer);
    await filing.does('receiveOriginals', {}, reviewer);
    expect(await filing.state()).toBe('IN_REVIEW');
    expect((await filing.stepOf('MAIL')).status).toBe('DONE');
  });

  it('that go astray or are sent back say so with the reason, and are posted again', async () => {
    const filing = await upTo('SUBMIT');
    const reviewer = await desk.reviewer();
    await filing.does('requestOriginals', { requested: '真实性核验单原件', copies: 3 }, reviewer);
    await filing.does('recordShipment', { courier: '顺丰速运', trackingNumber: 'SF1234567890' });
    const ASTRAY =
      'query ($id: ID!) { filing(id: $id) { shipments { status problem trackingNumber } timeline { type text } } }';
    type Astray = { filing: { shipments: object[]; timeline: { type: string; text: string }[] } };
    const shown = async (language: string) =>
      (
        await filing.owner.caller.query<Astray>(
          ASTRAY,
          { id: filing.id },
          { headers: { 'accept-language': language } },
        )
      ).filing;
    const silent = await filing.tries('reportShipment', { outcome: 'MISSING', note: ' ' }, reviewer);
    expect(silent.issues).toMatchObject([{ path: ['note'], code: 'REQUIRED' }]);
    await filing.does('reportShipment', { outcome: 'MISSING', note: '快递显示派送失败' }, reviewer);
    expect((await shown('en')).shipments).toEqual([
      { status: 'MISSING', problem: '快递显示派送失败', trackingNumber: 'SF1234567890' },
    ]);
    expect(await filing.state()).toBe('AWAITING_ORIGINALS');
    expect((await filing.stepOf('MAIL')).status).toBe('ATTENTION');
    await filing.does('recordShipment', { courier: '中通', trackingNumber: 'ZT0000001' });
    expect((await shown('en')).shipments).toEqual([
      { status: 'SENT', problem: null, trackingNumber: 'ZT0000001' },
    ]);
    await filing.does('reportShipment', { outcome: 'RETURNED', note: '核验单没有盖章，已寄回' }, reviewer);
    const told = async (language: string) =>
      (await shown(language)).timeline
        .filter(({ type }) => type === 'REPORT_SHIPMENT')
        .map(({ text }) => text);
    expect(await told('zh-CN')).toEqual([
      '邮寄的原件没有收到，请再次寄出。',
      '邮寄的原件已退回，请再次寄出。',
    ]);
    expect((await told('en'))[1]).toBe('The originals were sent back; please post them again.');
    await filing.does('recordShipment', { courier: '中通', trackingNumber: 'ZT0000002' });
    await filing.does('receiveOriginals', {}, reviewer);
    expect((await shown('en')).shipments).toMatchObject([
      { status: 'RECEIVED', trackingNumber: 'ZT0000002' },
    ]);
  });

  it('that the authority itself wants are told with their last day, and go past the provider', async () => {
    const xizang = await (
      await desk.applicant()
    )
      .files(await aFiledSubject(desk, '540000', 'ENTERPRISE'))
      .upTo('SAVE_DETAILS');
    const POSTING =
      'query ($id: ID!) { filing(id: $id) { postToAuthority { rule papers withinWorkingDays dueBy text } } }';
    const posting = async (filing: Filing) =>
      (
        await filing.owner.caller.query<{
          filing: { postToAuthority: { dueBy: string | null; text: string } | null };
        }>(POSTING, { id: filing.id }, { headers: { 'accept-language': 'en' } })
      ).filing.postToAuthority;
    expect(await posting(xizang)).toMatchObject({
      rule: 'xizang.post-to-authority',
      papers: ['PARTY_LETTER'],
      withinWorkingDays: 20,
      dueBy: null,
    });
    await xizang.goes('SUBMIT');
    const { dueBy, text } = (await posting(xizang)) ?? { dueBy: null, text: '' };
    expect(dueBy).toBe(addWorkingDays(await desk.clock.now(), 20));
    expect(text).toMatch(/^To be posted to the authority: the party-building confirmation letter/);
    expect((await xizang.stepOf('MAIL')).status).toBe('OPEN');
    expect(await posting(await upTo('START'))).toBeNull();
  });

  it('that the authority wants of many domains or sites depend on their number', async () => {
    const asked = async (province: string, sites: { domains?: string[] }[]) => {
      const filed = await aFiledSubject(desk, province, 'PERSONAL', { sites });
      const domains = filed.sites.at(-1)?.domains ?? [];
      const begun = await (
        await desk.applicant()
      )
        .files({ ...filed, type: { ...filed.type, domains } })
        .upTo('START');
      const { filing } = await begun.owner.caller.query<{
        filing: { postToAuthority: { rule: string } | null };
      }>('query ($id: ID!) { filing(id: $id) { postToAuthority { rule } } }', { id: begun.id });
      return filing.postToAuthority?.rule ?? null;
    };
    const named = (count: number) => {
      const stem = Math.random().toString(36).slice(2, 8);
      return { domains: Array.from({ length: count }, (_, index) => `yanlian-${stem}-${index}.cn`) };
    };
    expect(await asked('440000', [named(5)])).toBeNull();
    expect(await asked('440000', [named(6)])).toBe('guangdong.post-to-authority.personal');
    // The fourth site of a person, whatever became of the other three.
    expect(await asked('450000', [{}, {}, {}])).toBeNull();
    expect(await asked('450000', [{}, {}, {}, {}])).toBe('guangxi.post-to-authority.personal');
  });

  it('are not asked for without saying what, and not by the applicant', async () => {
    const filing = await upTo('SUBMIT');
    const reviewer = await desk.reviewer();
    expect(await filing.tries('requestOriginals', { requested: ' ', copies: 1 }, reviewer)).toMatchObject({
      issues: [{ path: ['requested'] }],
    });
    expect(
      await filing.tries('requestOriginals', { requested: '核验单', copies: 11 }, reviewer),
    ).toMatchObject({
      issues: [{ path: ['copies'], code: 'NUMBER_OUT_OF_RANGE' }],
    });
    await expect(filing.tries('requestOriginals', { requested: '核验单', copies: 1 })).rejects.toThrow(
      /FORBIDDEN/,
    );
  });
});

describe('when the result is expected', () => {
  const EXPECTED = 'query ($id: ID!) { filing(id: $id) { expectedBy nextExpected } }';
  type Shown = { filing: { expectedBy: string | null; nextExpected: string } };

  it.each([
    // The National Day holiday of 2025 (1 to 8 October) does not count, the make-up days 28 September and 11 October do.
    ['ten working days across National Day 2025', '2025-09-26T10:00:00+08:00', '330000', '2025-10-16'],
    // Before the province gave an estimate, the twenty of the law; make-up days 29 September and 12 October 2019.
    ['twenty working days across National Day 2019', '2019-09-27T10:00:00+08:00', '330000', '2019-10-30'],
  ])('is counted as %s', async (_what, moment, province, expected) => {
    const then = await aDesk(service);
    await then.clock.standsAt(moment);
    const filed = await aFiledSubject(then, province, 'ENTERPRISE', { at: await then.clock.now() });
    const filing = await (await then.applicant()).files(filed).upTo('PASS');
    const ask = async () => (await filing.owner.caller.query<Shown>(EXPECTED, { id: filing.id })).filing;
    expect((await ask()).expectedBy).toBeNull();
    await filing.goes('HAND_OVER');
    const { expectedBy, nextExpected } = await ask();
    expect(expectedBy).toBe(expected);
    expect(nextExpected).toMatch(/SMS check/);
  });
});
