import { describe, expect, it } from 'vitest';
import { addDays, isWeekend } from '../../server/platform/calendar/china-day.ts';
import { missingNotices, type Notices } from '../../server/platform/calendar/in-force.ts';
import { checkNotice, type NamedDay } from '../../server/platform/calendar/holiday-notice-check.ts';
import { addWorkingDays, isWorkingDay } from '../../server/platform/calendar/working-days.ts';
import { readNotice } from '../../server/cli/import-file/notice.ts';
import { daysOf, POSSIBLE_2027, PUBLISHED } from '../testkit/published-notices.ts';

type Published = Parameters<typeof daysOf>[0];

const named = (notice: Published): NamedDay[] =>
  daysOf(notice).map(({ day, kind }, index) => ({ line: index + 1, day, working: kind === 'working' }));

const imported = (...notices: readonly Published[]): Notices => ({
  years: new Set(notices.map(({ year }) => year)),
  days: new Map(notices.flatMap(named).map(({ day, working }) => [day, working === true])),
});

const yearOf = (year: number): string[] =>
  Array.from({ length: 365 }, (_, after) => addDays(`${year}-01-01`, after));

const noon = (day: string): Date => new Date(`${day}T12:00:00+08:00`);

describe('a notice of the State Council', () => {
  it.each(PUBLISHED)(
    'of $year is what this version counts by, and the same when it is imported',
    (notice) => {
      const kinds = new Map(daysOf(notice).map(({ day, kind }) => [day, kind]));
      const published = yearOf(notice.year).filter((day) => {
        const kind = kinds.get(day);
        return kind === undefined ? !isWeekend(day) : kind === 'working';
      });
      expect(yearOf(notice.year).filter((day) => isWorkingDay(day))).toEqual(published);
      expect(yearOf(notice.year).filter((day) => isWorkingDay(day, imported(notice)))).toEqual(published);
    },
  );

  it.each([...PUBLISHED, POSSIBLE_2027])('of $year ($source) is sound', (notice) => {
    expect(checkNotice(named(notice), null)).toMatchObject({
      year: notice.year,
      missing: [],
      hint: null,
      sound: true,
    });
  });

  it('leaves 1 January 2027 out of the days after 16 December 2026, imported or not', () => {
    expect(addWorkingDays(noon('2026-12-16'), 20)).toBe('2027-01-14');
    expect(addWorkingDays(noon('2026-12-16'), 20, imported(POSSIBLE_2027))).toBe('2027-01-14');
  });

  it('moves the days of a year that the law alone told before', () => {
    expect(addWorkingDays(noon('2027-02-04'), 1)).toBe('2027-02-11');
    expect(addWorkingDays(noon('2027-02-04'), 1, imported(POSSIBLE_2027))).toBe('2027-02-12');
    expect(isWorkingDay('2027-02-20', imported(POSSIBLE_2027))).toBe(true);
  });

  it('takes the December before along, as the notice of 2019 did', () => {
    const notices: Notices = {
      years: new Set([2028]),
      days: new Map([
        ['2027-12-31', false],
        ['2027-12-26', true],
      ]),
    };
    expect(isWorkingDay('2027-12-31', notices)).toBe(false);
    expect(isWorkingDay('2027-12-26', notices)).toBe(true);
    // The rest of 2027 still follows the law.
    expect(isWorkingDay('2027-10-05', notices)).toBe(false);
  });

  const without = (day: string): NamedDay[] => named(POSSIBLE_2027).filter((one) => one.day !== day);
  const withDay = (day: string, working: boolean | null): NamedDay[] => [
    ...without(day),
    { line: 99, day, working },
  ];

  it.each([
    ['2027-02-30', false, 'is no day of the calendar, YYYY-MM-DD'],
    ['2027-2-3', false, 'is no day of the calendar, YYYY-MM-DD'],
    ['2027/03/01', false, 'is no day of the calendar, YYYY-MM-DD'],
    ['2027-03-06', null, 'is neither a holiday (休) nor a working day (班)'],
    ['2027-03-10', true, 'is neither a Saturday nor a Sunday, so nothing is made up on it'],
    ['2027-05-01', true, 'is off by law and cannot be a working day'],
    ['2026-10-10', true, 'does not belong to the notice of 2027'],
    ['2026-12-19', false, 'does not belong to the notice of 2027'],
  ])('is refused for %s (working: %s): it %s', (day, working, problem) => {
    const checked = checkNotice(withDay(day, working), 2027);
    expect(checked.sound).toBe(false);
    expect(checked.days.filter((one) => one.problem !== null)).toEqual([{ line: 99, day, working, problem }]);
  });

  it('is refused for a day named twice, with the line that named it first', () => {
    const twice = [...named(POSSIBLE_2027), { line: 99, day: '2027-01-01', working: false }];
    const checked = checkNotice(twice, null);
    expect(checked.days.at(-1)?.problem).toBe('is named in line 1 already');
    expect(checked.sound).toBe(false);
  });

  it.each(['2027-01-01', '2027-02-05', '2027-02-06', '2027-04-05', '2027-05-02', '2027-06-09', '2027-09-15'])(
    'is refused without %s, which the law gives off',
    (day) => {
      expect(checkNotice(without(day), null)).toMatchObject({ missing: [day], sound: false });
    },
  );

  it('is asked about again where a made-up day was left out, and is taken', () => {
    const checked = checkNotice(without('2027-10-09'), null);
    expect(checked.sound).toBe(true);
    expect(checked.hint).toMatch(/^17 weekdays are off and 3 weekend days are worked .* the law gives 13/);
  });

  it.each([
    ['a year that is past the law', named(POSSIBLE_2027), 2019],
    ['no days', [], null],
    ['another year than its days', named(POSSIBLE_2027), 2028],
  ])('is refused with %s', (_what, days, year) => {
    expect(checkNotice(days, year).sound).toBe(false);
  });
});

