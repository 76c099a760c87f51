import { normaliseEmail } from '../email.ts';
import { issue } from '../issue.ts';
import type { Issue } from '../issue.ts';
import { withoutHyphens } from '../numbers/normalise.ts';
import { normalisePersonName } from '../person-name.ts';
import { normalisePhone } from '../phone.ts';
import { isBlank } from '../text.ts';
import type { Maybe } from '../text.ts';
import type { CompletedDetails } from './complete.ts';
import type { DetailsContext } from './context.ts';
import type { PersonDraft, SubjectDraft } from './draft.ts';
import { ruleIssues } from './field-rules.ts';

const same = (one: Maybe, other: Maybe, form: (text: string) => string): boolean =>
  !isBlank(one) && !isBlank(other) && form(one) === form(other);

const differ = (one: Maybe, other: Maybe, form: (text: string) => string): boolean =>
  !isBlank(one) && !isBlank(other) && form(one) !== form(other);

/** Whether someone is the legal representative; `null` while too little is filled in to tell. */
const isRepresentative = (person: PersonDraft, subject: SubjectDraft): boolean | null => {
  if (isBlank(person.name) || isBlank(subject.legalRepresentativeName)) return null;
  return (
    normalisePersonName(person.name) === normalisePersonName(subject.legalRepresentativeName) &&
    !differ(person.certificateNumber, subject.legalRepresentativeCertificateNumber, withoutHyphens)
  );
};

const checkRepresentative = (
  path: readonly string[],
  person: PersonDraft,
  subject: SubjectDraft,
  topic: 'subject-person' | 'website-person',
  { rules }: DetailsContext,
): Issue[] => {
  const sameName = same(person.name, subject.legalRepresentativeName, normalisePersonName);
  if (
    sameName &&
    differ(person.certificateNumber, subject.legalRepresentativeCertificateNumber, withoutHyphens)
  ) {
    return [issue([...path, 'certificateNumber'], 'LEGAL_REPRESENTATIVE_NUMBER')];
  }
  const facts = {
    isRepresentative: isRepresentative(person, subject),
    representative: normalisePersonName(subject.legalRepresentativeName ?? ''),
  };
  return ruleIssues(rules, topic, facts, path);
};

/** In a personal filing the person is the subject: the same name and the certificate of the type check. */
const checkPersonal = (details: CompletedDetails, context: DetailsContext): Issue[] => {
  const { subject, subjectPerson: person } = details;
  const path = ['subjectPerson'];
  const issues: Issue[] = [];
  if (differ(person.name, subject.name, normalisePersonName))
    issues.push(issue([...path, 'name'], 'PERSON_NOT_SUBJECT'));
  if (differ(person.certificateNumber, context.certificateNumber, withoutHyphens)) {
    issues.push(issue([...path, 'certificateNumber'], 'PERSON_NOT_SUBJECT'));
  }
  return issues;
};

const checkPair = (path: readonly string[], first: PersonDraft, second: PersonDraft): Issue[] => {
  const at = [...path, 'person'];
  if (same(first.certificateNumber, second.certificateNumber, withoutHyphens)) {
    return [issue([...at, 'certificateNumber'], 'PERSONS_SAME_CERTIFICATE')];
  }
  const issues: Issue[] = [];
  if (same(first.mobile, second.mobile, normalisePhone)) {
    issues.push(issue([...at, 'mobile'], 'PERSONS_SAME_PHONE', {}, 'national.persons-differ'));
  }
  return issues;
};

type Placed = { path: readonly string[]; person: PersonDraft };

/** An emergency number is somebody else's: it may not be another responsible person's either. The own one is told with the person. */
const checkEmergencyNumbers = (persons: readonly Placed[], { rules }: DetailsContext): Issue[] =>
  persons.flatMap(({ path, person }) => {
    if (same(person.emergencyPhone, person.mobile, normalisePhone)) return [];
    const taken = persons.some(
      (other) => other.person !== person && same(person.emergencyPhone, other.person.mobile, normalisePhone),
    );
    return ruleIssues(rules, 'emergency-differs', { same: taken }, path);
  });

/** Issues between persons: who must be the legal representative, who must be one and the same, what they may share. */
export const checkPersons = (details: CompletedDetails, context: DetailsContext): Issue[] => {
  if (context.nature === 'PERSONAL') return checkPersonal(details, context);
  const { rules } = context;
  const { subject, subjectPerson: first, websites } = details;
  const issues = checkRepresentative(['subjectPerson'], first, subject, 'subject-person', context);
  const others = websites.flatMap(({ samePerson, person }, index) =>
    samePerson === false && person ? [{ path: ['websites', String(index), 'person'], person }] : [],
  );
  issues.push(...checkEmergencyNumbers([{ path: ['subjectPerson'], person: first }, ...others], context));
  websites.forEach((website, index) => {
    const path = ['websites', String(index)];
    const second = website.person ?? {};
    const answered = website.samePerson ?? null;
    const facts = { same: answered, isRepresentative: isRepresentative(first, subject) };
    issues.push(...ruleIssues(rules, 'persons', facts, path));
    if (answered !== false) return;
    const own = [...path, 'person'];
    const sameEmail = same(first.email, second.email, normaliseEmail);
    issues.push(
      ...checkPair(path, first, second),
      ...ruleIssues(rules, 'distinct-emails', { same: sameEmail }, own),
      ...checkRepresentative(own, second, subject, 'website-person', context),
    );
  });
  return issues;
};
