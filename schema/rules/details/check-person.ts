import { certificateEntry } from '../choices/certificate-types.ts';
import { checkCertificateTerm, LONG_TERM } from '../certificate-term.ts';
import { isEmail, normaliseEmail } from '../email.ts';
import { issue, issuesAt } from '../issue.ts';
import type { Issue } from '../issue.ts';
import { checkCertificateNumber, identityBehind } from '../numbers/certificate-number.ts';
import { ageOn, isDay } from '../numbers/dates.ts';
import { normalisePersonName, signInName } from '../person-name.ts';
import { checkWidth, isBlank, REMARK_CHARACTERS, tidy, WIDTHS } from '../text.ts';
import type { Maybe } from '../text.ts';
import { checkContacts } from './check-contacts.ts';
import type { DetailsContext } from './context.ts';
import type { PersonDraft } from './draft.ts';
import { ruleIssues, type FieldRules } from './field-rules.ts';

/** A human name: letters of any script, with the dot and blank of names that have several parts. */
export const checkPersonName = (path: readonly string[], name: Maybe): Issue[] => {
  if (isBlank(name)) return [];
  const sign = signInName(name);
  return sign === null
    ? checkWidth(path, normalisePersonName(name), WIDTHS.personName)
    : [issue(path, 'NAME_CHARACTERS', { sign })];
};

/** A remark that is there may not be longer than the authority takes. */
export const checkRemark = (path: readonly string[], remark: Maybe): Issue[] =>
  !isBlank(remark) && [...tidy(remark)].length > REMARK_CHARACTERS
    ? [issue(path, 'TOO_LONG', { max: REMARK_CHARACTERS })]
    : [];

const checkDocument = (path: readonly string[], person: PersonDraft, context: DetailsContext): Issue[] => {
  const { certificateType: type, certificateNumber: number } = person;
  const at = [...path, 'certificateType'];
  if (!isBlank(type) && !certificateEntry(type)?.person) return [issue(at, 'NOT_IN_LIST', { value: type })];
  const refused = isBlank(type) ? [] : ruleIssues(context.rules, 'refused-certificates', { type }, path);
  return refused.length > 0
    ? refused
    : checkCertificateNumber([...path, 'certificateNumber'], type, number, { today: context.today });
};

const checkAge = (
  path: readonly string[],
  person: PersonDraft,
  context: DetailsContext,
  website: boolean,
): Issue[] => {
  const identity = identityBehind(person.certificateType, person.certificateNumber);
  if (!identity || !isDay(context.today)) return [];
  // Told of the number itself.
  if (identity.birth > context.today) return [];
  const age = ageOn(identity.birth, context.today);
  return [
    ...ruleIssues(context.rules, 'minimum-age', { age }, path),
    ...(website ? ruleIssues(context.rules, 'maximum-age', { age, sex: identity.sex }, path) : []),
  ];
};

/** Issues of the dates on a person's certificate, and of how long it is still valid. */
export const checkTerm = (
  path: readonly string[],
  person: PersonDraft,
  { today, rules }: { today: string; rules: Pick<FieldRules, 'certificate-months'> },
): Issue[] => {
  const { certificateFrom: from, certificateUntil: until } = person;
  const paths = { from: [...path, 'certificateFrom'], until: [...path, 'certificateUntil'] };
  const issues = checkCertificateTerm(paths, { from, until }, today);
  const ends = !isBlank(until) && until !== LONG_TERM && issuesAt(issues, paths.until).length === 0;
  return ends ? [...issues, ...ruleIssues(rules, 'certificate-months', { until, today }, path)] : issues;
};

/** Issues of one person's own fields; `website` tells the person of a website from the person of the subject. */
export const checkPerson = (
  path: readonly string[],
  person: PersonDraft,
  context: DetailsContext,
  website: boolean,
): Issue[] => [
  ...checkPersonName([...path, 'name'], person.name),
  ...checkDocument(path, person, context),
  ...checkAge(path, person, context, website),
  ...checkTerm(path, person, context),
  ...checkContacts(path, person, context),
  ...(isBlank(person.email) || isEmail(normaliseEmail(person.email))
    ? []
    : [issue([...path, 'email'], 'EMAIL_INVALID')]),
  ...checkRemark([...path, 'remark'], person.remark),
];
