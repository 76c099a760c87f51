import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCompany } from '../../testkit/companies.ts';
import type { Caller } from '../../testkit/caller.ts';
import { eachDatabase } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import type { Filing } from '../../testkit/filing.ts';
import { startService, type Service } from '../../testkit/service.ts';

const ASK = `query ($from: Date!, $to: Date!) {
  filingStatistics(from: $from, to: $to, groupBy: STATE) {
    ... on FilingStatistics { reviewForecast { waiting overdue perWorkingDay arriving days { day due overdue } } }
  }
}`;

type Forecast = {
  waiting: number;
  overdue: number;
  perWorkingDay: number;
  arriving: number;
  days: { day: string; due: number; overdue: number }[];
};

eachDatabase((open) => {
  let service: Service;
  let desk: Desk;
  let reviewer: Caller;
  const filings: Filing[] = [];
  beforeAll(async () => {
    service = await startService({ database: await open() });
    desk = await aDesk(service);
    await desk.clock.standsAt('2026-03-02T10:00:00+08:00');
    reviewer = await desk.reviewer('李初审');
    const owner = await desk.applicant();
    for (let made = 0; made < 5; made += 1) filings.push(await owner.files(aCompany()).upTo('UPLOAD'));
    // Monday: four, one of which is passed; Tuesday: one.
    for (const filing of filings.slice(0, 4)) await filing.goes('SUBMIT');
    await filings[0]?.isPassedBy(reviewer);
    await desk.clock.passes({ hours: 24 });
    await filings[4]?.goes('SUBMIT');
  });
  afterAll(() => service.stop());

  const forecast = async (caller: Caller = desk.provider): Promise<Forecast> => {
    const answer = await caller.query<{ filingStatistics: { reviewForecast: Forecast } }>(ASK, {
      from: '2026-03-02',
      to: '2026-03-08',
    });
    return answer.filingStatistics.reviewForecast;
  };

  describe('the forecast of reviews', () => {
    it('tells what is late, what is due when, and what will be late at the pace of the days counted', async () => {
      await desk.clock.standsAt('2026-03-04T09:00:00+08:00');
      const told = await forecast();
      expect(told).toMatchObject({ waiting: 4, overdue: 3 });
      expect(told.perWorkingDay).toBeCloseTo(1 / 3);
      expect(told.arriving).toBeCloseTo(5 / 3);
      expect(told.days).toEqual([
        { day: '2026-03-04', due: 1, overdue: 4 },
        { day: '2026-03-05', due: 0, overdue: 5 },
        { day: '2026-03-06', due: 0, overdue: 6 },
        { day: '2026-03-09', due: 0, overdue: 8 },
        { day: '2026-03-10', due: 0, overdue: 9 },
      ]);
    });

    it('begins on the next working day while nobody works, and is the same for a reviewer', async () => {
      await desk.clock.standsAt('2026-03-07T12:00:00+08:00');
      const told = await forecast(reviewer);
      expect(told).toEqual(await forecast());
      expect(told).toMatchObject({ waiting: 4, overdue: 4, perWorkingDay: 1 / 5, arriving: 1 });
      expect(told.days.map(({ day }) => day)).toEqual([
        '2026-03-09',
        '2026-03-10',
        '2026-03-11',
        '2026-03-12',
        '2026-03-13',
      ]);
      expect(told.days.map(({ overdue }) => overdue)).toEqual([4, 5, 5, 6, 7]);
    });

    it('begins anew where originals arrived since', async () => {
      const [, filing] = filings;
      if (!filing) throw new Error('no filing');
      await filing.does('requestOriginals', { requested: '营业执照复印件', copies: 1 }, reviewer);
      await filing.does('recordShipment', { courier: '顺丰速运', trackingNumber: 'SF1234567890' });
      await filing.does('receiveOriginals', {}, reviewer);
      expect(await forecast()).toMatchObject({ waiting: 4, overdue: 3 });
    });
  });
});
