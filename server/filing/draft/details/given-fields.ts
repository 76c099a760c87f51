import type {
  FilingDetailsDraft,
  PersonDraft,
  WebsiteDraft,
} from '../../../../schema/rules/details/draft.ts';
import { isBlank } from '../../../../schema/rules/text.ts';
import type { StoredDetails } from './store.ts';

/** One entry of the details, and where it stands: `subject.name`, `websites.0.person.mobile`. */
export type Field = { readonly path: readonly string[]; readonly value: unknown };

/** What stands in a website beside its fields. */
const NO_FIELDS: readonly string[] = ['websiteId', 'domain', 'person'];
/** What is said of a number goes with the number. */
const isFlag = (name: string): boolean => /Confirmed(On)?$/.test(name);

export const isEmpty = (value: unknown): boolean =>
  typeof value === 'string'
    ? isBlank(value)
    : Array.isArray(value)
      ? value.length === 0
      : typeof value !== 'boolean';

const fieldsIn = (part: object | null | undefined, path: readonly string[]): Field[] =>
  Object.entries(part ?? {})
    .filter(([name, value]) => !NO_FIELDS.includes(name) && !isFlag(name) && !isEmpty(value))
    .map(([name, value]) => ({ path: [...path, name], value: value as unknown }));

type Details = Omit<FilingDetailsDraft, 'websites'> & {
  readonly websites?: readonly (Omit<WebsiteDraft, 'websiteId'> & { person?: PersonDraft | null })[] | null;
};

/** Everything that is filled in. */
export const fieldsOf = ({ subject, subjectPerson, websites }: Details): Field[] => [
  ...fieldsIn(subject, ['subject']),
  ...fieldsIn(subjectPerson, ['subjectPerson']),
  ...(websites ?? []).flatMap((website, index) => [
    ...fieldsIn(website, ['websites', String(index)]),
    ...fieldsIn(website.person, ['websites', String(index), 'person']),
  ]),
];

type Part = Record<string, unknown>;

function partOf(details: StoredDetails, [part, index, below]: readonly string[]): Part | null {
  if (part === 'subject') return details.subject;
  if (part === 'subjectPerson') return details.subjectPerson;
  const website = details.websites[Number(index)];
  if (!website || below !== 'person') return (website as Part | undefined) ?? null;
  return website.person ?? null;
}

/** The value at a path; undefined where nothing stands. */
export const valueAt = (details: StoredDetails, path: readonly string[]): unknown =>
  partOf(details, path)?.[path.at(-1) ?? ''];

export function putAt(details: StoredDetails, { path, value }: Field): void {
  const [group, index, below] = path;
  const website = group === 'websites' ? details.websites[Number(index)] : undefined;
  // Nobody stands there yet.
  if (website && below === 'person') website.person ??= {};
  const part = partOf(details, path);
  if (part) part[path.at(-1) ?? ''] = value;
}

export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Whether a path is the one named or lies below it. */
export const isWithin = (path: readonly string[], name: string): boolean =>
  `${path.join('.')}.`.startsWith(`${name}.`);
