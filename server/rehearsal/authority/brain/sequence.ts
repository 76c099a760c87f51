/** Missing numbers named at most in one answer. */
export const MISSING_NAMED = 1000;

export type SequenceJudgement =
  | { readonly kind: 'NEXT' }
  /** Code 14: send these first. */
  | { readonly kind: 'GAP'; readonly missing: readonly bigint[] }
  /** A number that is taken, or below 1. */
  | { readonly kind: 'TAKEN' };

/**
 * Judges an upload number (dataSequence) against the last accepted one. The specification V3.0 fixes the start at 1, the
 * step of one and the answer to a gap. It does not say what becomes of a number sent twice: here it is refused with code
 * 999 and changes nothing, whatever the file holds, because the sender has isp_querypreviousupload to find out.
 */
export function judgeSequence(last: bigint, given: bigint): SequenceJudgement {
  if (given <= last || given < 1n) return { kind: 'TAKEN' };
  if (given === last + 1n) return { kind: 'NEXT' };
  const count = given - last - 1n;
  const named = count > BigInt(MISSING_NAMED) ? MISSING_NAMED : Number(count);
  return { kind: 'GAP', missing: Array.from({ length: named }, (_, index) => last + 1n + BigInt(index)) };
}
