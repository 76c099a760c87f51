import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aCompany } from '../testkit/companies.ts';
import { openEmbeddedForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing, Milestone } from '../testkit/filing.ts';
import { mailsOf, subjectsOf } from '../testkit/mailbox.ts';
import { startService, type Service } from '../testkit/service.ts';
import { eventually } from '../platform/support/eventually.ts';
import { aFiledSubject } from './support/subjects.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
beforeAll(async () => {
  service = await startService({ database: await openEmbeddedForTest() });
});
afterAll(() => service.stop());

type Story = { desk: Desk; filing: Filing };

/** An order of a desk of its own, as far as said; nobody was told anything yet. */
async function anOrder(milestone: Milestone, label?: string): Promise<Story> {
  const desk = await aDesk(service);
  const filing = await (await desk.applicant()).files(aCompany(label)).upTo(milestone);
  return { desk, filing };
}

async function after({ desk }: Story, span: { days?: number; hours?: number }): Promise<void> {
  await desk.clock.passes(span);
  await desk.reminds();
}

const types = async ({ filing }: Story): Promise<string[]> =>
  (await filing.shown()).timeline.map(({ type }) => type);

const outbox = async ({ desk, filing }: Story) =>
  service.services.database.prisma.outboxMessage.findMany({
    where: { ...desk.tenant, targetId: filing.id, topic: { startsWith: 'reminder.' } },
    orderBy: { id: 'asc' },
  });

const RETURNED = 'Your access filing was returned for correction';
const SMS_BEGUN = 'Complete the SMS check within 24 hours';
const LAPSED = 'The SMS check was not completed; the order came back';
const REFUSED = 'The authority refused the access filing';
const APPROVED = 'Access is granted: hang the filing number';
const DRAFT_IDLE = 'Reminder: your access filing is not submitted';
const RETURNED_IDLE = 'Reminder: the returned filing was not corrected';
const LATE = 'The authority takes longer than expected';

describe('a step of an order', () => {
  it('is told by mail once: returned with remarks', async () => {
    const story = await anOrder('SUBMIT');
    const remarks = [{ path: ['subject', 'name'], message: '名称与证件不一致' }, { message: '请核对' }];
    await story.filing.does('returnFiling', { remarks }, await story.desk.reviewer());
    await story.desk.reminds();
    await story.desk.reminds();
    const mails = await mailsOf(story.desk);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toContain(RETURNED);
    expect(mails[0]?.text).toContain('2 remark(s)');
    expect(mails[0]?.text).toContain(story.filing.id);
    // The remarks may name anything; they are read in the order, not in a mailbox.
    expect(mails[0]?.text).not.toContain('名称与证件不一致');
    expect(await outbox(story)).toEqual([]);
  });

  it('is told again when it happens again', async () => {
    const story = await anOrder('SUBMIT');
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
    const story = await anOrder('APPROVE');
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
    const story = await anOrder('SAVE_DETAILS');
    await story.desk.provider.succeed('updateProvider', { filingPageUrl: 'https://cloud.example.com/beian' });
    await after(story, { days: 8 });
    expect((await mailsOf(story.desk))[0]?.text).toContain('https://cloud.example.com/beian');
  });
});

