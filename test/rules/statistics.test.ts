import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lengthOf,
  periodsOf,
  stretchesBefore,
  stretchesOf,
  type Stretch,
} from '../../server/filing/statistics/periods.ts';
import {
  bucketOf,
  LONGEST_STAY,
  MOST_ERROR,
  percentilesOf,
  readSketch,
  writeSketch,
} from '../../server/filing/statistics/sketch.ts';

const sketchOf = (stays: readonly number[]): string => {
  const sketch = new Map<number, number>();
  for (const stay of stays) sketch.set(bucketOf(stay), (sketch.get(bucketOf(stay)) ?? 0) + 1);
  return writeSketch(sketch);
};

/** The value in the place that the percentile stands for, among all of them in order (nearest rank). */
const exact = (stays: readonly number[], percent: number): number | null =>
  [...stays].sort((a, b) => a - b)[Math.ceil((percent / 100) * stays.length) - 1] ?? null;

const stay = fc.oneof(fc.nat(100), fc.nat(10 * 86_400), fc.nat(LONGEST_STAY));

describe('a sketch of how long filings stayed', () => {
  it('tells each percentile with an error of 5 % at most', () => {
    expect(MOST_ERROR).toBe(0.05);
    fc.assert(
      fc.property(
        fc.array(stay, { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 100 }),
        (stays, percent) => {
          const [told] = percentilesOf(readSketch(sketchOf(stays)), [percent]);
          const true_ = exact(stays, percent) ?? 0;
          expect(Math.abs((told ?? -1) - true_)).toBeLessThanOrEqual(0.05 * true_);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('tells every length of up to twenty seconds, and none of any length wrongly by more', () => {
    for (let seconds = 0; seconds <= 20; seconds += 1)
      expect(percentilesOf(readSketch(sketchOf([seconds])), [50, 90])).toEqual([seconds, seconds]);
    for (let seconds = 21; seconds <= 5000; seconds += 1) {
      const [told] = percentilesOf(readSketch(sketchOf([seconds])), [50]);
      expect(Math.abs((told ?? 0) - seconds) / seconds, String(seconds)).toBeLessThanOrEqual(0.05);
    }
  });

  it('knows nothing of no stays', () => {
    expect(percentilesOf(readSketch(''), [50, 90])).toEqual([null, null]);
  });

  it('is that of all stays when two are written one after the other', () => {
    fc.assert(
      fc.property(fc.array(stay), fc.array(stay), (some, others) => {
        const both = [sketchOf(some), sketchOf(others)].join(' ');
        expect(writeSketch(readSketch(both))).toBe(sketchOf([...some, ...others]));
      }),
    );
  });
});

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const days = fc
  .tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 399 }))
  .map(([begin, length]) => {
    const from = dayAfter('2023-01-01', begin);
    return { from, to: dayAfter(from, length) };
  });

/** Every day that rows of a stretch are about: of months, all of their days. */
const daysIn = ({ span, from, to }: Stretch): string[] => {
  const covered: string[] = [];
  for (let day = '2022-12-01'; day <= '2033-01-01'; day = dayAfter(day, 1)) {
    const period = span === 'MONTH' ? `${day.slice(0, 7)}-01` : day;
    if (period >= from && period <= to) covered.push(day);
  }
  return covered;
};

describe('the rows that days are read from', () => {
  it('are about each of the days once, and about no other', () => {
    fc.assert(
      fc.property(days, ({ from, to }) => {
        const covered = stretchesOf({ from, to }).flatMap(daysIn).sort();
        expect(covered).toHaveLength(lengthOf({ from, to }));
        expect(new Set(covered).size).toBe(covered.length);
        expect([covered[0], covered.at(-1)]).toEqual([from, to]);
      }),
      { numRuns: 60 },
    );
  });

  it('are about every day before, once', () => {
    fc.assert(
      fc.property(days, ({ from }) => {
        const covered = stretchesBefore(from).flatMap(daysIn).sort();
        expect(covered).toHaveLength(lengthOf({ from: '2022-12-01', to: from }) - 1);
        expect(new Set(covered).size).toBe(covered.length);
        expect(covered.at(-1)).toBe(dayAfter(from, -1));
      }),
      { numRuns: 60 },
    );
  });

  it.each(['DAY', 'WEEK', 'MONTH'] as const)('fall into periods without a gap, by %s', (rhythm) => {
    fc.assert(
      fc.property(days, ({ from, to }) => {
        const periods = periodsOf(rhythm, { from, to });
        expect([periods[0]?.from, periods.at(-1)?.to]).toEqual([from, to]);
        periods.slice(1).forEach((period, index) => {
          expect(period.from).toBe(dayAfter(periods[index]?.to ?? '', 1));
          expect(period.key).toBe(period.from);
          if (rhythm === 'WEEK') expect(new Date(period.key).getUTCDay()).toBe(1);
          if (rhythm === 'MONTH') expect(period.key.slice(8)).toBe('01');
        });
        expect((periods[0]?.key ?? '') <= from).toBe(true);
      }),
    );
  });
});
