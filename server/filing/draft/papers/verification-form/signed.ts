import { createHash } from 'node:crypto';
import type { ElectronicVerification } from '../../../../../prisma/generated/client/client.ts';
import type { FullFiling } from '../../../../../prisma/selections.ts';
import type { Sealer } from '../../../../platform/privacy/sealer.ts';
import { sealContext } from '../../../machine/full-filing.ts';
import { rulesOf } from '../../../provinces/rules-of.ts';
import { certificateNumberOf, meantDetails } from '../../details/complete.ts';
import { formSheets, type FormSheet } from './sheet.ts';

/** A signature as it was given: lines of points on a field of 1000 × 400, or a name that was typed. */
export type Signature = { readonly strokes: readonly string[] } | { readonly typed: string };

/** What is kept sealed of a verification that was signed. */
export type SignedContent = {
  /** The commitment's Chinese words. */
  readonly text: string;
  readonly signature: Signature;
  /** The form as it was made; where a rule wants it on paper, what it would have been. */
  readonly sheet: FormSheet;
  /** Digest of what of the filing was signed. */
  readonly content: string;
};

const CONTEXT = 'electronic';

export const sealSigned = (sealer: Sealer, id: string, content: SignedContent) =>
  sealer.seal(content, sealContext(id, CONTEXT));

export const openSigned = (
  sealer: Sealer,
  { id, personal }: Pick<ElectronicVerification, 'id' | 'personal'>,
): SignedContent | null => (personal ? sealer.open<SignedContent>(personal, sealContext(id, CONTEXT)) : null);

type At = { filing: FullFiling; sealer: Sealer; now: Date };

/** The form's data of each site as they are now, whoever provides the access. */
export const sheetsNow = ({ filing, sealer, now }: At, providerName: string): FormSheet[] =>
  formSheets({
    filing,
    details: meantDetails(sealer, filing),
    certificateNumber: certificateNumberOf(sealer, filing),
    providerName,
    rules: rulesOf(filing, now),
  });

/** Digest of what a form says of the filing: another one means that something was changed since. */
export const contentOf = (at: At, websiteId: string): string => {
  const place = at.filing.websites.findIndex(({ id }) => id === websiteId);
  const parts = sheetsNow(at, '')[place]?.parts ?? [];
  return createHash('sha256').update(JSON.stringify(parts), 'utf8').digest('hex');
};

/** The verification of a site that was signed last and whose pictures are all there. */
export const signedOf = (
  { electronic, materials }: Pick<FullFiling, 'electronic' | 'materials'>,
  websiteId: string,
): ElectronicVerification | null => {
  const isThere = (id: string): boolean =>
    materials.some((material) => material.id === id && material.status === 'STORED');
  const last = electronic.findLast((one) => one.filingWebsiteId === websiteId && one.signedAt !== null);
  return last && last.frames.every(isThere) && (last.formId === null || isThere(last.formId)) ? last : null;
};
