import type { RecordAsFiled } from '../../../authority/acts.ts';
import { whereReadable, type Bytes } from '../../../platform/privacy/cipher.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { sealContext } from '../../machine/full-filing.ts';

type Kept = { readonly id: string; readonly asFiled: Uint8Array | null };

/** The authority's own record of a subject; null where none came yet. @throws SealBroken */
export const openRecord = (sealer: Sealer, { id, asFiled }: Kept): RecordAsFiled | null =>
  asFiled && sealer.open<RecordAsFiled>(asFiled, sealContext(id, 'as-filed'));

/** With what came last. The authority speaks of the websites that an act touched, and says nothing against the others. */
export function withRecord(sealer: Sealer, kept: Kept, { subject, websites }: RecordAsFiled): Bytes {
  const before = whereReadable(() => openRecord(sealer, kept));
  return sealer.seal(
    { subject, websites: { ...before?.websites, ...websites } },
    sealContext(kept.id, 'as-filed'),
  );
}
