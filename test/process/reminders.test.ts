import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aCompany } from '../testkit/companies.ts';
import { eventually } from '../platform/support/eventually.ts';
import { mails } from '../../schema/messages/generated/mails.js';
import { openForTest } from '../testkit/database.ts';
import { aDesk } from '../testkit/desk.ts';
import { mailsOf, subjectsOf } from '../testkit/mailbox.ts';
import { startService, type Service } from '../testkit/service.ts';
import { after, anOrder, outbox, type Story } from './support/stories.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
});
afterAll(() => service.stop());

const RETURNED = 'Your access filing was returned for correction';
const DRAFT_IDLE = mails.en['DRAFT_IDLE.subject'];
const RETURNED_IDLE = mails.en['RETURNED_IDLE.subject'];

describe('a step of an order', () => {
  it('is told by mail once: returned with remarks', async () => {
    const story = await anOrder(service, 'SUBMIT');
    const remarks = [{ path: ['subject', 'name'], message: '名称与证件不一致' }, { message: '请核对' }];
    await story.filing.does('returnFiling', { remarks }, await story.desk.reviewer());
    await story.desk.reminds();
    await story.desk.reminds();
    const mails = await mailsOf(story.desk);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toContain(RETURNED);
    expect(mails[0]?.text).toContain('2 remarks');
    expect(mails[0]?.text).toContain(story.filing.id);
    // The remarks may name anything; they are read in the order, not in a mailbox.
    expect(mails[0]?.text).not.toContain('名称与证件不一致');
    expect(await outbox(story)).toEqual([]);
  });

  it('is told again when it happens again', async () => {
    const story = await anOrder(service, 'SUBMIT');
    const reviewer = await story.desk.reviewer();
    for (const round of [1, 2]) {
      await story.filing.does('returnFiling', { remarks: [{ message: `第${round}次` }] }, reviewer);
      await story.desk.reminds();
      await story.filing.does('resubmitFiling');
      await story.desk.reminds();
    }
    expect(await subjectsOf(story.desk)).toEqual([RETURNED, RETURNED]);
  });

  it('holds no name, certificate number or phone of anybody', async () => {
    const story = await anOrder(service, 'APPROVE');
    await story.desk.reminds();
    const details = JSON.stringify(story.filing.company.details(story.filing.websiteIds));
    const secrets = [...details.matchAll(/"(?:name|certificateNumber|mobile|landline)":"([^"]+)"/g)].map(
      ([, value = '']) => value,
    );
    expect(secrets.length).toBeGreaterThan(3);
    const [mail] = await mailsOf(story.desk);
    for (const secret of secrets) expect(mail?.text).not.toContain(secret);
    expect(mail?.text).not.toContain(story.filing.company.member.certificateNumber);
  });

  it('is told to the person of the website where there is another', async () => {
    const desk = await aDesk(service);
    const company = aCompany();
    const plain = company.details;
    company.details = (websiteIds) => {
      const details = plain(websiteIds) as { subjectPerson: object; websites: object[] };
      const person = { ...details.subjectPerson, email: 'site.person@website-mail.cn' };
      return {
        ...details,
        websites: details.websites.map((site) => ({ ...site, samePerson: false, person })),
      };
    };
    await (await desk.applicant()).files(company).upTo('SAVE_DETAILS');
    await desk.clock.passes({ days: 8 });
    await desk.reminds();
    expect((await mailsOf(desk)).map(({ to }) => to)).toEqual(['s***@website-mail.cn']);
  });

  it('links to the provider’s page, if it named one', async () => {
    const story = await anOrder(service, 'SAVE_DETAILS');
    await story.desk.provider.succeed('updateProvider', { filingPageUrl: 'https://cloud.example.com/beian' });
    await after(story, { days: 8 });
    expect((await mailsOf(story.desk))[0]?.text).toContain('https://cloud.example.com/beian');
  });
});

describe('originals that were asked for', () => {
  const asked = async (): Promise<Story> => {
    const story = await anOrder(service, 'SUBMIT');
    const reviewer = await story.desk.reviewer();
    await story.filing.does('requestOriginals', { requested: '核验单原件', copies: 3 }, reviewer);
    await story.desk.reminds();
    return story;
  };
  const WAITING = mails.en['ORIGINALS_WAITING.subject'];

  it('are told of at once, and after 7 and 14 days without a shipment', async () => {
    const story = await asked();
    expect(await subjectsOf(story.desk)).toEqual([mails.en['ORIGINALS_ASKED.subject']]);
    expect((await mailsOf(story.desk))[0]?.text).toContain('3 copies');
    for (const [days, mails] of [
      [6, 1],
      [2, 2],
      [5, 2],
      [2, 3],
      [30, 3],
    ] as const) {
      await after(story, { days });
      expect(await subjectsOf(story.desk)).toHaveLength(mails);
    }
    expect((await subjectsOf(story.desk)).slice(1)).toEqual([WAITING, WAITING]);
  });

  it('are not reminded of once they are in the post', async () => {
    const story = await asked();
    await story.filing.does('recordShipment', { courier: '顺丰', trackingNumber: 'SF1234567890' });
    await after(story, { days: 15 });
    expect(await subjectsOf(story.desk)).toHaveLength(1);
  });
});

