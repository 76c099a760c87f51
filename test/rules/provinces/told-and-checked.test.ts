import { describe, expect, it } from 'vitest';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import { partyOf, type SubjectNature } from '../../../schema/rules/choices/subject-natures.ts';
import { checkDetails } from '../../../schema/rules/details/check.ts';
import type { FilingDetailsDraft } from '../../../schema/rules/details/draft.ts';
import { addMonths } from '../../../schema/rules/numbers/dates.ts';
import { asksForDomainCertificates, asksForPost } from '../../../server/filing/provinces/meanings/papers.ts';
import { checkOrderSize } from '../../../server/filing/provinces/meanings/process.ts';
import type { Topic } from '../../../server/filing/provinces/meanings/topics.ts';
import { noteOf } from '../../../server/filing/provinces/notes.ts';
import {
  allRules,
  provinceRules,
  rulesFor,
  type ActiveRule,
} from '../../../server/filing/provinces/rules.ts';
import { withPerson, withWebsite } from '../details/judging.ts';
import { CLERK, COMPANY, contextFor, identityNumber, PERSONAL } from '../details/sample.ts';

type Place = { province: string; nature: SubjectNature; today: string };

/** Something just inside of what a rule tells and something just outside, and the number it is told by. */
type Bound = { number: number; inside: boolean; outside: boolean };

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const yearsBefore = (day: string, years: number): string => addMonths(day, -12 * years);

/** Whether the real check of the details takes a draft, as far as this rule is concerned. */
const takes = (draft: FilingDetailsDraft, rule: ActiveRule, place: Place, number?: string): boolean =>
  checkDetails(draft, contextFor({ ...place, certificateNumber: number })).every(
    (one) => one.rule !== rule.key,
  );

const sampleOf = ({ nature }: Place): FilingDetailsDraft => (nature === 'PERSONAL' ? PERSONAL : COMPANY);

const bornOn = (birth: string, rule: ActiveRule, place: Place): boolean => {
  const number = identityNumber('330106', birth, '001');
  return place.nature === 'PERSONAL'
    ? takes(PERSONAL, rule, place, number)
    : takes(withPerson({ certificateNumber: number }), rule, place);
};

const websitePersonBornOn = (birth: string, order: string, rule: ActiveRule, place: Place): boolean => {
  const person = { ...CLERK, certificateNumber: identityNumber('330106', birth, order) };
  return takes(withWebsite({ samePerson: false, person }), rule, place);
};

const validUntil = (certificateUntil: string, rule: ActiveRule, place: Place): boolean =>
  takes(withPerson({ certificateFrom: '2000-01-01', certificateUntil }, sampleOf(place)), rule, place);

const remarked = (remark: string, rule: ActiveRule, place: Place): boolean =>
  takes(withWebsite({ remark }, sampleOf(place)), rule, place);

/** What is just inside and just outside of each rule that tells a number and is checked by it; all others tell no such number. */
const boundsOf = (rule: ActiveRule, place: Place): Bound[] => {
  const { today } = place;
  if (rule.topic === 'minimum-age') {
    const { years, withProof } = rule.value;
    const number = withProof ? withProof.from : years;
    const birth = yearsBefore(today, number);
    if (number === 0) return [];
    return [{ number, inside: bornOn(birth, rule, place), outside: bornOn(dayAfter(birth), rule, place) }];
  }
  if (rule.topic === 'maximum-age')
    return [
      { max: rule.value.male, order: '001' },
      { max: rule.value.female, order: '002' },
    ].map(({ max, order }) => {
      const tooOld = yearsBefore(today, max + 1);
      return {
        number: max,
        inside: websitePersonBornOn(dayAfter(tooOld), order, rule, place),
        outside: websitePersonBornOn(tooOld, order, rule, place),
      };
    });
  if (rule.topic === 'certificate-months') {
    const ends = addMonths(today, rule.value.months);
    return [
      {
        number: rule.value.months,
        inside: validUntil(dayAfter(ends), rule, place),
        outside: validUntil(ends, rule, place),
      },
    ];
  }
  if (rule.topic === 'website-remark' && rule.value.characters > 1) {
    const { characters: number } = rule.value;
    const remark = '个人网站'.padEnd(number, '字');
    return [
      {
        number,
        inside: remarked(remark, rule, place),
        outside: remarked(remark.slice(0, -1), rule, place),
      },
    ];
  }
  if (rule.topic === 'limits') {
    const { websitesPerOrder: number } = rule.value;
    const fits = (sites: number): boolean =>
      checkOrderSize(rule, sites).every((one) => one.rule !== rule.key);
    return [{ number, inside: fits(number), outside: fits(number + 1) }];
  }
  if (rule.topic === 'domain-certificates' && rule.value.from > 1) {
    const { value } = rule;
    const spared = (count: number): boolean => !asksForDomainCertificates(value, () => count);
    return [{ number: value.from, inside: spared(value.from - 1), outside: spared(value.from) }];
  }
  if (rule.topic === 'post-to-authority' && rule.value.over) {
    const { value } = rule;
    const { number } = rule.value.over;
    const spared = (count: number): boolean => !asksForPost(value, { names: count, websites: count });
    return [{ number, inside: spared(number), outside: spared(number + 1) }];
  }
  return [];
};

/** Days on which some rule begins or has ended. */
const DAYS = [
  ...new Set(
    allRules().flatMap(({ validFrom, validUntil: last }) => [validFrom, ...(last ? [dayAfter(last)] : [])]),
  ),
].sort();
const NATURES: readonly SubjectNature[] = ['PERSONAL', 'ENTERPRISE', 'PUBLIC_INSTITUTION'];
const BOUND: readonly Topic[] = [
  'minimum-age',
  'maximum-age',
  'certificate-months',
  'website-remark',
  'limits',
  'domain-certificates',
  'post-to-authority',
];

describe('what is told of a rule is what is checked', () => {
  it.each(PROVINCES)('in $en, on every day on which a rule changes', ({ code: province }) => {
    for (const today of DAYS)
      for (const nature of NATURES) {
        const place = { province, nature, today };
        const rules = provinceRules(province, new Date(`${today}T12:00:00+08:00`));
        for (const rule of rulesFor(rules, partyOf(nature)))
          for (const { number, inside, outside } of boundsOf(rule, place)) {
            const note = noteOf(rule);
            const where = `${rule.key} ${nature} ${today}: ${number}`;
            expect({ inside, outside }, where).toEqual({ inside: true, outside: false });
            for (const text of Object.values(note?.text ?? {}))
              expect(text, where).toMatch(new RegExp(`\\b${number}\\b`));
          }
      }
  });

  it('for each topic that has such a number', () => {
    const found = new Set(
      allRules().flatMap((rule) => {
        const [province] = PROVINCES.filter(({ key }) => rule.key.startsWith(`${key}.`));
        const nature = rule.party === 'personal' ? 'PERSONAL' : 'ENTERPRISE';
        const place = { province: province?.code ?? '330000', nature, today: rule.validFrom } as const;
        return boundsOf(rule, place).length > 0 ? [rule.topic] : [];
      }),
    );
    expect([...found].sort()).toEqual([...BOUND].sort());
  });

  it('states every number of its value', () => {
    for (const rule of allRules()) {
      const note = noteOf(rule);
      if (!note || rule.words) continue;
      const numbers = JSON.stringify(rule.value).match(/(?<=:)\d+/g) ?? [];
      for (const number of numbers.filter((one) => Number(one) > 1))
        for (const text of Object.values(note.text)) expect(text, rule.key).toContain(number);
    }
  });
});
