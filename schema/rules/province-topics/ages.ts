import { issue } from '../issue.ts';
import { say, type Meanings } from './meaning.ts';

/** What someone below the ordinary age adds. */
export type AgeProof =
  | 'EMPLOYMENT_OR_INCOME'
  | 'GUARDIAN'
  | 'GUARDIAN_WITH_REMARK'
  | 'INCOME'
  | 'STUDY_OR_WORK'
  | 'WORK'
  /** The source does not say which. */
  | 'ANY';

export type AgeValues = {
  /** Years completed today. */
  'minimum-age': {
    years: number;
    /** From which lower age (0: any) the province files with a proof; `exempt`: the legal representative needs none. */
    withProof: { from: number; proof: AgeProof; exempt?: 'LEGAL_REPRESENTATIVE' } | null;
  };
  /** Highest age of a website's person. */
  'maximum-age': { male: number; female: number };
};

export type AgeFacts = {
  'minimum-age': { age: number };
  'maximum-age': { age: number; sex: 'MALE' | 'FEMALE' };
};

const AT = ['certificateNumber'];

/** The lowest age at which somebody is filed at all. */
const lowestOf = ({ years, withProof }: AgeValues['minimum-age']): number => withProof?.from ?? years;

/** Whether somebody is filed with a proof only. */
export const needsAgeProof = (
  { years, withProof }: AgeValues['minimum-age'],
  { age, isRepresentative }: { age: number; isRepresentative: boolean },
): boolean => {
  if (!withProof || age >= years) return false;
  return !(isRepresentative && withProof.exempt === 'LEGAL_REPRESENTATIVE');
};

/** How old responsible persons are (负责人年龄). */
export const AGE_MEANINGS: Meanings<AgeValues, AgeFacts> = {
  'minimum-age': {
    step: 'DETAILS',
    tell: (value) => {
      const { years, withProof } = value;
      if (!withProof) return say('minimum-age', { years });
      const { proof, exempt } = withProof;
      const from = lowestOf(value);
      const words = from === 0 ? 'minimum-age.proof' : 'minimum-age.proof-from';
      return say(words, {
        years,
        from,
        proof: [say(`proof.${proof}`)],
        exempt: exempt ? [say(`minimum-age.exempt.${exempt}`)] : [],
      });
    },
    check: (value, { age }) => {
      const min = lowestOf(value);
      if (age >= min) return null;
      return issue(AT, value.withProof ? 'AGE_TOO_LOW_PROOF' : 'AGE_TOO_LOW', { age, min });
    },
  },
  'maximum-age': {
    step: 'DETAILS',
    tell: ({ male, female }) =>
      male === female ? say('maximum-age', { max: male }) : say('maximum-age.by-sex', { male, female }),
    check: ({ male, female }, { age, sex }) => {
      const max = sex === 'MALE' ? male : female;
      return age > max ? issue(AT, 'AGE_TOO_HIGH', { age, max }) : null;
    },
  },
};
