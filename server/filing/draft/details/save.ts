import type { FilingDetailsDraft } from '../../../../schema/rules/details/draft.ts';
import { normaliseDetails } from '../../../../schema/rules/details/normalise.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { chinaDay } from '../../../platform/calendar/china-day.ts';
import { ValidationFailure } from '../../../../schema/rules/failures.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { ApplicantActor } from '../../../platform/tenancy/actor.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { assertAllowed, changeFiling } from '../../machine/change.ts';
import { assertGranted } from '../consent/given.ts';
import { carriedDetails, carriedIssues, lastApproved } from './carry-over.ts';
import { queueDataChecks } from '../queue-data-checks.ts';
import { queueFaceChecks } from '../queue-face-checks.ts';
import { loadFiling } from '../../machine/full-filing.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { withConfirmations } from './confirming.ts';
import { lockIssues, withLocked } from './locks.ts';
import { loadDetails, storingDetails } from './store.ts';

export type SaveDetailsInput = { filingId: string; expectedVersion: number; details: FilingDetailsDraft };

/**
 * Saves the access details as typed, finished or not, right or wrong, so that nothing is lost; what is wrong stands in
 * the filing's steps.
 * @throws ValidationFailure only for a website that is not in the filing, and for carried-over data of a continued access
 * that was changed.
 */
export async function saveFilingDetails(
  work: Work<ApplicantActor>,
  input: SaveDetailsInput,
): Promise<{ filingId: string }> {
  const { tx, actor, now } = work;
  const filing = await loadFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'SAVE_DETAILS', 'APPLICANT', input.expectedVersion);
  assertGranted(filing.consents, ['FILING'], now);
  const strangers = (input.details.websites ?? []).flatMap(({ websiteId }, index) =>
    filing.websites.some(({ id }) => id === websiteId)
      ? []
      : [issue(['details', 'websites', String(index), 'websiteId'], 'WEBSITE_UNKNOWN')],
  );
  if (strangers.length > 0) throw new ValidationFailure(strangers);
  const before = loadDetails(work.sealer, filing);
  const typed = normaliseDetails(input.details);
  const locked = lockIssues(filing, before, typed);
  if (locked.length > 0) throw new ValidationFailure(locked.map(inDetails));
  const details = withConfirmations(withLocked(filing, before, typed), before, chinaDay(now));
  await assertCarriedOver(work, filing, details);
  const { data, written } = storingDetails(work, filing, details);
  const changed = changeFiling(tx, filing, {
    action: 'SAVE_DETAILS',
    by: { party: 'APPLICANT', id: actor.applicantId },
    now,
    expectedVersion: input.expectedVersion,
    data: { ...data, detailsSavedAt: now },
    told: false,
  });
  await Promise.all([written, changed]);
  // Another person stands for the site, so it is another card that the photo is compared with.
  if (filing.photos.length > 0 && changesPersons(work.sealer, filing, details))
    await queueFaceChecks(work.services.jobs, tx, filing.id);
  await queueDataChecks(work.services.jobs, tx, filing);
  return { filingId: filing.id };
}

const inDetails = ({ path, ...rest }: Issue): Issue => ({ ...rest, path: ['details', ...path] });

const changesPersons = (
  sealer: Sealer,
  filing: FullFiling,
  { websites = [] }: FilingDetailsDraft,
): boolean => {
  const before = loadDetails(sealer, filing).websites;
  return (websites ?? []).some(
    ({ websiteId, samePerson }) =>
      before.find((site) => site.websiteId === websiteId)?.samePerson !== samePerson,
  );
};

/** In a continued access the subject stays as it was approved here. */
async function assertCarriedOver(
  { tx, sealer }: Work<ApplicantActor>,
  filing: FullFiling,
  details: FilingDetailsDraft,
): Promise<void> {
  if (filing.kind !== 'CONTINUED_ACCESS') return;
  const approved = await lastApproved(tx, filing.subjectId);
  const issues = approved ? carriedIssues(carriedDetails(sealer, approved), details, approved.county) : [];
  if (issues.length > 0) throw new ValidationFailure(issues.map(inDetails));
}
