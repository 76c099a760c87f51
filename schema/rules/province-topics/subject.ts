import { issue } from '../issue.ts';
import { say, type Meanings } from './meaning.ts';

/** What stands in the field 投资人或主管单位. */
type Investor = 'ANY' | 'SUBJECT_NAME' | 'LEGAL_REPRESENTATIVE' | 'SUPERIOR_UNIT';

export type SubjectValues = {
  investor: { enterprise: Investor; publicBody: Investor };
  /** Certificate address and mailing address lie in one city. */
  'address-city': { same: boolean };
  /** Words that addresses do not hold. */
  'address-words': { barred: string[] };
  /** Building, unit and room are written in words. */
  'address-hyphens': { barred: boolean };
};

export type SubjectFacts = {
  /** What was typed, trimmed; names are empty while they are not typed. */
  investor: { investor: string; name: string; representative: string; publicBody: boolean };
  /** `city`: of the certificate address, by name. */
  'address-city': { same: boolean; city: string };
  'address-words': { text: string };
  'address-hyphens': { text: string };
};

/** Whom the field names for a subject: public bodies are told apart from all others. */
export const investorFor = (
  { enterprise, publicBody }: SubjectValues['investor'],
  isPublicBody: boolean,
): Investor => (isPublicBody ? publicBody : enterprise);

/** The subject's own fields (主办单位). */
export const SUBJECT_MEANINGS: Meanings<SubjectValues, SubjectFacts> = {
  investor: {
    step: 'DETAILS',
    tell: ({ enterprise, publicBody }) => {
      const parts = [
        ...(enterprise === 'ANY' ? [] : [say(`investor.enterprise.${enterprise}`)]),
        ...(publicBody === 'ANY' ? [] : [say(`investor.public-body.${publicBody}`)]),
      ];
      return parts.length === 0 ? null : say('investor', { parts });
    },
    check: (value, { investor, name, representative, publicBody }) => {
      const wanted = investorFor(value, publicBody);
      const at = ['investor'];
      if (wanted === 'SUBJECT_NAME' && name && investor !== name)
        return issue(at, 'INVESTOR_SUBJECT_NAME', { name });
      if (wanted === 'LEGAL_REPRESENTATIVE' && representative && investor !== representative)
        return issue(at, 'INVESTOR_LEGAL_REPRESENTATIVE', { name: representative });
      return wanted === 'SUPERIOR_UNIT' && [name, representative].includes(investor)
        ? issue(at, 'INVESTOR_SUPERIOR_UNIT', {})
        : null;
    },
  },
  'address-city': {
    step: 'DETAILS',
    tell: ({ same }) => (same ? say('address-city') : null),
    check: (value, { same, city }) =>
      value.same && !same ? issue(['mailingAddress'], 'ADDRESS_OTHER_CITY', { city }) : null,
  },
  'address-words': {
    step: 'DETAILS',
    tell: ({ barred }) => (barred.length === 0 ? null : say('address-words', { words: barred.join('、') })),
    check: ({ barred }, { text }) => {
      const word = barred.find((one) => text.includes(one));
      return word === undefined ? null : issue([], 'ADDRESS_WORD', { word });
    },
  },
  'address-hyphens': {
    step: 'DETAILS',
    tell: ({ barred }) => (barred ? say('address-hyphens') : null),
    check: ({ barred }, { text }) => {
      const dashed = barred ? /\d+(?:-\d+)+/.exec(text)?.[0] : undefined;
      return dashed === undefined ? null : issue([], 'ADDRESS_HYPHENS', { text: dashed });
    },
  },
};
