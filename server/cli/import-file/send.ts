import { CERTIFICATE_TYPES } from '../../../schema/rules/choices/certificate-types.ts';
import { SUBJECT_NATURES } from '../../../schema/rules/choices/subject-natures.ts';
import type { Api } from '../../rehearsal/walk/client.ts';
import type { Fault } from './cell-faults.ts';
import { crossChecked } from './cross-check.ts';
import type { Placed } from './read.ts';

/** Records in one call; the contract takes no more. */
export const BATCH = 100;

export type Reported = { line: number; subjectNumber: string; outcome: string; issues: Fault[] };

const REPORTS =
  '... on ImportFilingRecordsSuccess { reports { row subjectNumber outcome issues { path code message } } }';

/** A name that the contract does not have would refuse the whole batch, so it is refused here, for its own line. */
function unknownNames({ record }: Placed): Fault[] {
  const check = (field: 'nature' | 'certificateType', table: readonly { key: string }[]): Fault[] =>
    table.some(({ key }) => key === record[field])
      ? []
      : [{ path: [field], code: 'NOT_IN_LIST', message: `“${record[field]}” is not known.` }];
  return [...check('nature', SUBJECT_NATURES), ...check('certificateType', CERTIFICATE_TYPES)];
}

/** Sends records batch by batch and reports each, in the order of the file. */
export async function sendRecords(
  api: Api,
  records: readonly Placed[],
  dryRun: boolean,
): Promise<Reported[]> {
  const crossCheck = crossChecked(records);
  const refused = records.flatMap((placed): Reported[] => {
    const faults = crossCheck(placed);
    // Of a line whose cells stand anywhere, no more is said than that.
    const issues = placed.faults ? faults : [...unknownNames(placed), ...faults];
    const { line, record } = placed;
    return issues.length > 0
      ? [{ line, subjectNumber: record.subjectNumber, outcome: 'REFUSED', issues }]
      : [];
  });
  const sound = records.filter(({ line }) => !refused.some((one) => one.line === line));
  const reported: Reported[] = [];
  for (let from = 0; from < sound.length; from += BATCH) {
    const batch = sound.slice(from, from + BATCH);
    type Answer = { reports: (Omit<Reported, 'line'> & { row: number })[] };
    const { reports } = await api.mutate<Answer>('importFilingRecords', REPORTS, {
      dryRun,
      records: batch.map(({ record }) => record),
    });
    for (const { row, ...report } of reports) reported.push({ line: batch[row]?.line ?? 0, ...report });
  }
  return [...refused, ...reported].sort((one, other) => one.line - other.line);
}

/** The report as people read it: a line for each record, and what became of all of them. */
export function reportText(reported: readonly Reported[], dryRun: boolean): string {
  const lines = reported.flatMap(({ line, subjectNumber, outcome, issues }) => [
    `${line}\t${subjectNumber}\t${outcome}`,
    ...issues.map(({ path, code, message }) => `\t${path.join('.')}: ${message} (${code})`),
  ]);
  const counts = new Map<string, number>();
  for (const { outcome } of reported) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const total = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ') || 'no records';
  return `${[...lines, `${total}${dryRun ? ' (dry run: nothing was written)' : ''}`].join('\n')}\n`;
}
