import { partyOf, type SubjectNature } from '../../../schema/validation/codes/subject-natures.ts';
import { issue, type Issue } from '../../../schema/validation/issue.ts';
import { isBlank, narrow } from '../../../schema/validation/text.ts';
import type { Bytes } from '../../privacy/cipher.ts';
import type { Sealer } from '../../privacy/sealer.ts';
import { sealContext, type FullFiling } from '../full-filing.ts';
import type { ProvinceRules } from '../provinces/rules.ts';
import type { Cure } from '../provinces/values.ts';
import { loadDetails } from './store.ts';

/** What an import or a download of the authority's told us of a filed subject beside its numbers. */
export type FiledData = { subjectName: string };

export const sealFiled = (sealer: Sealer, recordId: string, filed: FiledData): Bytes =>
  sealer.seal(filed, sealContext(recordId, 'filed'));

const bare = (name: string): string => narrow(name).replace(/\s/g, '');

/** The filed name of the order's subject, where a record of its own owner brought it. */
const filedName = (sealer: Sealer, { subject, subjectNumber }: FullFiling): string | null => {
  const record = subject.records.find((one) => one.subjectNumber === subjectNumber && one.personal !== null);
  if (!record?.personal) return null;
  return sealer.open<FiledData>(record.personal, sealContext(record.id, 'filed')).subjectName;
};

/** Whether the name that was typed is another than the one on file; nothing typed or nothing known is no difference. */
export const nameDiffers = (sealer: Sealer, filing: FullFiling): boolean => {
  const filed = filedName(sealer, filing);
  const { name } = loadDetails(sealer, filing).subject;
  return filed !== null && !isBlank(name) && bare(name) !== bare(filed);
};

/** A proof cures these; its slot is demanded instead (变更证明). */
const CURED_BY_PROOF: ReadonlySet<Cure | null> = new Set<Cure | null>(['CHANGE_PROOF', 'ISSUER_PROOF']);

/**
 * What must equal the original filing by the province's rule and does not, as far as we hold the record. It names the rule and the
 * way out, and never what the record says.
 */
export const recordIssues = (sealer: Sealer, filing: FullFiling, rules: ProvinceRules): Issue[] => {
  const { fields, cure, rule } = rules.mustEqual[partyOf(filing.nature as SubjectNature)];
  const bound = fields?.some((field) => field === 'SUBJECT_NAME' || field === 'EVERYTHING') ?? false;
  if (!bound || CURED_BY_PROOF.has(cure) || !nameDiffers(sealer, filing)) return [];
  const { subjectNumber: number } = filing;
  return [issue(['subject', 'name'], 'UNLIKE_RECORD', { number }, rule ?? undefined)];
};
