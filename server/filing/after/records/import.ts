import { chinaDay } from '../../../platform/calendar/china-day.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { newId } from '../../../platform/ids.ts';
import { isKnownBy } from '../../../platform/privacy/columns.ts';
import { applicantKnownAs } from '../../../platform/tenancy/applicants.ts';
import type { SecretKeyActor } from '../../../platform/tenancy/actor.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { sealContext } from '../../machine/full-filing.ts';
import { domainsTwice, heldOtherwise } from './held.ts';
import { checkRow, normaliseRow, type ImportRow } from './row.ts';
import { noteAccessIds, settleOn } from './settle.ts';

/** IMPORTED: given to its account. AWAITING_CLAIM: kept until the applicant claims it. PRESENT: was imported before. */
export type RowOutcome = 'IMPORTED' | 'AWAITING_CLAIM' | 'PRESENT' | 'REFUSED';
export type RowReport = { row: number; subjectNumber: string; outcome: RowOutcome; issues: Issue[] };

async function importRow(
  work: Work<SecretKeyActor>,
  row: ImportRow,
  dryRun: boolean,
): Promise<{ outcome: RowOutcome; issues: Issue[] }> {
  const { tx, actor, sealer, now } = work;
  const { providerId, mode } = actor;
  const key = { providerId, mode, subjectNumber: row.subjectNumber };
  const certificateIndex = sealer.blindIndex('certificate', row.certificateNumber);
  const present = await tx.importedRecord.findUnique({ where: { providerId_mode_subjectNumber: key } });
  if (present) {
    if (!dryRun && Buffer.compare(present.certificateIndex, certificateIndex) === 0)
      await noteAccessIds(tx, actor, row);
    return { outcome: 'PRESENT', issues: [] };
  }
  const holder = await tx.subject.findUnique({
    where: {
      providerId_mode_certificateType_certificateIndex: {
        providerId,
        mode,
        certificateType: row.certificateType,
        certificateIndex,
      },
    },
    select: { applicant: { select: { externalRef: true, externalRefIndex: true } } },
  });
  if (holder && !(row.applicantRef && isKnownBy(sealer, holder.applicant, row.applicantRef)))
    return { outcome: 'REFUSED', issues: [issue(['certificateNumber'], 'SUBJECT_OTHER_ACCOUNT')] };
  const held = await heldOtherwise(tx, actor, row, certificateIndex);
  if (held.length > 0) return { outcome: 'REFUSED', issues: held };
  if (dryRun) return { outcome: row.applicantRef ? 'IMPORTED' : 'AWAITING_CLAIM', issues: [] };
  const id = newId('ImportedRecord');
  const applicantId = row.applicantRef ? await applicantKnownAs(work, actor, row.applicantRef) : null;
  if (applicantId) await settleOn({ tx, tenant: actor, sealer, now }, row, certificateIndex, applicantId);
  await tx.importedRecord.create({
    data: {
      id,
      ...key,
      certificateIndex,
      domains: row.sites.flatMap(({ domains }) => domains),
      personal: sealer.seal(row, sealContext(id, 'import')),
      importedAt: now,
      claimedById: applicantId,
      claimedAt: applicantId ? now : null,
    },
  });
  return { outcome: applicantId ? 'IMPORTED' : 'AWAITING_CLAIM', issues: [] };
}

/**
 * Takes over records of a former platform (原平台导入), row by row: a refused row says why and keeps no other back. A dry run
 * reports the same and writes nothing.
 */
export async function importFilingRecords(
  work: Work<SecretKeyActor>,
  { rows, dryRun }: { rows: ImportRow[]; dryRun: boolean },
): Promise<RowReport[]> {
  const reports: RowReport[] = [];
  const seen = new Set<string>();
  const today = chinaDay(work.now);
  const domainIssues = domainsTwice(
    rows.map((row) => (checkRow(row, today).length > 0 ? null : normaliseRow(row))),
  );
  for (const [index, given] of rows.entries()) {
    const wrong = checkRow(given, today);
    const row = normaliseRow(given);
    const twice = seen.has(row.subjectNumber)
      ? [issue(['subjectNumber'], 'DUPLICATE', { value: row.subjectNumber })]
      : [];
    seen.add(row.subjectNumber);
    const issues = [...wrong, ...twice, ...domainIssues(row)];
    const report =
      issues.length > 0 ? { outcome: 'REFUSED' as const, issues } : await importRow(work, row, dryRun);
    reports.push({ row: index, subjectNumber: row.subjectNumber, ...report });
  }
  return reports;
}
