import { DELIVERY_PAUSES } from '../../../schema/rules/bounds.ts';

/** A pause grows by up to this share of itself, so that what failed together does not come back together. */
const JITTER = 0.1;

/** Longest that a receiver may put an attempt off. Seconds. */
const LONGEST_WISH = 24 * 3600;

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
  const pause = DELIVERY_PAUSES[attempts - 1];
  if (pause === undefined) return null;
  const wished = notBefore ? Math.min((notBefore.getTime() - now.getTime()) / 1000, LONGEST_WISH) : 0;
  return new Date(now.getTime() + Math.max(pause, wished) * 1000 * (1 + JITTER * random()));
}