describe('the SMS check', () => {
  it('is told when it begins, halfway, two hours before it ends, and when it lapsed', async () => {
    const story = await anOrder('HAND_OVER', 'lapse');
    const { desk } = story;
    await desk.reminds();
    expect(await subjectsOf(desk)).toEqual([SMS_BEGUN]);
    await after(story, { hours: 11 });
    expect(await subjectsOf(desk)).toHaveLength(1);
    await after(story, { hours: 1.1 });
    expect(await subjectsOf(desk)).toHaveLength(2);
    await after(story, { hours: 9 });
    expect(await subjectsOf(desk)).toHaveLength(2);
    await after(story, { hours: 1 });
    const subjects = await subjectsOf(desk);
    expect(subjects).toHaveLength(3);
    expect(subjects.slice(1).every((each) => each.startsWith('Reminder: the SMS check ends at'))).toBe(true);
    expect((await types(story)).filter((type) => type === 'SMS_REMINDER')).toHaveLength(2);
    expect((await outbox(story)).map(({ payload }) => payload)).toMatchObject([
      { filingId: story.filing.id, state: 'AWAITING_SMS' },
      { filingId: story.filing.id, state: 'AWAITING_SMS' },
    ]);
    await desk.clock.passes({ hours: 3 });
    await desk.authorityWorks();
    await desk.reminds();
    expect((await subjectsOf(desk)).slice(3)).toEqual([LAPSED]);
  });

  it('had 48 hours in November 2018, and is reminded of by these', async () => {
    const desk = await aDesk(service);
    await desk.clock.standsAt('2018-11-15T10:00:00+08:00');
    const filed = await aFiledSubject(desk, '330000', 'PERSONAL', { at: await desk.clock.now() });
    const filing = await (await desk.applicant()).files(filed).upTo('HAND_OVER');
    await desk.reminds();
    expect(await subjectsOf(desk)).toEqual(['Complete the SMS check within 48 hours']);
    await after({ desk, filing }, { hours: 23 });
    expect(await subjectsOf(desk)).toHaveLength(1);
    await after({ desk, filing }, { hours: 1.1 });
    expect(await subjectsOf(desk)).toHaveLength(2);
  });

  it('is not reminded of once it is done, nor after its end', async () => {
    const done = await anOrder('SMS');
    await after(done, { hours: 13 });
    expect(await subjectsOf(done.desk)).toEqual([]);
    const late = await anOrder('HAND_OVER', 'lapse');
    await after(late, { hours: 25 });
    expect(await subjectsOf(late.desk)).toEqual([SMS_BEGUN]);
  });
});

/** What the order says of the authority's time, to its applicant and in the desk's queue. */
async function lateness({ desk, filing }: Story) {
  const asked = 'resultLate nextExpected steps { key issues { message } }';
  const { filings } = await (
    await desk.reviewer()
  ).query<{
    filings: {
      edges: {
        node: {
          resultLate: boolean;
          nextExpected: string;
          steps: { key: string; issues: { message: string }[] }[];
        };
      }[];
    };
  }>(`{ filings(search: "${filing.id}") { edges { node { ${asked} } } } }`);
  const { resultLate, nextExpected, steps } = filings.edges[0]?.node ?? { steps: [] };
  const issues = steps.find(({ key }) => key === 'RESULT')?.issues.map(({ message }) => message);
  return { late: resultLate, next: nextExpected, issues };
}