describe('a file with a notice', () => {
  const days = [
    { line: 2, day: '2027-01-01', working: false },
    { line: 3, day: '2027-01-09', working: true },
    { line: 5, day: '2027-01-10', working: null },
  ];

  it.each([
    ['English', 'day,kind,source\n2027-01-01,holiday,gov.cn\n2027-01-09,working,\n\n2027-01-10,调休,'],
    ['Chinese', '\uFEFF日期,类型,来源\r\n2027-01-01,休,gov.cn\r\n2027-01-09,班,\r\n\r\n2027-01-10,?,'],
  ])('is a table in %s', (_language, text) => {
    expect(readNotice(Buffer.from(text), 'csv')).toEqual({ year: null, source: 'gov.cn', days });
  });

  it('is JSON, of ours or as public lists have it', () => {
    const ours = { year: 2027, source: 'gov.cn', days: [{ day: '2027-01-01', kind: 'holiday' }] };
    const listed = {
      $id: 'https://example.com/2027.json',
      year: 2027,
      papers: ['gov.cn'],
      days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }],
    };
    const expected = { year: 2027, source: 'gov.cn', days: [{ line: 1, day: '2027-01-01', working: false }] };
    for (const one of [ours, listed])
      expect(readNotice(Buffer.from(JSON.stringify(one)), 'json')).toEqual(expected);
  });

  it.each([
    ['csv', ''],
    ['csv', 'first,second\n2027-01-01,holiday'],
    ['csv', 'day,kind\n"2027-01-01,holiday'],
    ['json', '{'],
    ['json', '[]'],
    ['json', '{"days":[{"day":1,"kind":"holiday"}]}'],
  ] as const)('is refused when it is no such %s: %s', (kind, text) => {
    expect(() => readNotice(Buffer.from(text), kind)).toThrow(/\S/);
  });
});

describe('the notice of next year', () => {
  it.each([
    ['2026-11-30T23:59:59+08:00', []],
    ['2026-12-01T00:00:00+08:00', [2027]],
    ['2026-12-31T12:00:00+08:00', [2027]],
    ['2027-06-01T12:00:00+08:00', [2027]],
    ['2027-12-01T00:00:00+08:00', [2027, 2028]],
  ])('is missing at %s: %j', (moment, years) => {
    expect(missingNotices(new Date(moment))).toEqual(years);
  });

  it('is not once it is imported', () => {
    expect(missingNotices(noon('2026-12-10'), imported(POSSIBLE_2027))).toEqual([]);
    expect(missingNotices(noon('2027-12-10'), imported(POSSIBLE_2027))).toEqual([2028]);
  });
});
