import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { sealContext } from '../../machine/full-filing.ts';

/** The certificate number of a type check, and the day (`YYYY-MM-DD`) on which it was confirmed against the paper, if it had to be. */
export type DeterminedNumber = { certificateNumber: string; confirmedOn?: string | null };

export const numberOf = (
  sealer: Sealer,
  { id, personal }: { id: string; personal: Uint8Array },
): DeterminedNumber => sealer.open<DeterminedNumber>(personal, sealContext(id, 'determination'));
