import { maskCertificate, maskName } from '../../rules/masks.ts';
import type { Issue } from '../../rules/issue.ts';

/** Issues whose sentence names a person, by what the applicant typed. */
const NAMING: readonly string[] = [
  'NOT_LEGAL_REPRESENTATIVE',
  'INVESTOR_LEGAL_REPRESENTATIVE',
  'INVESTOR_SUBJECT_NAME',
];

/** A person’s name in an issue, masked. */
export const withMaskedName = (issue: Issue): Issue => {
  const name = issue.params?.['name'];
  if (typeof name !== 'string' || !NAMING.includes(issue.code)) return issue;
  return { ...issue, params: { ...issue.params, name: maskName(name) } };
};

/** Warnings whose sentence holds what was typed and what a paper says, and how each is masked. */
const READING: Readonly<Record<string, (value: string) => string>> = {
  READ_NAME_DIFFERS: maskName,
  READ_LEGAL_PERSON_DIFFERS: maskName,
  READ_RENAMED: maskName,
  READ_NUMBER_DIFFERS: maskCertificate,
};

/** What was read of a paper and typed in an issue, masked. */
export const withMaskedReading = (issue: Issue): Issue => {
  const mask = READING[issue.code];
  if (!mask) return issue;
  const params = Object.entries(issue.params ?? {}).map(([name, value]) => [
    name,
    name === 'read' || name === 'typed' ? mask(String(value)) : value,
  ]);
  return { ...issue, params: Object.fromEntries(params) as NonNullable<Issue['params']> };
};
