import { issue } from '../issue.ts';
import { isBlank, type Maybe } from '../text.ts';
import { say, type Meanings } from './meaning.ts';

export type ContactValues = {
  /**
   * `LOCAL`: landlines are local; of mobiles it is a notice, as their area cannot be told from the number. `LOCAL_OR_REMARK`:
   * local, or the remark says why not.
   */
  'phone-area': { area: 'NONE' | 'LOCAL' | 'LOCAL_OR_REMARK' };
  /** Whether a second number is needed, and whether it must be a landline. */
  'second-contact': { need: 'OPTIONAL' | 'REQUIRED' | 'LANDLINE' };
  /** Without a landline among the numbers the remark says so. */
  'remark-without-landline': { needed: boolean };
  /** The persons of subject and website have different e-mail addresses. */
  'distinct-emails': { needed: boolean };
  /** The emergency number differs from the person's mobile number. */
  'emergency-differs': { needed: boolean };
};

export type ContactFacts = {
  /** Of a landline: its area code, whether it is of the province, and the remark beside it. */
  'phone-area': { area: string; local: boolean; province: string; remark: Maybe };
  /** `given`: what was typed; `asked`: an empty field is already asked for by the table of needs. */
  'second-contact': { given: 'NOTHING' | 'LANDLINE' | 'OTHER'; asked: boolean };
  'remark-without-landline': { remark: Maybe };
  'distinct-emails': { same: boolean };
  'emergency-differs': { same: boolean };
};

/** The numbers and addresses at which persons are reached (联系方式). */
export const CONTACT_MEANINGS: Meanings<ContactValues, ContactFacts> = {
  'phone-area': {
    step: 'DETAILS',
    tell: ({ area }) => (area === 'NONE' ? null : say(`phone-area.${area}`)),
    check: ({ area: rule }, { area, local, province, remark }) => {
      if (rule === 'NONE' || local) return null;
      if (rule === 'LOCAL') return issue(['landline'], 'LANDLINE_OTHER_AREA', { area, province });
      return isBlank(remark) ? issue(['remark'], 'REMARK_PHONE_AREA', {}) : null;
    },
  },
  'second-contact': {
    step: 'DETAILS',
    tell: ({ need }) => (need === 'OPTIONAL' ? null : say(`second-contact.${need}`)),
    check: ({ need }, { given, asked }) => {
      if (given === 'NOTHING')
        return need === 'OPTIONAL' || asked ? null : issue(['landline'], 'REQUIRED', {});
      return need === 'LANDLINE' && given !== 'LANDLINE' ? issue(['landline'], 'LANDLINE_NEEDED', {}) : null;
    },
  },
  'remark-without-landline': {
    step: 'DETAILS',
    tell: ({ needed }) => (needed ? say('remark-without-landline') : null),
    check: ({ needed }, { remark }) =>
      needed && isBlank(remark) ? issue(['remark'], 'REMARK_NO_LANDLINE', {}) : null,
  },
  'distinct-emails': {
    step: 'DETAILS',
    tell: ({ needed }) => (needed ? say('distinct-emails') : null),
    check: ({ needed }, { same }) => (needed && same ? issue(['email'], 'PERSONS_SAME_EMAIL', {}) : null),
  },
  'emergency-differs': {
    step: 'DETAILS',
    tell: ({ needed }) => (needed ? say('emergency-differs') : null),
    check: ({ needed }, { same }) =>
      needed && same ? issue(['emergencyPhone'], 'EMERGENCY_SAME', {}) : null,
  },
};
