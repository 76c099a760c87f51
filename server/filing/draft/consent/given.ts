import type { ConsentPurpose } from '../../../../prisma/generated/client/enums.ts';
import type { Consent, Prisma } from '../../../../prisma/generated/client/client.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { ValidationFailure } from '../../../../schema/rules/failures.ts';
import type { ApplicantActor } from '../../../platform/tenancy/actor.ts';
import { currentText, isKnownVersion } from './versions.ts';

/** What of a consent decides whether it stands. */
export type Given = Pick<Consent, 'purpose' | 'version' | 'withdrawnAt'>;

/** Whether the words in force now were agreed to: what anything new needs. */
export const isGranted = (consents: readonly Given[], purpose: ConsentPurpose, now: Date): boolean => {
  const { version } = currentText(purpose, now);
  return consents.some((one) => one.purpose === purpose && one.version === version && !one.withdrawnAt);
};

/** Whether any words of ours were agreed to: what is stored already may be worked with, though newer words were written since. */
export const wasGranted = (consents: readonly Given[], purpose: ConsentPurpose): boolean =>
  consents.some((one) => one.purpose === purpose && !one.withdrawnAt && isKnownVersion(purpose, one.version));

/** The consents that are missing, as issues that lead to where they are asked for. */
export const consentIssues = (
  consents: readonly Given[],
  purposes: readonly ConsentPurpose[],
  now: Date,
): Issue[] =>
  purposes
    .filter((purpose) => !isGranted(consents, purpose, now))
    .map((purpose) => issue(['consent', purpose], 'CONSENT_REQUIRED', { consent: purpose }));

/**
 * Keeps anything personal from being stored without the consent it needs.
 * @throws ValidationFailure naming every consent that is missing
 */
export function assertGranted(
  consents: readonly Given[],
  purposes: readonly ConsentPurpose[],
  now: Date,
): void {
  const missing = consentIssues(consents, purposes, now);
  if (missing.length > 0) throw new ValidationFailure(missing);
}

/** What an applicant agreed to before there is a filing: its certificate number is looked at, sent and stored from the type check on. */
export const consentsOfApplicant = (
  tx: Prisma.TransactionClient,
  { applicantId }: Pick<ApplicantActor, 'applicantId'>,
): Promise<Consent[]> => tx.consent.findMany({ where: { applicantId, filingId: null } });

/** @throws ValidationFailure when the applicant has not agreed to the processing of the filing's personal data */
export async function assertMayBegin(
  tx: Prisma.TransactionClient,
  actor: ApplicantActor,
  now: Date,
): Promise<void> {
  assertGranted(await consentsOfApplicant(tx, actor), ['FILING'], now);
}
