import type { InEachLanguage } from '../../../../schema/messages/locales.ts';
import { partyOf } from '../../../../schema/rules/choices/subject-natures.ts';
import { parseFilingNumber } from '../../../../schema/rules/filing-number.ts';
import { addWorkingDays } from '../../../platform/calendar/working-days.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { asksForPost, type ExtraMaterial } from '../../provinces/meanings/papers.ts';
import { noteOf } from '../../provinces/notes.ts';
import { ruleAbout, type ProvinceRules } from '../../provinces/rules.ts';

/** Papers that go to the authority itself, not to the provider (domain reference §13). */
export type PostToAuthority = {
  /** Key of the rule. */
  rule: string;
  text: InEachLanguage | null;
  papers: readonly ExtraMaterial['material'][];
  withinWorkingDays: number | null;
  /** `YYYY-MM-DD`, counted from the submission; null before it, or where no term is named. */
  dueBy: string | null;
};

/** The name before the suffix: `shili` of `shili.cn` and `shili.com` alike. */
const labelOf = (domain: string): string => domain.split('.')[0] ?? domain;

/** How many sites the subject has had at least: the highest number among those of the order. */
const websitesOf = ({ websites }: FullFiling): number =>
  Math.max(
    websites.length,
    ...websites.map(({ websiteNumber }) => Number(parseFilingNumber(websiteNumber)?.suffix ?? 0) || 0),
  );

/** What this order has to post to the authority by the rules of its province; null for nothing. */
export const postToAuthority = (filing: FullFiling, rules: ProvinceRules): PostToAuthority | null => {
  const rule = ruleAbout(rules, 'post-to-authority', partyOf(filing.nature));
  if (!rule) return null;
  const { withinWorkingDays, papers } = rule.value;
  const names = new Set(filing.websites.flatMap(({ domains }) => domains.map(labelOf)));
  if (!asksForPost(rule.value, { names: names.size, websites: websitesOf(filing) })) return null;
  const dueBy =
    withinWorkingDays !== null && filing.submittedAt
      ? addWorkingDays(filing.submittedAt, withinWorkingDays)
      : null;
  return { rule: rule.key, text: noteOf(rule)?.text ?? null, papers, withinWorkingDays, dueBy };
};
