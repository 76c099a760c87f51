import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, chinaDay, startOfChinaDay } from '../../server/calendar/china-day.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../../server/calendar/working-days.ts';

const noon = (day: string): Date => new Date(`${day}T12:00:00+08:00`);

describe('working days in the mainland', () => {
  it.each([
    ['2019-05-01', false, 'Labour Day'],
    ['2019-05-05', true, 'a Sunday that makes up for it'],
    ['2026-02-17', false, 'Spring Festival'],
    ['2026-02-14', true, 'a Saturday that makes up for it'],
    ['2024-06-08', false, 'an ordinary Saturday'],
    ['2024-06-07', true, 'an ordinary Friday'],
  ])('%s is %s: %s', (day, working) => {
    expect(isWorkingDay(day)).toBe(working);
  });

  it('know weekends only after the last announced year, unless the operator says more', () => {
    expect(isWorkingDay('2027-10-01')).toBe(true);
    expect(isWorkingDay('2027-10-02')).toBe(false);
    const overrides = { '2027-10-01': false, '2027-10-09': true };
    expect(isWorkingDay('2027-10-01', overrides)).toBe(false);
    expect(isWorkingDay('2027-10-09', overrides)).toBe(true);
  });

  it('are counted over a holiday', () => {
    // 30 April 2019 was a Tuesday; 1 to 4 May were off, Sunday the 5th was worked.
    expect(addWorkingDays(noon('2019-04-30'), 1)).toBe('2019-05-05');
    expect(addWorkingDays(noon('2019-04-30'), 0)).toBe('2019-04-30');
    expect(workingDaysBetween(noon('2019-04-30'), noon('2019-05-06'))).toBe(2);
  });

  it('belong to China, whatever the server’s zone', () => {
    // 16:30 UTC on the 30th is half past midnight on the 1st in China.
    const moment = new Date('2019-04-30T16:30:00Z');
    expect(chinaDay(moment)).toBe('2019-05-01');
    expect(addWorkingDays(moment, 1)).toBe('2019-05-05');
    expect(startOfChinaDay('2019-05-01').toISOString()).toBe('2019-04-30T16:00:00.000Z');
  });

  it('added and counted agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2500 }), fc.integer({ min: 1, max: 40 }), (offset, days) => {
        const from = noon(addDays('2019-01-01', offset));
        const day = addWorkingDays(from, days);
        expect(isWorkingDay(day)).toBe(true);
        expect(workingDaysBetween(from, noon(day))).toBe(days);
      }),
    );
  });

  it('fail with a clear error when the overrides leave none', () => {
    const never: Record<string, boolean> = new Proxy({}, { get: () => false });
    expect(() => addWorkingDays(noon('2024-01-01'), 1, never)).toThrow(RangeError);
  });
});
