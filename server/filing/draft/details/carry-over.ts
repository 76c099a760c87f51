import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import type {
  FilingDetailsDraft,
  PersonDraft,
  SubjectDraft,
} from '../../../../schema/rules/details/draft.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { ApplicantActor } from '../../../platform/tenancy/actor.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { loadDetails, storeDetails, type StoredDetails } from './store.ts';
import { loadFiling } from '../../machine/full-filing.ts';
import { FULL_FILING, type FullFiling } from '../../../../prisma/selections.ts';

/**
 * Parts of the subject that stay as they were approved here (SEED: the subject data must stay the same); contact data may
 * have changed since.
 */
export const CARRIED: {
  subject: readonly (keyof SubjectDraft)[];
  subjectPerson: readonly (keyof PersonDraft)[];
} = {
  subject: [
    'name',
    'certificateDivision',
    'certificateAddress',
    'investor',
    'legalRepresentativeName',
    'legalRepresentativeCertificateNumber',
  ],
  subjectPerson: ['name', 'certificateType', 'certificateNumber'],
};

/** The newest approved order of a subject, whose data a continued access starts from. */
export async function lastApproved(
  tx: Prisma.TransactionClient,
  subjectId: string,
): Promise<FullFiling | null> {
  return tx.filing.findFirst({
    where: { subjectId, state: 'APPROVED' },
    orderBy: { decidedAt: 'desc' },
    include: FULL_FILING,
  });
}

/** What a continued access begins with: subject and its person as approved; the site is new. */
export function carriedDetails(
  sealer: Sealer,
  approved: FullFiling,
): Pick<StoredDetails, 'subject' | 'subjectPerson'> {
  const { subject, subjectPerson } = loadDetails(sealer, approved);
  return { subject: { ...subject, remark: null }, subjectPerson: { ...subjectPerson, remark: null } };
}

/** Begins a continued access with what was approved here; a subject that was only imported has nothing to carry over. */
export async function carryOver(work: Work<ApplicantActor>, filingId: string): Promise<void> {
  const filing = await loadFiling(work.tx, work.actor, filingId);
  const approved = await lastApproved(work.tx, filing.subjectId);
  if (!approved) return;
  const stored = await storeDetails(work, filing, carriedDetails(work.sealer, approved));
  await work.tx.filing.update({ where: { id: filingId }, data: stored });
}

/** What a continued access took over and keeps: when it was approved, and which fields stay as they are. */
export type CarriedOver = { approvedAt: Date | null; subjectNumber: string; fields: string[] };

export async function carriedInto(
  tx: Prisma.TransactionClient,
  { kind, subjectId }: Pick<FullFiling, 'kind' | 'subjectId'>,
): Promise<CarriedOver | null> {
  const approved = kind === 'CONTINUED_ACCESS' ? await lastApproved(tx, subjectId) : null;
  if (!approved) return null;
  const fields = Object.entries(CARRIED).flatMap(([part, names]) => names.map((name) => `${part}.${name}`));
  return { approvedAt: approved.decidedAt, subjectNumber: approved.subjectNumber, fields };
}

/** Fields that were typed unlike what was approved, and may not be. */
export function carriedIssues(
  approved: Pick<StoredDetails, 'subject' | 'subjectPerson'>,
  draft: FilingDetailsDraft,
  county: string | null,
): Issue[] {
  // Where no county was chosen, the one of the type check is meant; saying so is no change.
  const chosen = (subject: SubjectDraft): SubjectDraft =>
    subject.certificateDivision === undefined
      ? subject
      : { ...subject, certificateDivision: subject.certificateDivision ?? county };
  const differing = <Part extends object>(
    part: string,
    fields: readonly (keyof Part & string)[],
    now: Part | null | undefined,
    then: Part,
  ): Issue[] =>
    fields
      .filter((field) => now?.[field] !== undefined && (now[field] ?? null) !== (then[field] ?? null))
      .map((field) => issue([part, field], 'CARRIED_OVER'));
  return [
    ...differing<SubjectDraft>('subject', CARRIED.subject, draft.subject && chosen(draft.subject), {
      ...approved.subject,
      certificateDivision: approved.subject.certificateDivision ?? county,
    }),
    ...differing<PersonDraft>(
      'subjectPerson',
      CARRIED.subjectPerson,
      draft.subjectPerson,
      approved.subjectPerson,
    ),
  ];
}
