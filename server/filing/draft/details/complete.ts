import { completeDetails, type CompletedDetails } from '../../../../schema/rules/details/complete.ts';
import { whereReadable } from '../../../platform/privacy/cipher.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { sealContext } from '../../machine/full-filing.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { loadDetails, type StoredParts } from './store.ts';

type Typed = StoredParts &
  Pick<FullFiling, 'nature' | 'certificateType'> & {
    readonly subject: { readonly id: string; readonly personal: Uint8Array };
  };

/** The subject's certificate number as given in the type check. */
export const certificateNumberOf = (sealer: Sealer, { subject }: Pick<Typed, 'subject'>): string =>
  sealer.open<{ certificateNumber: string }>(subject.personal, sealContext(subject.id, 'subject'))
    .certificateNumber;

/**
 * The details of a filing as they are meant, for whoever acts on them: what is never typed is filled in, and each website has
 * the person who answers for it. As typed (`loadDetails`) they are for the form alone.
 */
export const meantDetails = (sealer: Sealer, filing: Typed): CompletedDetails =>
  completeDetails(loadDetails(sealer, filing), {
    nature: filing.nature,
    certificateType: filing.certificateType,
    certificateNumber: certificateNumberOf(sealer, filing),
  });

/**
 * Where the applicant is reached: the first website's person, else the subject's; as typed, right or wrong. Null also where that can
 * no longer be opened: nobody is written to, and everything else goes on.
 */
export function recipientOf(sealer: Sealer, filing: FullFiling): string | null {
  const details = whereReadable(() => meantDetails(sealer, filing));
  if (!details) return null;
  const { websites, subjectPerson } = details;
  return websites[0]?.person?.email || subjectPerson.email || null;
}
