import { choiceWords } from '../../messages/choices.ts';
import { CERTIFICATE_TYPES } from '../choices/certificate-types.ts';
import { issue, type Issue } from '../issue.ts';
import { addMonths } from '../numbers/dates.ts';
import { say, type Meanings, type Told } from './meaning.ts';

/** Who may answer for the subject or a website of an organisation. */
type PersonRule =
  | 'ANYONE'
  | 'LEGAL_REPRESENTATIVE'
  /** Someone else with a letter of authorisation, which becomes a material. */
  | 'LEGAL_REPRESENTATIVE_OR_LETTER';

export type PersonValues = {
  'subject-person': { who: PersonRule };
  'website-person': { who: PersonRule };
  /** Whether the persons of subject and website are one: `SAME_UNLESS_LEGAL_REPRESENTATIVE` lets only the legal representative name another. */
  persons: { relation: 'ANY' | 'SAME' | 'DIFFERENT' | 'SAME_UNLESS_LEGAL_REPRESENTATIVE' };
  /** Personal filings of people with an identity card of another province. */
  residence: { accepts: 'ANYONE' | 'LOCAL_IDENTITY' | 'RESIDENCE_PERMIT' | 'ANY_LOCAL_PROOF' };
  /** More than so many months of validity are left on the certificates of persons. */
  'certificate-months': { months: number };
  /** Kinds of certificates that the province refuses. */
  'refused-certificates': { types: string[] };
};

/** `isRepresentative`: null while too little is filled in to tell. */
type Representative = { isRepresentative: boolean | null; representative: string };

export type PersonFacts = {
  'subject-person': Representative;
  'website-person': Representative;
  /** `same`: what was answered; the other is asked of the subject's person. */
  persons: { same: boolean | null } & Pick<Representative, 'isRepresentative'>;
  residence: { local: boolean; province: string };
  /** `YYYY-MM-DD`. */
  'certificate-months': { until: string; today: string };
  'refused-certificates': { type: string };
};

const tellWho =
  (topic: 'subject-person' | 'website-person') =>
  ({ who }: { who: PersonRule }): Told | null =>
    who === 'ANYONE' ? null : say(`${topic}.${who}`);

const checkWho = ({ who }: { who: PersonRule }, facts: Representative): Issue | null =>
  who === 'LEGAL_REPRESENTATIVE' && facts.isRepresentative === false
    ? issue(['name'], 'NOT_LEGAL_REPRESENTATIVE', { name: facts.representative })
    : null;

const samePerson = (code: 'PERSONS_MUST_BE_SAME' | 'PERSONS_MUST_DIFFER'): Issue =>
  issue(['samePerson'], code, {});

/** Who answers for subject and website, and by which certificate (负责人). */
export const PERSON_MEANINGS: Meanings<PersonValues, PersonFacts> = {
  'subject-person': { step: 'DETAILS', tell: tellWho('subject-person'), check: checkWho },
  'website-person': { step: 'DETAILS', tell: tellWho('website-person'), check: checkWho },
  persons: {
    step: 'DETAILS',
    tell: ({ relation }) => (relation === 'ANY' ? null : say(`persons.${relation}`)),
    check: ({ relation }, { same, isRepresentative }) => {
      if (same && relation === 'DIFFERENT') return samePerson('PERSONS_MUST_DIFFER');
      const bound =
        relation === 'SAME' ||
        (relation === 'SAME_UNLESS_LEGAL_REPRESENTATIVE' && isRepresentative === false);
      return same === false && bound ? samePerson('PERSONS_MUST_BE_SAME') : null;
    },
  },
  residence: {
    step: 'TYPE',
    tell: ({ accepts }) => (accepts === 'ANYONE' ? null : say(`residence.${accepts}`)),
    check: ({ accepts }, { local, province }) =>
      accepts === 'LOCAL_IDENTITY' && !local ? issue(['name'], 'IDENTITY_NOT_LOCAL', { province }) : null,
  },
  'certificate-months': {
    step: 'DETAILS',
    tell: ({ months }) => say('certificate-months', { months }),
    check: ({ months }, { until, today }) =>
      until <= addMonths(today, months)
        ? issue(['certificateUntil'], 'CERTIFICATE_EXPIRES_SOON', { date: until, months })
        : null,
  },
  'refused-certificates': {
    step: 'DETAILS',
    tell: ({ types }) =>
      types.length === 0
        ? null
        : say('refused-certificates', { types: choiceWords('certificate', CERTIFICATE_TYPES, types) }),
    check: ({ types }, { type }) =>
      types.includes(type)
        ? issue(['certificateType'], 'CERTIFICATE_TYPE_PROVINCE', { certificate: type })
        : null,
  },
};

/** Whether somebody with an identity card of another province brings a proof of residence. */
export const takesResidenceProof = ({ accepts }: PersonValues['residence']): boolean =>
  accepts === 'RESIDENCE_PERMIT' || accepts === 'ANY_LOCAL_PROOF';
