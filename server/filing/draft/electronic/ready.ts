import type { ElectronicVerification, Material } from '../../../../prisma/generated/client/client.ts';
import type { MaterialKind } from '../../../../prisma/generated/client/enums.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { ValidationFailure } from '../../../../schema/rules/failures.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { materialPath } from '../../../../schema/rules/material-path.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { rulesOf } from '../../provinces/rules-of.ts';
import { assertGranted } from '../consent/given.ts';
import { detailsIssues } from '../details/check.ts';
import { meantDetails } from '../details/complete.ts';
import { slotsOf } from '../papers/needed.ts';
import { filledSlots } from '../papers/slots.ts';
import { commitmentUnder } from '../../provinces/commitment.ts';
import type { Evidence } from '../papers/verification-form/verified.ts';
import { signatureOf, type SignatureInput } from './signature.ts';
import { isOffered } from '../papers/form-ways.ts';

export type SignInput = SignatureInput & {
  verificationId: string;
  /** Of the words that were shown. */
  hash: string;
};

/** Certificates that are photographed on the spot. */
const LIVE: readonly MaterialKind[] = [
  'SUBJECT_CERTIFICATE',
  'SUBJECT_PERSON_CERTIFICATE_FRONT',
  'SUBJECT_PERSON_CERTIFICATE_BACK',
  'WEBSITE_PERSON_CERTIFICATE_FRONT',
  'WEBSITE_PERSON_CERTIFICATE_BACK',
];

type At = { filing: FullFiling; sealer: Sealer; now: Date };

/** The certificates of a site and its subject, and those that were not photographed on the spot. */
const certificatesOf = (at: At, websiteId: string): { papers: Material[]; issues: Issue[] } => {
  const { filing } = at;
  const slots = slotsOf(at).filter(
    (slot) =>
      LIVE.includes(slot.kind) && slot.required && (slot.websiteId === null || slot.websiteId === websiteId),
  );
  const papers = filledSlots(slots, filing.materials, websiteId).map(({ material }) => material);
  const issues = slots
    .filter(
      ({ kind, websiteId: of }) =>
        !papers.some((paper) => paper.kind === kind && paper.filingWebsiteId === of && paper.live),
    )
    .map(({ kind, websiteId: of }) =>
      issue(materialPath(kind, of), 'ELECTRONIC_PAPER_NOT_LIVE', { material: kind }),
    );
  return { papers, issues };
};

type Ready = Omit<Evidence, 'verification' | 'signedAt'>;

/**
 * What a signature stands on: details that are complete, certificates and pictures taken on the spot, the words in force, and consent to
 * keep all that.
 * @throws ValidationFailure naming everything that is missing
 */
export function readyToSign(at: At, verification: ElectronicVerification, input: SignInput): Ready {
  const { filing, sealer, now } = at;
  const rules = rulesOf(filing, now);
  const commitment = commitmentUnder(rules);
  if (!commitment || !isOffered(rules))
    throw new ValidationFailure([issue(['verificationId'], 'ELECTRONIC_NOT_OFFERED')]);
  assertGranted(filing.consents, ['FILING', 'IDENTITY_PAPERS', 'FACE'], now);
  const { filingWebsiteId: websiteId, frames: ids } = verification;
  const details = meantDetails(sealer, filing);
  const person = details.websites.find((one) => one.websiteId === websiteId)?.person ?? details.subjectPerson;
  const name = person.name ?? '';
  const frames = ids.flatMap(
    (id) => filing.materials.find((one) => one.id === id && one.status === 'STORED') ?? [],
  );
  const taken = verification.takenAt !== null && frames.length === verification.acts.length;
  const { papers, issues } = certificatesOf(at, websiteId);
  const given = signatureOf(input, name);
  const wrong: Issue[] = [
    ...(detailsIssues(sealer, filing, now).length > 0 ? [issue(['details'], 'ELECTRONIC_DETAILS')] : []),
    ...issues,
    ...(taken ? [] : [issue(['verificationId'], 'ELECTRONIC_NOT_TAKEN')]),
    ...(input.hash.toLowerCase() === commitment.hash ? [] : [issue(['hash'], 'COMMITMENT_OUTDATED')]),
    ...('wrong' in given ? [given.wrong] : []),
  ];
  if (wrong.length > 0 || 'wrong' in given) throw new ValidationFailure(wrong);
  const photo = filing.photos.find(({ materialId }) => materialId === ids[0]);
  const face = photo?.faceChecks.find(({ current }) => current)?.state ?? null;
  return { papers, frames, face, commitment, signature: given.signature, name };
}
