import { NotFound } from '../errors.ts';
import { newId } from '../ids.ts';
import type { ApplicantActor } from '../tenancy/actor.ts';
import type { Work } from '../unit-of-work.ts';
import { changeFiling } from './change.ts';
import { loadFiling } from './full-filing.ts';

/** What consent is asked for: keeping personal data at all, and processing a photo of a face, which the law wants agreed to apart. */
export const CONSENT_KINDS = ['PERSONAL_DATA', 'FACE_PHOTO'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** Notes a consent once per text version; agreeing twice changes nothing. */
export async function grantConsent(
  { tx, actor, now }: Work<ApplicantActor>,
  input: { filingId: string; kind: ConsentKind; textVersion: string },
): Promise<{ filingId: string }> {
  const filing = await loadFiling(tx, actor, input.filingId);
  if (!/^[\w.-]{1,40}$/.test(input.textVersion)) throw new NotFound('consent text');
  if (
    filing.consents.some(
      ({ kind, textVersion, withdrawnAt }) =>
        kind === input.kind && textVersion === input.textVersion && !withdrawnAt,
    )
  )
    return { filingId: filing.id };
  await tx.consent.create({
    data: {
      id: newId('Consent'),
      filingId: filing.id,
      applicantId: actor.applicantId,
      kind: input.kind,
      textVersion: input.textVersion,
      grantedAt: now,
    },
  });
  await changeFiling(tx, filing, {
    action: 'GRANT_CONSENT',
    facts: { what: input.kind },
    by: { party: 'APPLICANT', id: actor.applicantId },
    now,
    expectedVersion: null,
  });
  return { filingId: filing.id };
}
