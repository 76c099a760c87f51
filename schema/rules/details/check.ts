import { partyOf, type Party } from '../choices/subject-natures.ts';
import { issue, issuesAt } from '../issue.ts';
import type { Issue } from '../issue.ts';
import { isBlank } from '../text.ts';
import { checkPerson } from './check-person.ts';
import { checkPersons } from './check-persons.ts';
import { checkSubject } from './check-subject.ts';
import { checkWebsite } from './check-website.ts';
import { completeDetails } from './complete.ts';
import { checkConfirmations } from './confirmations.ts';
import type { DetailsContext } from './context.ts';
import type { FilingDetailsDraft } from './draft.ts';
import {
  SUBJECT_NEEDS,
  SUBJECT_PERSON_NEEDS,
  WEBSITE_NEEDS,
  WEBSITE_PERSON_NEEDS,
  type Need,
} from './needs.ts';

const isEmpty = (value: unknown): boolean =>
  typeof value === 'string' ? isBlank(value) : Array.isArray(value) ? value.length === 0 : value == null;

/** The required fields that are empty, by the table of needs. */
const missingFields = <Field extends string>(
  path: readonly string[],
  needs: Readonly<Record<Field, Readonly<Record<Party, Need>>>>,
  values: Partial<Record<NoInfer<Field>, unknown>>,
  party: Party,
): Issue[] =>
  (Object.keys(needs) as Field[])
    .filter((field) => needs[field][party] === 'REQUIRED' && isEmpty(values[field]))
    .map((field) => issue([...path, field], 'REQUIRED'));

/**
 * Everything wrong with the access details, in the order of the form; an empty list means that they may be submitted.
 * A website with the same person as the subject gets no issues of its own person.
 */
export const checkDetails = (draft: FilingDetailsDraft, context: DetailsContext): Issue[] => {
  const details = completeDetails(draft, context);
  const party = partyOf(context.nature);
  const issues = [
    ...missingFields(['subject'], SUBJECT_NEEDS, details.subject, party),
    ...checkSubject(details.subject, context),
    ...missingFields(['subjectPerson'], SUBJECT_PERSON_NEEDS, details.subjectPerson, party),
    ...checkPerson(['subjectPerson'], details.subjectPerson, context, party === 'personal'),
  ];
  details.websites.forEach((website, index) => {
    const path = ['websites', String(index)];
    issues.push(
      ...missingFields(path, WEBSITE_NEEDS, website, party),
      ...checkWebsite(path, website, context),
    );
    if (website.samePerson !== false) return;
    const person = website.person ?? {};
    issues.push(
      ...missingFields([...path, 'person'], WEBSITE_PERSON_NEEDS, person, party),
      ...checkPerson([...path, 'person'], person, context, true),
    );
  });
  const given = new Set(details.websites.map((website) => website.websiteId));
  const absent = context.websites.filter(({ websiteId }) => !given.has(websiteId));
  return [
    ...issues,
    ...checkPersons(details, context),
    ...checkConfirmations(details, context),
    ...absent.map(({ websiteId }) => issue(['websites'], 'WEBSITE_MISSING', { websiteId })),
  ];
};

/** The draft with one value put in; lists and objects on the way are copied. */
const withValue = (node: unknown, path: readonly string[], value: unknown): unknown => {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(node)) {
    const copy = [...(node as unknown[])];
    copy[Number(step)] = withValue(copy[Number(step)], rest, value);
    return copy;
  }
  const members = { ...(node as Record<string, unknown> | null | undefined) };
  return { ...members, [step]: withValue(members[step], rest, value) };
};

/**
 * Issues of a single field, as soon as it is left: the draft is judged with the new value, and only what concerns
 * this field is told.
 */
export const checkField = (
  path: readonly string[],
  value: unknown,
  draft: FilingDetailsDraft,
  context: DetailsContext,
): Issue[] => issuesAt(checkDetails(withValue(draft, path, value) as FilingDetailsDraft, context), path);
