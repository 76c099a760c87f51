import { issue } from '../issue.ts';
import type { Issue } from '../issue.ts';
import { isAreaOf, landlineOf, mobileOf, normalisePhone } from '../phone.ts';
import { isBlank } from '../text.ts';
import type { DetailsContext } from './context.ts';
import type { PersonDraft } from './draft.ts';

const checkSecondContact = (
  path: readonly string[],
  person: PersonDraft,
  context: DetailsContext,
): Issue[] => {
  const { secondContact, phoneArea, remarkWithoutLandline } = context.rules;
  const at = [...path, 'landline'];
  if (isBlank(person.landline)) {
    const organisation = context.nature !== 'PERSONAL';
    // For organisations the table of needs already says that the field is missing.
    return secondContact.value === 'OPTIONAL' || organisation
      ? []
      : [issue(at, 'REQUIRED', {}, secondContact.rule)];
  }
  const landline = landlineOf(person.landline);
  const mobile = mobileOf(person.landline);
  if (secondContact.value === 'LANDLINE' && !landline)
    return [issue(at, 'LANDLINE_NEEDED', {}, secondContact.rule)];
  if (!landline && !mobile) return [issue(at, 'PHONE_INVALID')];
  if (mobile && !isBlank(person.mobile) && mobile === mobileOf(person.mobile))
    return [issue(at, 'CONTACTS_SAME')];
  if (!landline) {
    return remarkWithoutLandline.value && isBlank(person.remark)
      ? [issue([...path, 'remark'], 'REMARK_NO_LANDLINE', {}, remarkWithoutLandline.rule)]
      : [];
  }
  if (phoneArea.value === 'NONE' || isAreaOf(landline.area, context.province)) return [];
  if (phoneArea.value === 'LOCAL') {
    const params = { area: landline.area, province: context.province };
    return [issue(at, 'LANDLINE_OTHER_AREA', params, phoneArea.rule)];
  }
  return isBlank(person.remark) ? [issue([...path, 'remark'], 'REMARK_PHONE_AREA', {}, phoneArea.rule)] : [];
};

const checkEmergency = (path: readonly string[], person: PersonDraft, context: DetailsContext): Issue[] => {
  if (isBlank(person.emergencyPhone)) return [];
  const at = [...path, 'emergencyPhone'];
  const mobile = mobileOf(person.emergencyPhone);
  if (!mobile) return [issue(at, 'MOBILE_INVALID')];
  const { emergencyDiffers } = context.rules;
  const own = !isBlank(person.mobile) && normalisePhone(person.mobile) === mobile;
  return own && emergencyDiffers.value ? [issue(at, 'EMERGENCY_SAME', {}, emergencyDiffers.rule)] : [];
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
