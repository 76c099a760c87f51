import type { Maybe } from '../../../../schema/rules/text.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { binds, isCuredByProof } from '../../provinces/meanings/record.ts';
import { equalityFor, type ProvinceRules } from '../../provinces/rules.ts';
import { meantDetails } from './complete.ts';
import type { FiledData } from './filed-data.ts';
import { withPlaces } from './places.ts';
import {
  SUBJECT_PERSON_ROWS,
  SUBJECT_ROWS,
  WEBSITE_PERSON_ROWS,
  WEBSITE_ROWS,
  type Row,
} from './record-rows.ts';

/**
 * What an approval of our own tells of the record: only what had to equal it and was approved so. The rest may have been
 * typed as it is today, and where a proof cures a difference nothing is known.
 */
export function filedByApproval(sealer: Sealer, filing: FullFiling, rules: ProvinceRules): FiledData {
  const equality = equalityFor(rules, filing);
  // Without a field that had to be equal throughout, nothing at all is known.
  if (!equality.fields || isCuredByProof(equality, null)) return {};
  const bound = <Field extends string>(
    rows: readonly Row<Field>[],
    typed: Partial<Record<NoInfer<Field>, Maybe>>,
  ): Partial<Record<Field, Maybe>> =>
    Object.fromEntries(
      rows
        .filter(({ part }) => binds(equality, part) && !isCuredByProof(equality, part))
        .map(({ field }) => [field, typed[field] ?? null]),
    ) as Partial<Record<Field, Maybe>>;
  const details = meantDetails(sealer, filing);
  const { name, ...subject } = bound(SUBJECT_ROWS, withPlaces(details.subject));
  return {
    ...subject,
    subjectName: name,
    person: bound(SUBJECT_PERSON_ROWS, details.subjectPerson),
    websites: Object.fromEntries(
      filing.websites.flatMap(({ websiteNumber, result }, index) => {
        const website = details.websites[index];
        if (result !== 'APPROVED' || !website) return [];
        const person = bound(WEBSITE_PERSON_ROWS, website.person ?? {});
        return [[websiteNumber, { ...bound(WEBSITE_ROWS, website), person }]];
      }),
    ),
  };
}
