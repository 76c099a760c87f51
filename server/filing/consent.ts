import { NotFound } from '../errors.ts';
import { newId } from '../ids.ts';
import type { ApplicantActor } from '../tenancy/actor.ts';
import type { Work } from '../unit-of-work.ts';
import { changeFiling } from './change.ts';
import { queueFaceChecks } from './face-check/queue.ts';
import { loadFiling } from './full-filing.ts';

/** What consent is asked for: keeping personal data at all, and processing a photo of a face, which the law wants agreed to apart. */
export const CONSENT_KINDS = ['PERSONAL_DATA', 'FACE_PHOTO'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** Versions of the text on photos of faces that do not say that the provider's face service may compare them. */
const SILENT_ON_COMPARISON: readonly string[] = ['2026-11'];

/** Whether a photo of a face may be shown to the provider's face service: who agreed to a text that did not say so, has not agreed. */
export const agreedToComparison = (
  consents: readonly { kind: string; textVersion: string; withdrawnAt: Date | null }[],
): boolean =>
  consents.some(
    ({ kind, textVersion, withdrawnAt }) =>
      kind === 'FACE_PHOTO' && !withdrawnAt && !SILENT_ON_COMPARISON.includes(textVersion),
  );

/** Notes a consent once per text version; agreeing twice changes nothing. */
export async function grantConsent(
  { services, tx, actor, now }: Work<ApplicantActor>,
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
  // The pictures may have been there first.
  if (input.kind === 'FACE_PHOTO') await queueFaceChecks(services.jobs, tx, filing.id);
  return { filingId: filing.id };
}
