import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldMoves } from '../../../server/filing/statistics/fold.ts';
import { aCompany } from '../../testkit/companies.ts';
import { Caller } from '../../testkit/caller.ts';
import { eachDatabase } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import { startService, type Service } from '../../testkit/service.ts';

const TALLY = `
  states { state entered left atEnd stays { count meanSeconds medianSeconds p90Seconds } }
  firstPass { passed returned rate }
  returnReasons { field count }
  refusals { code meaning count }`;
const ASK = `query ($from: Date!, $to: Date!, $groupBy: FilingGrouping) {
  filingStatistics(from: $from, to: $to, groupBy: $groupBy) {
    __typename
    ... on FilingStatistics { from to groupBy groups { key name from to tally { ${TALLY} } } total { ${TALLY} } }
    ... on ValidationError { issues { path code message } }
  }
}`;

type Stays = { count: number; meanSeconds: number; medianSeconds: number; p90Seconds: number };
type State = { state: string; entered: number; left: number; atEnd: number | null; stays: Stays | null };
type Tally = {
  states: State[];
  firstPass: { passed: number; returned: number; rate: number | null };
  returnReasons: { field: string; count: number }[];
  refusals: { code: number; meaning: string; count: number }[];
};
type Group = { key: string; name: string | null; from: string; to: string; tally: Tally };
type Told = { groups: Group[]; total: Tally };

const HOUR = 3600;
const DAY = 24 * HOUR;
const DAYS = { from: '2026-02-23', to: '2026-04-12' };
const GROUPINGS = ['DAY', 'WEEK', 'MONTH', 'PROVINCE', 'KIND', 'NATURE', 'REVIEWER', 'STATE'] as const;

