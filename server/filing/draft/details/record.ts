import type { CompletedDetails } from '../../../../schema/rules/details/complete.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { isBlank, type Maybe } from '../../../../schema/rules/text.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { CARRIED } from './carry-over.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { binds, isCuredByProof, type FiledField } from '../../provinces/meanings/record.ts';
import { equalityFor, type ProvinceRules } from '../../provinces/rules.ts';
import { meantDetails } from './complete.ts';
import { openFiled, type FiledData } from './filed-data.ts';
import { withPlaces } from './places.ts';
import {
  SUBJECT_PERSON_ROWS,
  SUBJECT_ROWS,
  WEBSITE_PERSON_ROWS,
  WEBSITE_ROWS,
  type Row,
} from './record-rows.ts';

type Values<Field extends string> = Partial<Record<Field, Maybe>>;

/** A field that was typed and is filed otherwise, with the part of the rule that it belongs to. */
type Difference = { path: string[]; part: FiledField | null };

/** Nothing typed or nothing known is no difference. */
const differing = <Field extends string>(
  rows: readonly Row<Field>[],
  path: readonly string[],
  typed: Values<NoInfer<Field>>,
  filed: Values<NoInfer<Field>> | undefined,
): Difference[] =>
  rows.flatMap(({ field, part, alike }) => {
    const [one, other] = [typed[field], filed?.[field]];
    const unlike = !isBlank(one) && !isBlank(other) && !alike(one, other);
    return unlike ? [{ path: [...path, field], part }] : [];
  });

const subjectDifferences = ({ subject, subjectPerson }: CompletedDetails, filed: FiledData): Difference[] => [
  ...differing(SUBJECT_ROWS, ['subject'], withPlaces(subject), { ...filed, name: filed.subjectName }),
  ...differing(SUBJECT_PERSON_ROWS, ['subjectPerson'], subjectPerson, filed.person),
];

/** That a site has the same person is itself an answer; the fields of that person stand with the subject. */
const asAnswered = ({ path: [websites, index], part }: Difference): Difference => ({
  path: [websites ?? '', index ?? '', 'samePerson'],
  part,
});

function websiteDifferences(filing: FullFiling, details: CompletedDetails, filed: FiledData): Difference[] {
  const personal = filing.nature === 'PERSONAL';
  return details.websites.flatMap((website, index) => {
    const site = filing.websites[index];
    const record = filed.websites?.[site?.websiteNumber ?? ''];
    // The type check itself has brought the name of most sites.
    const known = { ...record, name: record?.name ?? site?.filedName };
    const path = ['websites', String(index)];
    const person = differing(WEBSITE_PERSON_ROWS, [...path, 'person'], website.person ?? {}, known.person);
    const own = differing(WEBSITE_ROWS, path, website, known);
    if (website.samePerson === false) return [...own, ...person];
    if (website.samePerson !== true) return own;
    // In a personal filing there is one person only, whose fields stand with the subject.
    return [
      ...own,
      ...person.map((one) =>
        personal ? { ...one, path: ['subjectPerson', one.path.at(-1) ?? ''] } : asAnswered(one),
      ),
    ];
  });
}

/** Data of a continued access that was carried over is as it was approved here and cannot be typed otherwise. */
const isCarried = ({ kind, subject }: FullFiling, { path: [part, field] }: Difference): boolean =>
  kind === 'CONTINUED_ACCESS' &&
  subject.filings.length > 0 &&
  Object.entries<readonly string[]>(CARRIED).some(
    ([name, fields]) => name === part && fields.includes(field ?? ''),
  );

/**
 * Where a person types what a personal filing knows only once: its name with the subject; the number of its certificate and
 * who invests nowhere, so that nothing is told of them.
 */
const TYPED_ELSEWHERE: Readonly<Record<string, readonly string[] | null>> = {
  'subjectPerson.name': ['subject', 'name'],
  'subjectPerson.certificateNumber': null,
  'subject.investor': null,
};

const asTypedByPerson = (difference: Difference): Difference[] => {
  const place = TYPED_ELSEWHERE[difference.path.join('.')];
  if (place === undefined) return [difference];
  return place ? [{ ...difference, path: [...place] }] : [];
};

const oncePerPlace = (differences: readonly Difference[]): Difference[] =>
  differences.filter(
    ({ path }, at) => differences.findIndex((one) => one.path.join('.') === path.join('.')) === at,
  );

/** What was typed unlike the record that we hold. */
function differences(sealer: Sealer, filing: FullFiling): Difference[] {
  const record = filing.subject.records.find(({ subjectNumber }) => subjectNumber === filing.subjectNumber);
  const filed = (record && openFiled(sealer, record)) ?? {};
  const details = meantDetails(sealer, filing);
  const all = [...subjectDifferences(details, filed), ...websiteDifferences(filing, details, filed)];
  return filing.nature === 'PERSONAL' ? all.flatMap(asTypedByPerson) : all;
}

/** Where anything was typed unlike the record that we hold, whether it must equal it or not. */
export const placesUnlikeRecord = (sealer: Sealer, filing: FullFiling): string[][] =>
  oncePerPlace(differences(sealer, filing)).map(({ path }) => path);

/** Of these, what must equal the record by the province's rule. */
function boundDifferences(sealer: Sealer, filing: FullFiling, rules: ProvinceRules): Difference[] {
  const equality = equalityFor(rules, filing);
  if (!equality.fields?.length) return [];
  const bound = differences(sealer, filing).filter(
    (one) => binds(equality, one.part) && !isCarried(filing, one),
  );
  return oncePerPlace(bound);
}

/** Whether anything was typed otherwise than filed that a proof of the change cures. */
export const needsChangeProof = (sealer: Sealer, filing: FullFiling, rules: ProvinceRules): boolean =>
  boundDifferences(sealer, filing, rules).some(({ part }) =>
    isCuredByProof(equalityFor(rules, filing), part),
  );

/**
 * What must equal the original filing by the province's rule and does not, as far as we hold the record. It names the rule and the
 * way out, and never what the record says.
 */
export const recordIssues = (sealer: Sealer, filing: FullFiling, rules: ProvinceRules): Issue[] => {
  const equality = equalityFor(rules, filing);
  const params = { number: filing.subjectNumber };
  return boundDifferences(sealer, filing, rules)
    .filter(({ part }) => !isCuredByProof(equality, part))
    .map(({ path }) => issue(path, 'UNLIKE_RECORD', params, equality.rule ?? undefined));
};
