import type { Party } from '../../../../schema/rules/choices/subject-natures.ts';
import { staysOnPaper } from '../../provinces/meanings/papers.ts';
import { rulesAbout, type ProvinceRules } from '../../provinces/rules.ts';

/** Whether a filing may be verified electronically (电子化核验), by province, date and the provider's policy. */
export const isOffered = ({ photo }: Pick<ProvinceRules, 'photo'>): boolean =>
  photo.kinds.includes('ELECTRONIC');

/**
 * How the verification form (核验单) comes about: on paper where a rule wants a hand on it, or where electronic verification is not
 * taken; made here where nothing else is taken; either way where both are.
 */
export const formWays = (
  rules: ProvinceRules,
  party: Party,
): { paperForm: boolean; electronicForm: boolean } => {
  const electronicForm =
    isOffered(rules) && !rulesAbout(rules, 'form', party).some(({ value }) => staysOnPaper(value));
  return { electronicForm, paperForm: !electronicForm || rules.photo.kinds.length > 1 };
};
