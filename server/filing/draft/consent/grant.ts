import type { ConsentPurpose } from '../../../../prisma/generated/client/enums.ts';
import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import type { Locale } from '../../../../schema/messages/locales.ts';
import { issue } from '../../../../schema/rules/issue.ts';
import { ValidationFailure } from '../../../../schema/rules/failures.ts';
import { newId } from '../../../platform/ids.ts';
import type { ApplicantActor } from '../../../platform/tenancy/actor.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { assertAllowed, changeFiling } from '../../machine/change.ts';
import { queueFaceChecks } from '../queue-face-checks.ts';
import { loadLockedFiling } from '../../machine/full-filing.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { consentsOfApplicant, isGranted } from './given.ts';
import { currentText, hashOf } from './versions.ts';

export type GrantInput = {
  /** Null before there is a filing. */
  filingId?: string | null;
  purpose: ConsentPurpose;
  version: string;
  /** Of the text that was shown; compared where it is given. */
  hash?: string | null;
  language?: Locale | null;
};

type Agreed = { purpose: ConsentPurpose; version: string; hash: string; language: Locale };

/** What was agreed to, if it is the text in force. @throws ValidationFailure */
function agreedText(input: GrantInput, now: Date): Agreed {
  const { purpose } = input;
  const language = input.language ?? 'zh-CN';
  const { version, words } = currentText(purpose, now);
  if (input.version !== version)
    throw new ValidationFailure([issue(['version'], 'CONSENT_TEXT_OUTDATED', { version })]);
  const hash = hashOf(words[language]);
  if (input.hash && input.hash.toLowerCase() !== hash)
    throw new ValidationFailure([issue(['hash'], 'CONSENT_TEXT_OUTDATED', { version })]);
  return { purpose, version, hash, language };
}

const create = (
  tx: Prisma.TransactionClient,
  agreed: Agreed,
  row: { applicantId: string; filingId: string | null; grantedAt: Date },
) => tx.consent.create({ data: { id: newId('Consent'), ...agreed, ...row } });

/** The applicant agrees before there is a filing; each filing begun takes it along. */
async function grantForApplicant(
  { tx, actor, now }: Work<ApplicantActor>,
  agreed: Agreed,
): Promise<{ filingId: null; purpose: ConsentPurpose }> {
  // Two that agree at once take turns, so that one row is written.
  await tx.$queryRaw`SELECT id FROM "Applicant" WHERE id = ${actor.applicantId} FOR UPDATE`;
  if (!isGranted(await consentsOfApplicant(tx, actor), agreed.purpose, now))
    await create(tx, agreed, { applicantId: actor.applicantId, filingId: null, grantedAt: now });
  return { filingId: null, purpose: agreed.purpose };
}

/**
 * Notes a consent to the text in force: which words, in which language, when. Agreeing twice changes nothing.
 * @throws ValidationFailure for any other text, and for a purpose that is asked for in a filing only; NotFound, InvalidState
 */
export async function grantConsent(
  work: Work<ApplicantActor>,
  input: GrantInput,
): Promise<{ filingId: string | null; purpose: ConsentPurpose }> {
  const { services, tx, actor, now } = work;
  const agreed = agreedText(input, now);
  const { purpose } = agreed;
  if (!input.filingId) {
    if (purpose !== 'FILING') throw new ValidationFailure([issue(['filingId'], 'REQUIRED')]);
    return grantForApplicant(work, agreed);
  }
  const filing = await loadLockedFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'GRANT_CONSENT', 'APPLICANT', null);
  if (isGranted(filing.consents, purpose, now)) return { filingId: filing.id, purpose };
  await create(tx, agreed, { applicantId: actor.applicantId, filingId: filing.id, grantedAt: now });
  // Who agrees to newer words in a filing has read them for the next one, too.
  if (purpose === 'FILING') await grantForApplicant(work, agreed);
  await changeFiling(tx, filing, {
    action: 'GRANT_CONSENT',
    facts: { what: purpose },
    by: { party: 'APPLICANT', id: actor.applicantId },
    now,
    expectedVersion: null,
  });
  // The pictures may have been there first.
  if (purpose === 'FACE') await queueFaceChecks(services.jobs, tx, filing.id);
  return { filingId: filing.id, purpose };
}

/**
 * Begins a filing with what its applicant agreed to before: the same words, at the same time.
 * @throws ValidationFailure when that is not the text in force
 */
export async function takeConsentAlong(
  { tx, actor, now }: Work<ApplicantActor>,
  filingId: FullFiling['id'],
): Promise<void> {
  const given = await consentsOfApplicant(tx, actor);
  const { version } = currentText('FILING', now);
  const [found] = given.filter(
    (one) => one.purpose === 'FILING' && one.version === version && !one.withdrawnAt,
  );
  if (!found) return;
  const { id: _, ...words } = found;
  await tx.consent.create({ data: { ...words, id: newId('Consent'), filingId } });
}