describe('the result', () => {
  it('is told with the number to hang and the day of the public security filing, and a week before that day again', async () => {
    const story = await anOrder('APPROVE');
    await story.desk.reminds();
    const [mail] = await mailsOf(story.desk);
    expect(mail?.subject).toContain(APPROVED);
    const { filing } = await story.filing.owner.caller.query<{
      filing: { result: { publicSecurityDeadline: string; sites: { hangNumber: string }[] } };
    }>('query ($id: ID!) { filing(id: $id) { result { publicSecurityDeadline sites { hangNumber } } } }', {
      id: story.filing.id,
    });
    const { publicSecurityDeadline, sites } = filing.result;
    expect(mail?.text).toContain(sites[0]?.hangNumber);
    expect(mail?.text).toContain(publicSecurityDeadline);
    await after(story, { days: 22 });
    expect(await subjectsOf(story.desk)).toHaveLength(1);
    await after(story, { days: 2 });
    expect((await subjectsOf(story.desk)).slice(1)).toEqual([
      `Reminder: file with the public security bureau by ${publicSecurityDeadline}`,
    ]);
    await after(story, { days: 30 });
    expect(await subjectsOf(story.desk)).toHaveLength(2);
  });

  it('is told when it is a refusal, without its words', async () => {
    const story = await anOrder('HAND_OVER', 'refuse1006');
    expect(await story.filing.state()).toBe('REFUSED');
    await story.desk.reminds();
    expect(await subjectsOf(story.desk)).toEqual([REFUSED]);
  });

  it('that is late is told once, in the history, too', async () => {
    const story = await anOrder('SMS', 'slow');
    const { filing } = await story.filing.owner.caller.query<{ filing: { expectedBy: string } }>(
      'query ($id: ID!) { filing(id: $id) { expectedBy } }',
      { id: story.filing.id },
    );
    const left = Date.parse(`${filing.expectedBy}T23:00:00+08:00`) - (await story.desk.clock.now()).getTime();
    await after(story, { hours: left / 3_600_000 });
    expect(await subjectsOf(story.desk)).toEqual([]);
    expect(await lateness(story)).toEqual({
      late: false,
      next: expect.stringContaining('wait') as string,
      issues: [],
    });
    await after(story, { hours: 1.1 });
    expect(await lateness(story)).toEqual({
      late: true,
      next: expect.stringContaining('The expected time has passed') as string,
      issues: [`The authority was expected to decide by ${filing.expectedBy} and is still reviewing.`],
    });
    await after(story, { days: 3 });
    expect(await subjectsOf(story.desk)).toEqual([LATE]);
    expect((await mailsOf(story.desk))[0]?.text).toContain(filing.expectedBy);
    expect((await types(story)).filter((type) => type === 'RESULT_LATE')).toHaveLength(1);
    expect(await outbox(story)).toHaveLength(1);
  });
});

describe('originals that were asked for', () => {
  const asked = async (): Promise<Story> => {
    const story = await anOrder('SUBMIT');
    const reviewer = await story.desk.reviewer();
    await story.filing.does('requestOriginals', { requested: '核验单原件', copies: 3 }, reviewer);
    await story.desk.reminds();
    return story;
  };
  const WAITING = 'Reminder: the originals were not posted yet';

  it('are told of at once, and after 7 and 14 days without a shipment', async () => {
    const story = await asked();
    expect(await subjectsOf(story.desk)).toEqual(['Please post the original papers']);
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
    const story = await anOrder('SAVE_DETAILS');
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
    const story = await anOrder('SAVE_DETAILS');
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
    const story = await anOrder('SAVE_DETAILS');
    await after(story, { days: 40 });
    await story.desk.reminds();
    expect(await subjectsOf(story.desk)).toEqual([DRAFT_IDLE]);
    expect((await mailsOf(story.desk))[0]?.text).toContain('for 30 days');
  });

  it('was returned: its applicant is reminded after 7, 15, 30 and 45 days', async () => {
    const story = await anOrder('SUBMIT');
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
    const story = await anOrder('VERIFY_PASSWORD');
    await after(story, { days: 8 });
    expect(await subjectsOf(story.desk)).toEqual([]);
    expect(await outbox(story)).toHaveLength(1);
  });
});

describe('reminders', () => {
  it('come by themselves when test mode’s clock is moved', async () => {
    const running = await startService({ database: await openEmbeddedForTest(), background: true });
    const desk = await aDesk(running);
    await (await desk.applicant()).files(aCompany()).upTo('SAVE_DETAILS');
    await desk.provider.succeed('advanceClock', { seconds: 8 * 86_400 });
    await eventually('the reminder', async () => (await subjectsOf(desk)).length === 1, 30_000);
    expect(await subjectsOf(desk)).toEqual([DRAFT_IDLE]);
    await running.stop();
  });

  it('of looks at the same time are given once', async () => {
    const story = await anOrder('SAVE_DETAILS');
    await story.desk.clock.passes({ days: 8 });
    await Promise.all([story.desk.reminds(), story.desk.reminds(), story.desk.reminds()]);
    expect(await subjectsOf(story.desk)).toEqual([DRAFT_IDLE]);
    expect(await outbox(story)).toHaveLength(1);
  });
});
