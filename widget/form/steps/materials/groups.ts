import type { MaterialKind } from '../../../../schema/client/operations.ts';
import type { MaterialSlotView } from '../../../kit/client/views.ts';
import type { WordId } from '../../../kit/words/words.ts';

/** Tiles that belong together, such as both sides of a card. */
export type SlotGroup = { heading: WordId; slots: MaterialSlotView[] };

/** Papers that are not named here stand with the others. */
const HEADINGS: Partial<Record<MaterialKind, WordId>> = {
  SUBJECT_CERTIFICATE: 'materials.group.subject',
  SUBJECT_PERSON_CERTIFICATE_FRONT: 'materials.group.subjectPerson',
  SUBJECT_PERSON_CERTIFICATE_BACK: 'materials.group.subjectPerson',
  WEBSITE_PERSON_CERTIFICATE_FRONT: 'materials.group.websitePerson',
  WEBSITE_PERSON_CERTIFICATE_BACK: 'materials.group.websitePerson',
  VERIFICATION_FORM: 'materials.group.form',
  VERIFICATION_PHOTO: 'materials.group.photo',
};

/** The tiles in groups, in the order the service gave them; each website's papers apart where there are several websites. */
export const groupsOf = (slots: readonly MaterialSlotView[], websites: number): SlotGroup[] => {
  const groups = new Map<string, SlotGroup>();
  for (const slot of slots) {
    const heading = HEADINGS[slot.kind] ?? 'materials.group.other';
    const key = `${heading} ${websites > 1 ? (slot.websiteId ?? '') : ''}`;
    const group = groups.get(key) ?? { heading, slots: [] };
    group.slots.push(slot);
    groups.set(key, group);
  }
  return [...groups.values()];
};
