import { describe, expect, it } from 'vitest';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import type { Party } from '../../../schema/rules/choices/subject-natures.ts';
import {
  provinceRules,
  ruleAbout,
  rulesAbout,
  type ProvinceRules,
} from '../../../server/filing/provinces/rules.ts';
import { FEW, THRESHOLDS } from './thresholds-table.ts';

const PARTIES: readonly Party[] = ['organisation', 'personal'];
const rulesIn = (prefix: string, day: string): ProvinceRules =>
  provinceRules(
    PROVINCES.find((one) => one.prefix === prefix)?.code ?? '',
    new Date(`${day}T12:00:00+08:00`),
  );

const ageOf = (rules: ProvinceRules, party: Party): string => {
  const value = ruleAbout(rules, 'minimum-age', party)?.value;
  if (!value) return '-';
  return value.withProof ? `${value.withProof.from}/${value.years}` : String(value.years);
};
const AREAS = { NONE: 'N', LOCAL: 'L', LOCAL_OR_REMARK: 'R' };
const areasOf = (rules: ProvinceRules): string =>
  (['personal', 'organisation'] as const)
    .map((party) => AREAS[ruleAbout(rules, 'phone-area', party)?.value.area ?? 'NONE'])
    .join('');
const WHO = { ANYONE: 'A', LEGAL_REPRESENTATIVE: 'R', LEGAL_REPRESENTATIVE_OR_LETTER: 'L' };
const RESIDENCE = { ANYONE: '-', LOCAL_IDENTITY: 'L', RESIDENCE_PERMIT: 'P', ANY_LOCAL_PROOF: 'A' };
const HOMEPAGES = { ANY: '-', ONE: '1', EACH_DOMAIN: 'D' };

/** What a party finds of the topics of the second table, where it is not the national default. */
const fewOf = (rules: ProvinceRules, party: Party): string[] => {
  const own = (rule: { key: string } | null): boolean => rule !== null && !rule.key.startsWith('national.');
  const change = ruleAbout(rules, 'change-after', party)?.value;
  const days = ruleAbout(rules, 'domain-days', party)?.value.days;
  const oldest = ruleAbout(rules, 'maximum-age', party)?.value;
  const limit = ruleAbout(rules, 'limits', party);
  const plans = rulesAbout(rules, 'extra-material', party).flatMap(({ value }) =>
    value.material === 'NETWORK_PLAN' && 'from' in value ? [value.from] : [],
  );
  const post = ruleAbout(rules, 'post-to-authority', party)?.value;
  const certificates = ruleAbout(rules, 'domain-certificates', party)?.value;
  const remark = ruleAbout(rules, 'website-remark', party)?.value;
  return [
    ...(change ? [`change-after ${change.workingDays}`] : []),
    ...(days === 90 ? [] : [`domain-days ${String(days)}`]),
    ...(oldest ? [`maximum-age ${oldest.male}/${oldest.female}`] : []),
    ...(limit && own(limit) && party === 'organisation' ? [`limits ${limit.value.websitesPerOrder}`] : []),
    // The lowest is what counts.
    ...(plans.length > 0 ? [`network-plan ${Math.min(...plans)}`] : []),
    ...(post?.over ? [`post-to-authority ${post.over.what}>${post.over.number}`] : []),
    ...(post?.withinWorkingDays ? [`post-to-authority ${post.withinWorkingDays} days`] : []),
    ...(certificates ? [`domain-certificates ${certificates.from} ${certificates.per}`] : []),
    ...(remark && remark.characters > 0
      ? [`website-remark ${remark.characters}${remark.declaresPersonal ? ' personal' : ''}`]
      : []),
  ];
};

describe('the thresholds of each province', () => {
  it('are known of all 31', () => {
    expect(THRESHOLDS.map(([prefix]) => prefix)).toEqual(PROVINCES.map(({ prefix }) => prefix));
  });

  it.each(THRESHOLDS)('in %s are those of the documents', (prefix = '', ...cells) => {
    const [then, now] = [rulesIn(prefix, '2019-06-15'), rulesIn(prefix, '2026-06-15')];
    expect([
      ageOf(then, 'personal'),
      ageOf(then, 'organisation'),
      ageOf(now, 'personal'),
      ageOf(now, 'organisation'),
      areasOf(then),
      areasOf(now),
      WHO[ruleAbout(then, 'subject-person', 'organisation')?.value.who ?? 'ANYONE'],
      RESIDENCE[ruleAbout(then, 'residence', 'personal')?.value.accepts ?? 'ANYONE'],
      String(ruleAbout(then, 'domain-holder', 'organisation')?.value.holders.length),
      HOMEPAGES[ruleAbout(then, 'homepages', 'organisation')?.value.count ?? 'ANY'],
    ]).toEqual(cells);
  });

  it('that few set are those of the documents, and no others', () => {
    const found = PROVINCES.flatMap(({ prefix }) =>
      PARTIES.flatMap((party) =>
        fewOf(rulesIn(prefix, '2026-06-15'), party).map((one) => `${prefix} ${party} ${one}`),
      ),
    );
    expect(found.sort()).toEqual([...FEW].sort());
  });
});
