import { partyOf } from '../choices/subject-natures.ts';
import { issue } from '../issue.ts';
import type { Issue } from '../issue.ts';
import { isAreaOf, isServiceNumber, landlineOf, mobileOf, normalisePhone } from '../phone.ts';
import { isBlank } from '../text.ts';
import type { DetailsContext } from './context.ts';
import type { PersonDraft } from './draft.ts';
import { ruleIssues } from './field-rules.ts';
import { SUBJECT_PERSON_NEEDS } from './needs.ts';

const checkSecondContact = (
  path: readonly string[],
  person: PersonDraft,
  context: DetailsContext,
): Issue[] => {
  const { rules, province } = context;
  const at = [...path, 'landline'];
  const nothing = isBlank(person.landline);
  const landline = landlineOf(person.landline ?? '');
  const mobile = mobileOf(person.landline ?? '');
  const given = nothing ? 'NOTHING' : landline ? 'LANDLINE' : 'OTHER';
  const wanted = ruleIssues(
    rules,
    'second-contact',
    { given, asked: SUBJECT_PERSON_NEEDS.landline[partyOf(context.nature)] === 'REQUIRED' },
    path,
  );
  if (nothing || wanted.length > 0) return wanted;
  if (!landline && !mobile)
    return [issue(at, isServiceNumber(person.landline ?? '') ? 'PHONE_SERVICE_NUMBER' : 'PHONE_INVALID')];
  if (mobile && !isBlank(person.mobile) && mobile === mobileOf(person.mobile))
    return [issue(at, 'CONTACTS_SAME')];
  const { remark } = person;
  if (!landline) return ruleIssues(rules, 'remark-without-landline', { remark }, path);
  const { area } = landline;
  const local = isAreaOf(area, province);
  return ruleIssues(rules, 'phone-area', { area, local, province, remark }, path);
};

const checkEmergency = (path: readonly string[], person: PersonDraft, context: DetailsContext): Issue[] => {
  if (isBlank(person.emergencyPhone)) return [];
  const at = [...path, 'emergencyPhone'];
  const mobile = mobileOf(person.emergencyPhone);
  if (!mobile) return [issue(at, 'MOBILE_INVALID')];
  const same = !isBlank(person.mobile) && normalisePhone(person.mobile) === mobile;
  return ruleIssues(context.rules, 'emergency-differs', { same }, path);
};

/** Issues of a person's numbers. */
export const checkContacts = (
  path: readonly string[],
  person: PersonDraft,
  context: DetailsContext,
): Issue[] => [
  ...(isBlank(person.mobile) || mobileOf(person.mobile)
    ? []
    : [issue([...path, 'mobile'], 'MOBILE_INVALID')]),
  ...checkSecondContact(path, person, context),
  ...checkEmergency(path, person, context),
];