describe('an idle order', () => {
  it('is a draft: its applicant is reminded after 7, 15 and 30 days, and loses nothing', async () => {
    const story = await anOrder(service, 'SAVE_DETAILS');
    const before = await story.filing.version();
    for (const [days, mails] of [
      [6, 0],
      [1.1, 1],
      [7, 1],
      [1, 2],
      [16, 3],
      [60, 3],
    ] as const) {
      await after(story, { days });
      expect(await subjectsOf(story.desk)).toHaveLength(mails);
    }
    expect(new Set(await subjectsOf(story.desk))).toEqual(new Set([DRAFT_IDLE]));
    const days = (await mailsOf(story.desk)).map(({ text }) => /for (\d+) days/.exec(text)?.[1]);
    expect(days).toEqual(['7', '15', '30']);
    expect(await story.filing.state()).toBe('DRAFT');
    expect(await story.filing.version()).toBe(before);
    expect((await outbox(story)).map(({ topic }) => topic)).toEqual(
      Array.from({ length: 3 }, () => 'reminder.draft_idle'),
    );
  });

  it('is not idle while somebody works on it: what is typed and uploaded counts', async () => {
    const story = await anOrder(service, 'SAVE_DETAILS');
    await after(story, { days: 6 });
    await story.filing.does('saveFilingDetails', { details: {} });
    await after(story, { days: 6 });
    await story.filing.uploads('AUXILIARY');
    await after(story, { days: 6 });
    expect(await subjectsOf(story.desk)).toEqual([]);
    await after(story, { days: 2 });
    expect(await subjectsOf(story.desk)).toEqual([DRAFT_IDLE]);
  });

  it('is reminded of once, however far the clock was moved', async () => {
    const story = await anOrder(service, 'SAVE_DETAILS');
    await after(story, { days: 40 });
    await story.desk.reminds();
    expect(await subjectsOf(story.desk)).toEqual([DRAFT_IDLE]);
    expect((await mailsOf(story.desk))[0]?.text).toContain('for 30 days');
  });

  it('was returned: its applicant is reminded after 7, 15, 30 and 45 days', async () => {
    const story = await anOrder(service, 'SUBMIT');
    await story.filing.does(
      'returnFiling',
      { remarks: [{ message: '请核对' }] },
      await story.desk.reviewer(),
    );
    for (const days of [7.1, 8, 15, 15, 30]) await after(story, { days });
    // The first look came after a week: by then the mail about the return itself is no news.
    expect(await subjectsOf(story.desk)).toEqual(Array(4).fill(RETURNED_IDLE));
    expect(await story.filing.state()).toBe('RETURNED');
  });

  it('of nobody known has no mail, but the provider is told', async () => {
    const story = await anOrder(service, 'VERIFY_PASSWORD');
    await after(story, { days: 8 });
    expect(await subjectsOf(story.desk)).toEqual([]);
    expect(await outbox(story)).toHaveLength(1);
  });
});

describe('reminders', () => {
  it('come by themselves when test mode’s clock is moved', async () => {
    const running = await startService({ database: await openForTest(), background: true });
    const desk = await aDesk(running);
    await (await desk.applicant()).files(aCompany()).upTo('SAVE_DETAILS');
    await desk.provider.succeed('advanceClock', { seconds: 8 * 86_400 });
    await eventually('the reminder', async () => (await subjectsOf(desk)).length === 1, 75_000);
    expect(await subjectsOf(desk)).toEqual([DRAFT_IDLE]);
    await running.stop();
  });

  it('of looks at the same time are given once', async () => {
    const story = await anOrder(service, 'SAVE_DETAILS');
    await story.desk.clock.passes({ days: 8 });
    await Promise.all([story.desk.reminds(), story.desk.reminds(), story.desk.reminds()]);
    expect(await subjectsOf(story.desk)).toEqual([DRAFT_IDLE]);
    expect(await outbox(story)).toHaveLength(1);
  });
});
