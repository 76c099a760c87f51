import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, chinaDay, isWeekend, startOfChinaDay } from '../../server/platform/calendar/china-day.ts';
import type { Notices } from '../../server/platform/calendar/in-force.ts';
import { statutoryHolidays } from '../../server/platform/calendar/statutory.ts';
import {
  addWorkingDays,
  isWorkingDay,
  workingDaysBetween,
} from '../../server/platform/calendar/working-days.ts';

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

  // Of the almanac: Spring Festival of 2027 is on 6 February, Qingming on 5 April, Dragon Boat on 9 June, Mid-Autumn on 15 September;
  // of 2028 on 26 January, 4 April, 28 May and 3 October.
  it.each([
    ['2027-01-01', false],
    ['2027-02-05', false],
    ['2027-02-08', false],
    ['2027-02-09', false],
    ['2027-02-11', true],
    ['2027-04-05', false],
    ['2027-05-03', false],
    ['2027-05-05', true],
    ['2027-06-09', false],
    ['2027-09-15', false],
    ['2027-10-01', false],
    ['2027-10-05', false],
    ['2027-10-06', true],
    ['2028-01-25', false],
    ['2028-01-28', false],
    ['2028-04-04', false],
    ['2028-05-29', false],
    ['2028-10-03', false],
  ])('after the last notice the law tells: %s works: %s', (day, working) => {
    expect(isWorkingDay(day)).toBe(working);
  });

  it('give the operator the last word', () => {
    const notices: Notices = {
      years: new Set([2027]),
      days: new Map([
        ['2027-10-08', false],
        ['2027-10-09', true],
      ]),
    };
    expect(isWorkingDay('2027-10-08', notices)).toBe(false);
    expect(isWorkingDay('2027-10-09', notices)).toBe(true);
  });

  it('pass New Year and Spring Festival of 2027 when an order is handed over before them', () => {
    // 16 December 2026 is a Wednesday; the twentieth working day after it, 1 January left out.
    expect(addWorkingDays(noon('2026-12-16'), 20)).toBe('2027-01-14');
    expect(workingDaysBetween(noon('2026-12-31'), noon('2027-01-04'))).toBe(1);
    expect(addWorkingDays(noon('2027-01-28'), 20)).toBe('2027-03-03');
  });

  it('are as many by the law as the notices made them in 2025 and 2026', () => {
    for (const year of [2025, 2026]) {
      const days = Array.from({ length: 365 }, (_, after) => addDays(`${year}-01-01`, after));
      const byLaw = days.filter((day) => !isWeekend(day) && !statutoryHolidays(year).has(day));
      expect(byLaw.length, String(year)).toBe(days.filter((day) => isWorkingDay(day)).length);
    }
  });

  it('leave out thirteen days of the law in every year to come', () => {
    for (let year = 2027; year <= 2060; year += 1) {
      const off = [...statutoryHolidays(year)].filter((day) => !isWeekend(day));
      expect(off.length, String(year)).toBe(13);
      expect(off.every((day) => day.startsWith(String(year)))).toBe(true);
    }
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

  it('fail with a clear error when the notices leave none', () => {
    class AlwaysOff extends Map<string, boolean> {
      override get(): boolean {
        return false;
      }
    }
    const never: Notices = { years: new Set(), days: new AlwaysOff() };
    expect(() => addWorkingDays(noon('2024-01-01'), 1, never)).toThrow(RangeError);
  });
});
