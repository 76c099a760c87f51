import type { PhotoKind } from '../../../../prisma/generated/client/enums.ts';
import type { SubjectNature } from '../../../../schema/rules/choices/subject-natures.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { say, type StepKey, type Tellings } from '../../../../schema/rules/province-topics/meaning.ts';

/** What the subject commits to (承诺书); `CHANGE` and `FOOTER` say what the province's own rules say. */
export type CommitmentClause = 'TRUE' | 'LAWFUL' | 'OWN_USE' | 'CHANGE' | 'FOOTER' | 'REACHABLE' | 'LIABLE';

export type ProcessValues = {
  /** The SMS check is part of a filing; without such a rule it is not. */
  sms: Record<string, never>;
  'sms-window': { hours: number };
  photo: { kinds: PhotoKind[] };
  /** Electronic verification (电子化核验) may take the place of paper form and backdrop; what is then committed to (承诺书), in this order. */
  electronic: { clauses: CommitmentClause[] };
  limits: { websitesPerOrder: number };
  /** Whether the province keeps subjects from accessing further sites (继续接入). */
  'continued-access': { barred: boolean };
  /** More than so many days of validity are left on a domain. */
  'domain-days': { days: number };
  /** Endings that a domain may have, and whether any in Chinese characters will do. */
  'domain-suffixes': { only: string[]; chinese: boolean };
  /** Endings that the domain of a public body has: of an organ of state, and of an institution (事业单位). */
  'public-suffixes': { government: string[]; institution: string[] };
  footer: { number: 'SUBJECT_NUMBER' | 'WEBSITE_NUMBER' };
  /** Working days that the authority usually takes; a source's estimate. */
  'expected-days': { min: number; max: number };
  /** What the law gives the authority. */
  'legal-days': { workingDays: number };
  portal: { url: string };
  'password-recovery': { online: boolean; offline: boolean; ownLink: boolean };
  /** Words for people; nothing is computed from it. */
  note: { step: StepKey };
};

const dotted = (suffixes: readonly string[]): string => suffixes.map((suffix) => `.${suffix}`).join(' ');

/** The filing as a whole: type, photo, SMS check, result. */
export const PROCESS_TELLINGS: Tellings<ProcessValues> = {
  sms: { step: 'SMS', tell: () => say('sms') },
  'sms-window': { step: 'SMS', tell: ({ hours }) => say('sms-window', { hours }) },
  photo: {
    step: 'PHOTO',
    tell: ({ kinds }) => say('photo', { kinds: kinds.map((kind) => say(`photo.${kind}`)) }),
  },
  electronic: { step: 'PHOTO', tell: () => say('electronic') },
  limits: { step: 'TYPE', tell: ({ websitesPerOrder: max }) => say('limits', { max }) },
  'continued-access': {
    step: 'TYPE',
    tell: ({ barred }) => (barred ? say('continued-access.barred') : null),
  },
  'domain-days': { step: 'TYPE', tell: ({ days }) => say('domain-days', { days }) },
  'domain-suffixes': {
    step: 'TYPE',
    tell: ({ only, chinese }) =>
      say(chinese ? 'domain-suffixes.chinese' : 'domain-suffixes', { suffixes: only.join(' ') }),
  },
  'public-suffixes': {
    step: 'TYPE',
    tell: ({ government, institution }) =>
      say('public-suffixes', { government: dotted(government), institution: dotted(institution) }),
  },
  footer: { step: 'RESULT', tell: ({ number }) => say(`footer.${number}`) },
  'expected-days': { step: 'RESULT', tell: ({ min, max }) => say('expected-days', { min, max }) },
  'legal-days': { step: 'RESULT', tell: ({ workingDays: days }) => say('legal-days', { days }) },
  portal: { step: 'SMS', tell: ({ url }) => say('portal', { url }) },
  'password-recovery': {
    step: 'PASSWORD',
    tell: ({ online, offline, ownLink }) => {
      if (online && !offline) return say('password-recovery.online');
      return say(ownLink ? 'password-recovery.own-link' : 'password-recovery');
    },
  },
  note: { step: 'DETAILS', tell: () => null },
};

/** One order holds only so many sites of a subject. `key`: of the rule, which the issue names. */
export const checkOrderSize = (
  { value: { websitesPerOrder: max }, key }: { value: ProcessValues['limits']; key: string },
  sites: number,
): Issue[] => (sites > max ? [issue(['domains'], 'TOO_MANY_WEBSITES', { max }, key)] : []);

/** Whether the province takes a suffix (`com.cn`): by its last part. */
export const takesSuffix = ({ only, chinese }: ProcessValues['domain-suffixes'], suffix: string): boolean => {
  const last = suffix.split('.').at(-1) ?? suffix;
  return only.includes(last) || (chinese && /\p{Script=Han}/u.test(last));
};

/** The endings of which a public body's domain should have one and has none; nothing for any other subject. */
export function missingPublicSuffix(
  { government, institution }: ProcessValues['public-suffixes'],
  nature: SubjectNature,
  domain: string,
): string | null {
  const wanted = nature === 'GOVERNMENT' ? government : nature === 'PUBLIC_INSTITUTION' ? institution : null;
  return !wanted || wanted.some((suffix) => domain.endsWith(`.${suffix}`)) ? null : dotted(wanted);
}
