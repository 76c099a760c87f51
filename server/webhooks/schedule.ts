const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Pauses after each attempt that failed, in seconds: ten attempts within about 75 hours. */
const PAUSES: readonly number[] = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

export const ATTEMPTS = PAUSES.length + 1;

/** A pause grows by up to this share of itself, so that what failed together does not come back together. */
const JITTER = 0.1;

/** When to try again after so many attempts; null after the last one. */
export function nextAttempt(attempts: number, now: Date, random: () => number = Math.random): Date | null {
  const pause = PAUSES[attempts - 1];
  if (pause === undefined) return null;
  return new Date(now.getTime() + pause * 1000 * (1 + JITTER * random()));
}
