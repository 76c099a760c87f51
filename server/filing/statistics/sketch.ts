/*
 * How long filings stayed somewhere, in buckets that grow by a twentieth each, so that the sketches of two days are added up bucket by bucket.
 * A percentile told from one is off by no more than {@link MOST_ERROR}, the rounding to whole seconds included; up to 20 seconds it is exact.
 */

/** By how much a percentile may differ from the value in its place, as a part of that value. */
export const MOST_ERROR = 0.05;

const GROWTH = (1 + MOST_ERROR / 2) / (1 - MOST_ERROR / 2);

/** More than any filing waits: what a clock that is moved about in test mode makes of a stay must fit into a number. */
export const LONGEST_STAY = 2 ** 31 - 1;

/** Counts by bucket. */
type Sketch = Map<number, number>;

/** The bucket of so many seconds; what took less than one is in the first. */
export const bucketOf = (seconds: number): number =>
  seconds < 1 ? 0 : 1 + Math.ceil(Math.log(seconds) / Math.log(GROWTH));

const secondsOf = (bucket: number): number =>
  bucket === 0 ? 0 : Math.min(LONGEST_STAY, Math.round((2 * GROWTH ** (bucket - 1)) / (GROWTH + 1)));

/** Reads what is stored, or several of it, one after the other. */
export function readSketch(text: string): Sketch {
  const sketch: Sketch = new Map();
  for (const entry of text.split(' ')) {
    const [bucket, count] = entry.split(':');
    if (count !== undefined) sketch.set(Number(bucket), (sketch.get(Number(bucket)) ?? 0) + Number(count));
  }
  return sketch;
}

/** As it is stored: each bucket once, in order. */
export const writeSketch = (sketch: Sketch): string =>
  [...sketch]
    .sort(([a], [b]) => a - b)
    .map(([bucket, count]) => `${bucket}:${count}`)
    .join(' ');

/**
 * The seconds that so many of a hundred stays did not go beyond (nearest rank), for each of `percents`; nothing where there were no stays.
 */
export function percentilesOf(sketch: Sketch, percents: readonly number[]): (number | null)[] {
  const buckets = [...sketch].sort(([a], [b]) => a - b);
  const all = buckets.reduce((sum, [, count]) => sum + count, 0);
  return percents.map((percent) => {
    let left = Math.ceil((percent / 100) * all);
    const found = buckets.find(([, count]) => (left -= count) <= 0);
    return found ? secondsOf(found[0]) : null;
  });
}
