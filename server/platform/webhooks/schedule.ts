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

/** Longest that a receiver may put an attempt off. Seconds. */
const LONGEST_WISH = 24 * HOUR;

type Circumstances = {
  /** Before this the receiver wants to hear nothing. */
  readonly notBefore?: Date | null;
  readonly random?: () => number;
};

/** When to try again after so many attempts; null after the last one. */
export function nextAttempt(
  attempts: number,
  now: Date,
  { notBefore = null, random = Math.random }: Circumstances = {},
): Date | null {
  const pause = PAUSES[attempts - 1];
  if (pause === undefined) return null;
  const wished = notBefore ? Math.min((notBefore.getTime() - now.getTime()) / 1000, LONGEST_WISH) : 0;
  return new Date(now.getTime() + Math.max(pause, wished) * 1000 * (1 + JITTER * random()));
}
