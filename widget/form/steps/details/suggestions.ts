import type { FilingDetailsDraft } from '../../../../schema/rules/details/draft.ts';
import { valueAt } from './paths.ts';
import type { Path } from './paths.ts';

/** Where somebody stands who was named before: the person in charge of a subject mostly is its legal representative. */
const SAME_PERSON: Readonly<Record<Path, Path>> = {
  'subjectPerson.name': 'subject.legalRepresentativeName',
  'subjectPerson.certificateNumber': 'subject.legalRepresentativeCertificateNumber',
};

/** By the field that offers it: what it would put where. */
const SUGGESTIONS: Readonly<Record<Path, Readonly<Record<Path, Path>>>> = {
  'subject.mailingAddress': { 'subject.mailingAddress': 'subject.certificateAddress' },
  'subject.investor': { 'subject.investor': 'subject.legalRepresentativeName' },
  'subjectPerson.name': SAME_PERSON,
};

/** What one press would put in, and where it stands already. */
export type Suggestion = { readonly from: Path; readonly values: readonly (readonly [Path, string])[] };

/** What stands elsewhere in the draft and mostly stands at `path` as well; `null` where something stands there or nothing is known. */
export const suggestionFor = (draft: FilingDetailsDraft, path: Path): Suggestion | null => {
  const sources = SUGGESTIONS[path];
  const from = sources?.[path];
  if (!from || valueAt(draft, path)) return null;
  const values = Object.entries(sources)
    .map(([to, source]) => [to, valueAt(draft, source)] as const)
    .filter((one): one is [Path, string] => typeof one[1] === 'string' && one[1] !== '')
    .filter(([to]) => !valueAt(draft, to));
  return values.some(([to]) => to === path) ? { from, values } : null;
};
