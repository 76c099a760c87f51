import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { issues } from '../../schema/messages/generated/issues.js';
import { mails } from '../../schema/messages/generated/mails.js';
import { timeline } from '../../schema/messages/generated/timeline.js';
import { dayText } from '../../schema/messages/values/moments.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk } from '../testkit/desk.ts';
import { mailsOf, subjectsOf } from '../testkit/mailbox.ts';
import { startService, type Service } from '../testkit/service.ts';
import { after, anOrder, outbox, type Story, types } from './support/stories.ts';
import { aFiledSubject } from './support/subjects.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
});
afterAll(() => service.stop());

const SMS_BEGUN = mails.en['SMS_BEGUN.subject']({ hours: 24 });
const REMINDER = mails.en['SMS_REMINDER.subject']({ by: '' });
const LAPSED = mails.en['SMS_LAPSED.subject'];
const REFUSED = mails.en['REFUSED.subject'];
const APPROVED = mails.en['APPROVED.subject'];
const LATE = mails.en['RESULT_LATE.subject'];

describe('the SMS check', () => {
  it('is told when it begins, halfway, two hours before it ends, and when it lapsed', async () => {
    const story = await anOrder(service, 'HAND_OVER', 'lapse');
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
    expect(subjects.slice(1).every((each) => each.startsWith(REMINDER))).toBe(true);
    expect((await types(story)).filter((type) => type === 'SMS_REMINDER')).toHaveLength(2);
    expect((await outbox(story)).map(({ payload }) => payload)).toMatchObject([
      { id: story.filing.id, state: 'AWAITING_SMS', sequence: 5 },
      { id: story.filing.id, state: 'AWAITING_SMS', sequence: 6 },
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
    await (await desk.applicant()).files(filed).upTo('HAND_OVER');
    await desk.reminds();
    expect(await subjectsOf(desk)).toEqual(['Complete the SMS check within 48 hours']);
    await after({ desk }, { hours: 23 });
    expect(await subjectsOf(desk)).toHaveLength(1);
    await after({ desk }, { hours: 1.1 });
    expect(await subjectsOf(desk)).toHaveLength(2);
  });

  it('is not reminded of once it is done, nor after its end', async () => {
    const done = await anOrder(service, 'SMS');
    await after(done, { hours: 13 });
    expect(await subjectsOf(done.desk)).toEqual([]);
    const late = await anOrder(service, 'HAND_OVER', 'lapse');
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
    const story = await anOrder(service, 'APPROVE');
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
    expect(mail?.text).toContain(dayText(publicSecurityDeadline, 'en'));
    expect(mail?.text).toContain(dayText(publicSecurityDeadline, 'zh-CN'));
    await after(story, { days: 22 });
    expect(await subjectsOf(story.desk)).toHaveLength(1);
    await after(story, { days: 2 });
    expect((await subjectsOf(story.desk)).slice(1)).toEqual([
      mails.en['PUBLIC_SECURITY.subject']({ day: dayText(publicSecurityDeadline, 'en') }),
    ]);
    await after(story, { days: 30 });
    expect(await subjectsOf(story.desk)).toHaveLength(2);
  });

  it('is told when it is a refusal, without its words', async () => {
    const story = await anOrder(service, 'HAND_OVER', 'refuse1018');
    expect(await story.filing.state()).toBe('REFUSED');
    await story.desk.reminds();
    expect(await subjectsOf(story.desk)).toEqual([REFUSED]);
  });

  it('that is late is told once, in the history, too', async () => {
    const story = await anOrder(service, 'SMS', 'slow');
    const { filing } = await story.filing.owner.caller.query<{
      filing: { expectedBy: string; legalBy: string };
    }>('query ($id: ID!) { filing(id: $id) { expectedBy legalBy } }', { id: story.filing.id });
    const until = async (day: string) =>
      (Date.parse(`${day}T23:00:00+08:00`) - (await story.desk.clock.now()).getTime()) / 3_600_000;
    const inTime = (next: string) => ({
      late: false,
      next: expect.stringContaining(next) as string,
      issues: [],
    });
    await after(story, { hours: await until(filing.expectedBy) });
    expect(await lateness(story)).toEqual(inTime('wait'));
    // Zhejiang usually takes ten working days; the law gives twenty.
    await after(story, { hours: 1.1 });
    expect(await lateness(story)).toEqual(
      inTime(timeline.en['next.slow']({ day: dayText(filing.legalBy, 'en') })),
    );
    await after(story, { hours: await until(filing.legalBy) });
    expect(await subjectsOf(story.desk)).toEqual([]);
    await after(story, { hours: 1.1 });
    expect(await lateness(story)).toEqual({
      late: true,
      next: timeline.en['next.late'],
      issues: [issues.en.RESULT_LATE({ date: dayText(filing.legalBy, 'en') })],
    });
    await after(story, { days: 3 });
    expect(await subjectsOf(story.desk)).toEqual([LATE]);
    expect((await mailsOf(story.desk))[0]?.text).toContain(dayText(filing.legalBy, 'en'));
    expect((await types(story)).filter((type) => type === 'RESULT_LATE')).toHaveLength(1);
    expect(await outbox(story)).toHaveLength(1);
  });
});
