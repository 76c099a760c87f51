import type { FilingDetailsQuery } from '../../../../schema/client/operations.ts';
import { isDay } from '../../../../schema/rules/numbers/dates.ts';
import type { Path } from './paths.ts';

type Papers = NonNullable<FilingDetailsQuery['filing']>['materials'];
type Key = NonNullable<Papers[number]['reading']>['fields'][number]['key'];

/** Which field of the details each value of a paper belongs to. */
const FIELD_OF: Partial<Record<Papers[number]['kind'], Partial<Record<Key, Path>>>> = {
  SUBJECT_CERTIFICATE: {
    NAME: 'subject.name',
    LEGAL_PERSON: 'subject.legalRepresentativeName',
    ADDRESS: 'subject.certificateAddress',
  },
  SUBJECT_PERSON_CERTIFICATE_FRONT: {
    NAME: 'subjectPerson.name',
    NUMBER: 'subjectPerson.certificateNumber',
  },
  SUBJECT_PERSON_CERTIFICATE_BACK: { VALID_UNTIL: 'subjectPerson.certificateUntil' },
};

/** What papers that came first say, by the field that it belongs to. */
export const readValues = (papers: Papers): ReadonlyMap<Path, string> =>
  new Map(
    papers.flatMap(({ kind, reading }) =>
      (reading?.fields ?? []).flatMap(({ key, value }): [Path, string][] => {
        const path = FIELD_OF[kind]?.[key];
        const fits = key !== 'VALID_UNTIL' || value === 'LONG_TERM' || isDay(value);
        return path && value && fits ? [[path, value]] : [];
      }),
    ),
  );
