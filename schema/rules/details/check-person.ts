import { certificateEntry } from '../codes/certificate-types.ts';
import { checkCertificateTerm } from '../certificate-term.ts';
import { isEmail, normaliseEmail } from '../email.ts';
import { issue } from '../issue.ts';
import type { Issue } from '../issue.ts';
import { checkCertificateNumber, identityBehind } from '../numbers/certificate-number.ts';
import { ageOn, isDay } from '../numbers/dates.ts';
import { checkWidth, isBlank, REMARK_CHARACTERS, tidy, WIDTHS } from '../text.ts';
import type { Maybe } from '../text.ts';
import { checkContacts } from './check-contacts.ts';
import type { DetailsContext } from './context.ts';
import type { PersonDraft } from './draft.ts';

/** A human name: letters of any script, with the dot and blank of names that have several parts. */
export const checkPersonName = (path: readonly string[], name: Maybe): Issue[] => {
  if (isBlank(name)) return [];
  const sound = /^[\p{L}\p{M}][\p{L}\p{M}·•・.'’\- ]*$/u.test(tidy(name));
  return sound ? checkWidth(path, tidy(name), WIDTHS.personName) : [issue(path, 'NAME_CHARACTERS')];
};

/** A remark that is there may not be longer than the authority takes. */
export const checkRemark = (path: readonly string[], remark: Maybe): Issue[] =>
  !isBlank(remark) && [...tidy(remark)].length > REMARK_CHARACTERS
    ? [issue(path, 'TOO_LONG', { max: REMARK_CHARACTERS })]
    : [];

const checkDocument = (path: readonly string[], person: PersonDraft, context: DetailsContext): Issue[] => {
  const { certificateType: type, certificateNumber: number } = person;
  const at = [...path, 'certificateType'];
  const refused = context.rules.refusedCertificates;
  if (!isBlank(type) && !certificateEntry(type)?.person) return [issue(at, 'NOT_IN_LIST', { value: type })];
  if (!isBlank(type) && refused.value.includes(type)) {
    return [issue(at, 'CERTIFICATE_TYPE_PROVINCE', { certificate: type }, refused.rule)];
  }
  return checkCertificateNumber([...path, 'certificateNumber'], type, number);
};

const checkAge = (
  path: readonly string[],
  person: PersonDraft,
  context: DetailsContext,
  website: boolean,
): Issue[] => {
  const identity = identityBehind(person.certificateType, person.certificateNumber);
  if (!identity || !isDay(context.today)) return [];
  const { minimumAge: lowest, maximumAge: highest } = context.rules;
  const age = ageOn(identity.birth, context.today);
  const at = [...path, 'certificateNumber'];
  if (lowest && age < lowest.value.years) {
    const { years, withProof } = lowest.value;
    if (withProof === null) return [issue(at, 'AGE_TOO_LOW', { age, min: years }, lowest.rule)];
    if (age < withProof) return [issue(at, 'AGE_TOO_LOW_PROOF', { age, min: withProof }, lowest.rule)];
  }
  const max = identity.sex === 'MALE' ? highest?.value.male : highest?.value.female;
  return website && highest && max !== undefined && age > max
    ? [issue(at, 'AGE_TOO_HIGH', { age, max }, highest.rule)]
    : [];
};

/** Issues of one person's own fields; `website` tells the person of a website from the person of the subject. */
export const checkPerson = (
  path: readonly string[],
  person: PersonDraft,
  context: DetailsContext,
  website: boolean,
): Issue[] => {
  const months = context.rules.certificateMonths;
  return [
    ...checkPersonName([...path, 'name'], person.name),
    ...checkDocument(path, person, context),
    ...checkAge(path, person, context, website),
    ...checkCertificateTerm(
      { from: [...path, 'certificateFrom'], until: [...path, 'certificateUntil'] },
      { from: person.certificateFrom, until: person.certificateUntil },
      context.today,
      months.value,
      months.rule,
    ),
    ...checkContacts(path, person, context),
    ...(isBlank(person.email) || isEmail(normaliseEmail(person.email))
      ? []
      : [issue([...path, 'email'], 'EMAIL_INVALID')]),
    ...checkRemark([...path, 'remark'], person.remark),
  ];
};
