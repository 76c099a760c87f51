import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, ageOn, isDay } from '../../../schema/rules/numbers/dates.ts';
import { LONG_TERM } from '../../../schema/rules/certificate-term.ts';
import { checkTerm } from '../../../schema/rules/details/check-person.ts';

/** Days of the months, as they hang on every wall. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysIn = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0);
const written = (year: number, month: number, day: number): string =>
  [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');

const year = fc.integer({ min: 1850, max: 2399 });
const anyDay = fc
  .tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .filter(([y, m, d]) => d <= daysIn(y, m));

describe('a day', () => {
  it.each([
    undefined,
    null,
    20240101,
    new Date(0),
    '',
    '2024-1-1',
    '12024-01-01',
    '2024-01-011',
    '2024-01-01T',
    '2024-13-01',
    '2023-02-29',
  ])('is no %j', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('some months later', () => {
  // PostgreSQL 17: SELECT date '…' + interval '… months'.
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2000-02-29', 1200, '2100-02-28'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2026-03-31', 3, '2026-06-30'],
    ['2026-10-31', 4, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-05-31', 0, '2026-05-31'],
    ['2026-02-28', 1, '2026-03-28'],
  ])('than %s, %i of them, is %s', (day, months, later) => {
    expect(addMonths(day, months)).toBe(later);
  });

  it('is the same day of a month, or its last one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 240 }), ([y, m, d], months) => {
        const count = m - 1 + months;
        const [toYear, toMonth] = [y + Math.floor(count / 12), (count % 12) + 1];
        expect(addMonths(written(y, m, d), months)).toBe(
          written(toYear, toMonth, Math.min(d, daysIn(toYear, toMonth))),
        );
      }),
    );
  });
});

describe('a day', () => {
  it('is one that a calendar has, and no other', () => {
    fc.assert(
      fc.property(
        year,
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (y, m, d) => void expect(isDay(written(y, m, d))).toBe(d >= 1 && d <= daysIn(y, m)),
      ),
    );
  });

  it.each([
    '2026-1-1',
    '20260101',
    '2026/01/01',
    ' 2026-01-01',
    '2026-01-01T00:00',
    '12026-01-01',
    '',
    null,
    20260101,
  ])('is never written %j', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('an age', () => {
  it.each([
    ['2008-03-01', '2026-02-28', 17],
    ['2008-03-01', '2026-03-01', 18],
    ['2008-03-01', '2026-03-02', 18],
    ['2008-12-31', '2026-01-01', 17],
    ['2008-01-31', '2026-02-01', 18],
    // Who was born on 29 February is a year older on 1 March.
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
  ])('born on %s, on %s, is %i', (birth, today, age) => {
    expect(ageOn(birth, today)).toBe(age);
  });
});

describe('the term of a certificate', () => {
  const found = (from: string | null, until: string | null, today: string, months = 3) =>
    checkTerm(
      [],
      { certificateFrom: from, certificateUntil: until },
      { today, rules: { 'certificate-months': { value: { months }, rule: 'a.rule' } } },
    ).map(({ path, code, rule }) => `${path.join('.')} ${code}${rule ? ` ${rule}` : ''}`);

  it.each<[string, string | null, string | null, string[]]>([
    ['that has ended yesterday', null, '2026-02-27', ['certificateUntil CERTIFICATE_EXPIRED']],
    ['that ends today', null, '2026-02-28', ['certificateUntil CERTIFICATE_EXPIRES_SOON a.rule']],
    [
      'that ends on the last day of the months',
      null,
      '2026-05-28',
      ['certificateUntil CERTIFICATE_EXPIRES_SOON a.rule'],
    ],
    ['that ends a day later', null, '2026-05-29', []],
    ['without end', '2010-01-01', LONG_TERM, []],
    ['that begins today', '2026-02-28', '2036-02-28', []],
    ['that begins tomorrow', '2026-03-01', '2036-03-01', ['certificateFrom CERTIFICATE_FROM_FUTURE']],
    [
      'that ends on the day it begins',
      '2026-02-28',
      '2026-02-28',
      ['certificateUntil CERTIFICATE_TERM_ORDER'],
    ],
    ['that ends before it begins', '2020-01-02', '2020-01-01', ['certificateUntil CERTIFICATE_TERM_ORDER']],
    ['that ends on no day', '2020-01-01', '2026-02-29', ['certificateUntil DATE_INVALID']],
    ['that begins on no day', '2019-02-29', '2036-01-01', ['certificateFrom DATE_INVALID']],
    ['of which nothing is known', null, ' ', []],
  ])('%s', (_which, from, until, issues) => {
    expect(found(from, until, '2026-02-28')).toEqual(issues);
  });

  it('is counted to the end of a shorter month', () => {
    expect(found(null, '2026-02-28', '2025-11-30')).toEqual([
      'certificateUntil CERTIFICATE_EXPIRES_SOON a.rule',
    ]);
    expect(found(null, '2026-03-01', '2025-11-30')).toEqual([]);
  });

  it('that a province asks no rest of is sound until its last day', () => {
    expect(found(null, '2026-02-28', '2026-02-28', 0)).toEqual([
      'certificateUntil CERTIFICATE_EXPIRES_SOON a.rule',
    ]);
    expect(found(null, '2026-03-01', '2026-02-28', 0)).toEqual([]);
  });
});
