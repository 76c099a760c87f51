import { z } from 'zod';
import { InspectionCheck, type InspectedState } from '../../../../prisma/generated/client/enums.ts';
import type { Bytes } from '../../../platform/privacy/cipher.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { sealContext } from '../../machine/full-filing.ts';

export const OUTCOMES = ['PASSED', 'FAULT', 'UNKNOWN'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Longest remark on a result. Characters. */
export const LONGEST_REMARK = 200;

const RESULT = z.object({
  check: z.enum(InspectionCheck),
  outcome: z.enum(OUTCOMES),
  /** Who found it: this service with what it asks, or a person. */
  by: z.enum(['SERVICE', 'STAFF']),
  at: z.coerce.date(),
  /** What the owner is told beside the words of the check. */
  remark: z.string().nullable(),
});

/** What is known of one check of one website. */
export type Result = z.infer<typeof RESULT>;

type Row = { readonly id: string; readonly results: Uint8Array | null };

export const sealResults = (sealer: Sealer, id: string, results: readonly Result[]): Bytes =>
  sealer.seal(results, sealContext(id, 'results'));

/** @throws SealBroken */
export const openResults = (sealer: Sealer, { id, results }: Row): Result[] =>
  results ? sealer.open(results, sealContext(id, 'results'), (value) => z.array(RESULT).parse(value)) : [];

/**
 * What is known after another look. A person's word stands until a person says otherwise, and a look without an answer takes nothing
 * away.
 */
export function afterLook(
  checks: readonly InspectionCheck[],
  before: readonly Result[],
  found: readonly Result[],
): Result[] {
  return checks.flatMap((check) => {
    const known = before.find((one) => one.check === check);
    const fresh = found.find((one) => one.check === check);
    if (!known || !fresh) return fresh ?? known ?? [];
    const stands = fresh.by === 'SERVICE' && (known.by === 'STAFF' || fresh.outcome === 'UNKNOWN');
    return stands ? known : fresh;
  });
}

export type Standing = { readonly state: InspectedState; readonly faults: InspectionCheck[] };

/**
 * Where a website stands by what is known of it.
 * @param today day in China
 * @param mendBy last day for mending what was found before; null where nothing was
 */
export function standingAfter(
  before: InspectedState,
  checks: readonly InspectionCheck[],
  results: readonly Result[],
  { today, mendBy }: { readonly today: string; readonly mendBy: string | null },
): Standing {
  const outcomeOf = (check: InspectionCheck): Outcome =>
    results.find((one) => one.check === check)?.outcome ?? 'UNKNOWN';
  const faults = checks.filter((check) => outcomeOf(check) === 'FAULT');
  const wasFaulty = before === 'FAULTY' || before === 'OVERDUE';
  if (faults.length > 0) {
    const isLate = wasFaulty && mendBy !== null && today > mendBy;
    return { state: isLate ? 'OVERDUE' : 'FAULTY', faults };
  }
  if (wasFaulty || before === 'MENDED') return { state: 'MENDED', faults };
  return { state: checks.every((check) => outcomeOf(check) === 'PASSED') ? 'SOUND' : 'WAITING', faults };
}