eachDatabase((open) => {
  let service: Service;
  let desk: Desk;
  let reviewer: Caller;

  const told = async (groupBy: string, who: Caller = desk.provider, days: object = DAYS): Promise<Told> =>
    (await who.query<{ filingStatistics: Told }>(ASK, { ...days, groupBy })).filingStatistics;
  const groupOf = ({ groups }: Told, key: string): Tally => {
    const group = groups.find((one) => one.key === key);
    if (!group) throw new Error(`no group ${key} among ${groups.map((one) => one.key).join(', ')}`);
    return group.tally;
  };
  const stateOf = ({ states }: Tally, state: string): State | undefined =>
    states.find((one) => one.state === state);
  const counts = ({ states }: Tally): Record<string, [number, number, number | null]> =>
    Object.fromEntries(states.map(({ state, entered, left, atEnd }) => [state, [entered, left, atEnd]]));

  // Monday, 2 March: two are submitted. One is returned after two hours and comes back on Tuesday; one is passed after an hour, and refused
  // by the authority; one is abandoned.
  beforeAll(async () => {
    service = await startService({ database: await open() });
    desk = await aDesk(service);
    await desk.clock.standsAt('2026-03-02T10:00:00+08:00');
    reviewer = await desk.reviewer('李初审');
    const owner = await desk.applicant();
    const returned = await owner.files(aCompany()).upTo('UPLOAD');
    const refused = await owner.files(aCompany('refuse1002')).upTo('UPLOAD');
    const abandoned = await owner.files(aCompany()).upTo('START');
    await returned.goes('SUBMIT');
    await refused.goes('SUBMIT');
    await desk.clock.passes({ hours: 1 });
    await refused.isPassedBy(reviewer);
    refused.isAt('PASS');
    await refused.goes('SMS');
    await desk.clock.passes({ hours: 1 });
    await returned.does(
      'returnFiling',
      {
        remarks: [
          { message: '请核对全部内容' },
          { path: ['subject', 'name'], message: '与证件不符' },
          { path: ['websites', '0', 'person', 'mobile'], message: '无法接通' },
          { path: ['materials', 'SUBJECT_CERTIFICATE', returned.websiteId], message: '不清晰' },
          { path: ['materials', 'SUBJECT_CERTIFICATE'], message: '缺角' },
          { path: ['张三', '13800000000'], message: '？' },
          { path: ['subject', '张三'], message: '？' },
        ],
      },
      reviewer,
    );
    await desk.clock.passes({ hours: 24 });
    await returned.does('resubmitFiling');
    await abandoned.does('abandonFiling');
    await foldMoves(service.services.database);
    await desk.clock.passes({ hours: 3 });
    await returned.isPassedBy(reviewer);
    returned.isAt('PASS');
    await desk.clock.standsAt('2026-03-23T10:00:00+08:00');
    await desk.authorityWorks();
    await returned.goes('HAND_OVER');
  });
  afterAll(() => service.stop());

  describe('the statistics of filings', () => {
    it('tell each day what came into a state, what left it and what was in it at the end', async () => {
      const days = await told('DAY');
      expect(days.groups).toHaveLength(49);
      expect(days.groups[0]).toMatchObject({ key: '2026-02-23', tally: { states: [] } });
      expect(counts(groupOf(days, '2026-03-02'))).toEqual({
        DRAFT: [3, 2, 1],
        IN_REVIEW: [2, 2, 0],
        RETURNED: [1, 0, 1],
        QUEUED: [1, 1, 0],
        AWAITING_SMS: [1, 1, 0],
        AT_AUTHORITY: [1, 0, 1],
      });
      expect(counts(groupOf(days, '2026-03-03'))).toEqual({
        DRAFT: [0, 1, 0],
        IN_REVIEW: [1, 1, 0],
        RETURNED: [0, 1, 0],
        QUEUED: [1, 0, 1],
        AT_AUTHORITY: [0, 0, 1],
        ABANDONED: [1, 0, 1],
      });
      expect(counts(groupOf(days, '2026-03-22'))).toEqual({
        QUEUED: [0, 0, 1],
        AT_AUTHORITY: [0, 0, 1],
        ABANDONED: [0, 0, 1],
      });
      expect(counts(groupOf(days, '2026-03-24'))).toEqual({
        AWAITING_SMS: [0, 0, 1],
        REFUSED: [0, 0, 1],
        ABANDONED: [0, 0, 1],
      });
    });

    it('tell how long filings were in a state, each stay for itself', async () => {
      const { total } = await told('STATE');
      const inReview = stateOf(total, 'IN_REVIEW')?.stays;
      // One hour, two hours, three hours.
      expect(inReview?.count).toBe(3);
      const near = (value: number | undefined, seconds: number): void =>
        expect(Math.abs((value ?? 0) - seconds) / seconds).toBeLessThan(0.055);
      near(inReview?.medianSeconds, 2 * HOUR);
      near(inReview?.p90Seconds, 3 * HOUR);
      near(inReview?.meanSeconds, 2 * HOUR);
      near(stateOf(total, 'RETURNED')?.stays?.medianSeconds, DAY);
      near(stateOf(total, 'AT_AUTHORITY')?.stays?.medianSeconds, 21 * DAY - HOUR);
      expect(stateOf(total, 'ABANDONED')?.stays).toBeNull();
    });

    it('tell the first-pass rate, what was remarked without a word that is not ours, and the authority’s codes', async () => {
      const { total } = await told('MONTH');
      expect(total.firstPass).toEqual({ passed: 1, returned: 1, rate: 0.5 });
      expect(total.returnReasons).toEqual([
        { field: 'filing', count: 1 },
        { field: 'materials.SUBJECT_CERTIFICATE', count: 1 },
        { field: 'other', count: 1 },
        { field: 'subject', count: 1 },
        { field: 'subject.name', count: 1 },
        { field: 'websites.person.mobile', count: 1 },
      ]);
      expect(total.refusals).toEqual([
        { code: 1002, meaning: expect.stringMatching(/./) as string, count: 1 },
      ]);
    });

    it('are grouped by week and month, cut to the days asked for', async () => {
      const weeks = await told('WEEK', desk.provider, { from: '2026-03-03', to: '2026-03-31' });
      expect(weeks.groups.map(({ key, from, to }) => [key, from, to])).toEqual([
        ['2026-03-02', '2026-03-03', '2026-03-08'],
        ['2026-03-09', '2026-03-09', '2026-03-15'],
        ['2026-03-16', '2026-03-16', '2026-03-22'],
        ['2026-03-23', '2026-03-23', '2026-03-29'],
        ['2026-03-30', '2026-03-30', '2026-03-31'],
      ]);
      // What was before the first day counts for the balance alone.
      expect(counts(groupOf(weeks, '2026-03-02'))).toMatchObject({
        DRAFT: [0, 1, 0],
        AT_AUTHORITY: [0, 0, 1],
      });
      const months = await told('MONTH');
      expect(months.groups.map(({ key, from, to }) => [key, from, to])).toEqual([
        ['2026-02-01', '2026-02-23', '2026-02-28'],
        ['2026-03-01', '2026-03-01', '2026-03-31'],
        ['2026-04-01', '2026-04-01', '2026-04-12'],
      ]);
      expect(counts(groupOf(months, '2026-03-01'))).toMatchObject({ DRAFT: [3, 3, 0], REFUSED: [1, 0, 1] });
      expect(counts(groupOf(months, '2026-04-01'))).toMatchObject({ REFUSED: [0, 0, 1] });
    });

    it('are grouped by what filings and reviewers are', async () => {
      const keyed = async (groupBy: string) =>
        (await told(groupBy)).groups.map(({ key, name }) => [key, name]);
      expect(await keyed('PROVINCE')).toEqual([['330000', 'Zhejiang']]);
      expect(await keyed('KIND')).toEqual([['NEW_ACCESS', null]]);
      expect(await keyed('NATURE')).toEqual([['ENTERPRISE', 'Enterprise']]);
      expect(await keyed('REVIEWER')).toEqual([[expect.stringMatching(/^stf_/), '李初审']]);
      const [reviews] = (await told('REVIEWER')).groups;
      expect(reviews && counts(reviews.tally)).toEqual({
        IN_REVIEW: [0, 3, null],
        RETURNED: [1, 0, null],
        QUEUED: [2, 0, null],
      });
      const states = await told('STATE');
      expect(states.groups.map(({ key }) => key)).toEqual([
        'DRAFT',
        'IN_REVIEW',
        'RETURNED',
        'QUEUED',
        'AWAITING_SMS',
        'AT_AUTHORITY',
        'REFUSED',
        'ABANDONED',
      ]);
      expect(states.groups.map(({ tally }) => tally.states.map(({ state }) => state))).toEqual(
        states.groups.map(({ key }) => [key]),
      );
      expect(groupOf(states, 'REFUSED').refusals).toHaveLength(1);
    });

    it.each(['WEEK', 'MONTH', 'PROVINCE', 'KIND', 'NATURE', 'STATE'])(
      'add up to the same by day and by %s, whether a job has counted the changes or not',
      async (groupBy) => {
        const byDay = (await told('DAY')).total;
        expect((await told(groupBy)).total).toEqual(byDay);
        await foldMoves(service.services.database);
        expect(await service.services.database.prisma.filingMove.count()).toBe(0);
        expect((await told(groupBy)).total).toEqual(byDay);
      },
    );

    it.each(GROUPINGS)('show a reviewer the same as the provider’s server, by %s', async (groupBy) => {
      expect(await told(groupBy, reviewer)).toEqual(await told(groupBy));
    });
  });

  describe('whose statistics they are', () => {
    it('nothing of another provider or the other mode is counted', async () => {
      const all = () => Promise.all(GROUPINGS.map((groupBy) => told(groupBy)));
      const before = await all();
      const other = await aDesk(service);
      await other.clock.standsAt('2026-03-02T10:00:00+08:00');
      await (await other.applicant()).files(aCompany()).upTo('START');
      const { prisma } = service.services.database;
      const { providerId } = desk.tenant;
      const { id: _id, ...move } = await prisma.filingMove.findFirstOrThrow({ where: other.tenant });
      await prisma.filingMove.create({ data: { ...move, providerId, mode: 'LIVE' } });
      const live = await aDesk(service, { mode: 'LIVE', of: desk });
      for (const look of ['before a job has counted the changes', 'and after']) {
        expect(await all(), look).toEqual(before);
        for (const { provider } of [other, live])
          expect((await told('DAY', provider)).total.states, look).toMatchObject([
            { state: 'DRAFT', entered: 1 },
          ]);
        await foldMoves(service.services.database);
      }
    });

    it.each([
      ['an applicant', async () => (await desk.applicant()).caller, 'FORBIDDEN'],
      [
        'a host page',
        () => new Caller(service.url, { publishableKey: desk.publishableKey, origin: service.url }),
        'OPERATION_NOT_ALLOWED',
      ],
      ['nobody', () => new Caller(service.url), 'UNAUTHENTICATED'],
    ])('%s is refused', async (_who, callerOf, code) => {
      const answer = await (await callerOf()).ask(ASK, { ...DAYS, groupBy: 'DAY' });
      expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual([code]);
      expect(answer.data?.['filingStatistics'] ?? null).toBeNull();
    });
  });

  describe('days that are not told of', () => {
    it.each([
      [{ from: '2026-03-02', to: '2026-03-01' }, 'to', 'DAYS_ORDER'],
      [{ from: '2025-01-01', to: '2026-02-05' }, 'to', 'DAYS_TOO_MANY'],
      [{ from: '0001-01-01', to: '0001-01-02' }, 'from', 'DAYS_OUT_OF_RANGE'],
      [{ from: '9999-12-31', to: '9999-12-31' }, 'to', 'DAYS_OUT_OF_RANGE'],
    ])('%j', async (days, path, code) => {
      const { filingStatistics: answer } = await desk.provider.query<{
        filingStatistics: { __typename: string; issues: { path: string[]; code: string; message: string }[] };
      }>(ASK, { ...days, groupBy: 'DAY' });
      expect(answer.__typename).toBe('ValidationError');
      expect(answer.issues).toContainEqual({
        path: [path],
        code,
        message: expect.stringMatching(/\w/) as string,
      });
    });

    it.each([
      { from: '2026-02-30', to: '2026-03-01' },
      { from: 'yesterday', to: '2026-03-01' },
    ])('%j is no date', async (days) => {
      const answer = await desk.provider.ask(ASK, days);
      expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    });

    it.each([
      { from: '2025-01-01', to: '2026-02-04' },
      { from: '1900-01-01', to: '1900-01-01' },
      { from: '2199-12-31', to: '2199-12-31' },
    ])('but %j are', async (days) => {
      for (const groupBy of GROUPINGS) expect((await told(groupBy, desk.provider, days)).total).toBeDefined();
    });
  });
});
