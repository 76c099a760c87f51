import type { FilingKind } from '../../../prisma/generated/client/enums.ts';
import { provinceByCode } from '../../../schema/rules/choices/provinces.ts';
import { partyOf, type Party, type SubjectNature } from '../../../schema/rules/choices/subject-natures.ts';
import { chinaDay } from '../../platform/calendar/china-day.ts';
import { PROVINCE_DATA } from './data/index.ts';
import { NATIONAL_RULES } from './national.ts';
import type { ProvinceData, Rule } from './rule.ts';
import type { Topic, Values } from './meanings/topics.ts';

/** A rule in force, under the key by which issues name it: `zhejiang.must-equal.personal`. */
export type ActiveRule<T extends Topic = Topic> = Rule<T> & { key: string };

/** What must equal the record held by the authority, for one party. `fields` is `null` where no source says. */
export type Equality = Values['must-equal'] & { rule: string | null };

type PhotoRule = { kinds: Values['photo']['kinds']; rule: string };

/** The rules of a province on one day, ready to be asked. */
export type ProvinceRules = {
  code: string;
  /** `YYYY-MM-DD` in China. */
  day: string;
  /** Every rule that applies to someone; the province's own first, each topic's national default only where it counts. */
  active: readonly ActiveRule[];
  sms: { required: boolean; since: string | null; windowHours: number; rule: string | null };
  photo: PhotoRule;
  /** The same for a filing that began before electronic verification became the default. */
  photoBefore: PhotoRule;
  /** Electronic verification; null where no rule allows it. */
  electronic: (Values['electronic'] & { rule: string }) | null;
  mustEqual: Readonly<Record<Party, Equality>>;
  /** Whether subjects are kept from accessing further sites (继续接入). */
  continuedAccess: Values['continued-access'] & { rule: string };
  oldCertificate: (Values['old-certificate'] & { rule: string }) | null;
  /** Working days that the authority usually takes. */
  expectedDays: { min: number; max: number; rule: string };
  /** Working days that the law gives the authority. */
  legalDays: number;
  portalUrl: string;
  passwordRecovery: Values['password-recovery'] & { rule: string };
  footerNumber: Values['footer']['number'];
  /** Working days after success within which changed data must be changed, `null` where none are named. */
  changeWithin: number | null;
};

/** Topics of which all rules count together; of any other topic the most special and latest rule counts alone. */
const TOGETHER: ReadonlySet<Topic> = new Set<Topic>(['note', 'extra-material', 'form', 'pre-approvals']);
const PARTIES: readonly Party[] = ['personal', 'organisation'];

const keyOf = (owner: string, { topic, name, party }: Rule): string =>
  [
    owner,
    ...(topic === 'note' ? [] : [topic]),
    ...(name ? [name] : []),
    ...(party === 'all' ? [] : [party]),
  ].join('.');

const withKeys = (owner: string, rules: readonly Rule[]): ActiveRule[] =>
  rules.map((rule) => ({ ...rule, key: keyOf(owner, rule) }));

const NATIONAL = withKeys('national', NATIONAL_RULES);
const BY_PROVINCE: ReadonlyMap<string, readonly ActiveRule[]> = new Map(
  PROVINCE_DATA.map(({ code, rules }) => [code, withKeys(provinceByCode(code)?.key ?? code, rules)]),
);

/** Whether it is no province's own rule. */
export const isNational = ({ key }: Pick<ActiveRule, 'key'>): boolean => key.startsWith('national.');

/** All rules of the data, in force or not. */
export const allRules = (): ActiveRule[] => [...NATIONAL, ...[...BY_PROVINCE.values()].flat()];

const isInForce = (rule: ActiveRule, day: string): boolean =>
  rule.validFrom <= day && (rule.validUntil === null || day <= rule.validUntil);

type Weighed = Pick<ActiveRule, 'validFrom' | 'party'>;

/** Later rules before earlier ones, and those written for one party before those for all. */
const byWeight = (one: Weighed, other: Weighed): number =>
  other.validFrom.localeCompare(one.validFrom) || Number(one.party === 'all') - Number(other.party === 'all');

const winner = (level: readonly ActiveRule[], topic: Topic, party: Party): ActiveRule | undefined =>
  level
    .filter((rule) => rule.topic === topic && (rule.party === 'all' || rule.party === party))
    .sort(byWeight)[0];

/** Of several versions of one rule the latest. */
const latestVersions = (level: readonly ActiveRule[]): ActiveRule[] =>
  level.filter((rule) => !level.some((other) => other.key === rule.key && other.validFrom > rule.validFrom));

const activeRules = (own: readonly ActiveRule[], national: readonly ActiveRule[]): ActiveRule[] => {
  const levels = [own, national];
  const topics = new Set(levels.flat().map(({ topic }) => topic));
  const winners = new Set(
    [...topics].flatMap((topic) =>
      TOGETHER.has(topic)
        ? levels.flatMap((level) => latestVersions(level.filter((rule) => rule.topic === topic)))
        : PARTIES.flatMap((party) => winner(own, topic, party) ?? winner(national, topic, party) ?? []),
    ),
  );
  return levels.flat().filter((rule) => winners.has(rule));
};

/** The rules of one topic that count for a party: all of them where they add up, else the one that wins. */
export const rulesAbout = <T extends Topic>(
  { active }: Pick<ProvinceRules, 'active'>,
  topic: T,
  party: Party,
): ActiveRule<T>[] => {
  const found = active.filter(
    (rule): rule is ActiveRule<T> & ActiveRule =>
      rule.topic === topic && (rule.party === 'all' || rule.party === party),
  );
  return TOGETHER.has(topic) ? found : found.sort(byWeight).slice(0, 1);
};

/** Every rule that counts for a party, the province's own first. */
export const rulesFor = (rules: Pick<ProvinceRules, 'active'>, party: Party): ActiveRule[] =>
  rules.active.filter((rule) => rulesAbout(rules, rule.topic, party).some(({ key }) => key === rule.key));

/** The one rule of a topic that counts for a party. */
export const ruleAbout = <T extends Topic>(
  rules: Pick<ProvinceRules, 'active'>,
  topic: T,
  party: Party,
): ActiveRule<T> | null => rulesAbout(rules, topic, party)[0] ?? null;

/** The same where the national defaults leave no gap. */
export const definiteRule = <T extends Topic>(
  rules: Pick<ProvinceRules, 'active'>,
  topic: T,
  party: Party,
): ActiveRule<T> => {
  const rule = ruleAbout(rules, topic, party);
  if (!rule) throw new Error(`No rule says anything about ${topic} (${party}) on this day`);
  return rule;
};

const UNSTATED: Equality = {
  fields: null,
  mayDiffer: [],
  unspecified: ['EVERYTHING'],
  cure: null,
  rule: null,
};

const equalityOf = (rules: Pick<ProvinceRules, 'active'>, party: Party): Equality => {
  const rule = ruleAbout(rules, 'must-equal', party);
  return rule ? { ...rule.value, rule: rule.key } : UNSTATED;
};

/** What must equal the record of a subject of this nature, by the kind of access. */
export const equalityFor = (
  { mustEqual }: Pick<ProvinceRules, 'mustEqual'>,
  { nature, kind }: { nature: SubjectNature; kind: FilingKind },
): Equality => {
  const equality = mustEqual[partyOf(nature)];
  return equality.notYetHere && kind === 'CONTINUED_ACCESS' ? UNSTATED : equality;
};

const photoOf = ({ value, key }: ActiveRule<'photo'>): PhotoRule => ({ kinds: value.kinds, rule: key });

/** The national default until that day, as if electronic verification had not become it. */
const lastWithoutElectronic = (day: string): ActiveRule<'photo'> | undefined =>
  NATIONAL.filter((rule): rule is ActiveRule<'photo'> & ActiveRule => rule.topic === 'photo')
    .filter(({ value, validFrom }) => validFrom <= day && !value.kinds.includes('ELECTRONIC'))
    .sort(byWeight)[0];

/** Whether who begins now is verified electronically, unless the province's own rule or the provider says otherwise. */
export const isElectronicByDefault = ({ photo }: Pick<ProvinceRules, 'photo'>): boolean =>
  photo.kinds.includes('ELECTRONIC');

const rulesOn = (code: string, own: readonly ActiveRule[], day: string): ProvinceRules => {
  const inForce = (rule: ActiveRule): boolean => isInForce(rule, day);
  const rules = { active: activeRules(own.filter(inForce), NATIONAL.filter(inForce)) };
  // These say the same to everybody.
  const about = <T extends Topic>(topic: T): ActiveRule<T> => definiteRule(rules, topic, 'organisation');
  const sms = ruleAbout(rules, 'sms', 'organisation');
  const old = ruleAbout(rules, 'old-certificate', 'organisation');
  const recovery = about('password-recovery');
  const electronic = ruleAbout(rules, 'electronic', 'organisation');
  const photo = about('photo');
  return {
    code,
    day,
    active: rules.active,
    sms: {
      required: sms !== null,
      since: sms?.validFrom ?? null,
      windowHours: about('sms-window').value.hours,
      rule: sms?.key ?? null,
    },
    photo: photoOf(photo),
    photoBefore: photoOf((isNational(photo) && lastWithoutElectronic(day)) || photo),
    electronic: electronic ? { ...electronic.value, rule: electronic.key } : null,
    mustEqual: { personal: equalityOf(rules, 'personal'), organisation: equalityOf(rules, 'organisation') },
    continuedAccess: { ...about('continued-access').value, rule: about('continued-access').key },
    oldCertificate: old ? { ...old.value, rule: old.key } : null,
    expectedDays: { ...about('expected-days').value, rule: about('expected-days').key },
    legalDays: about('legal-days').value.workingDays,
    portalUrl: about('portal').value.url,
    passwordRecovery: { ...recovery.value, rule: recovery.key },
    footerNumber: about('footer').value.number,
    changeWithin: ruleAbout(rules, 'change-after', 'organisation')?.value.workingDays ?? null,
  };
};

/** What a record of rules says at a moment, be it one of the 31 or not. */
export const rulesFrom = ({ code, rules }: ProvinceData, at: Date): ProvinceRules =>
  rulesOn(code, withKeys(provinceByCode(code)?.key ?? code, rules), chinaDay(at));

// Rules change by the day and are asked for with every filing shown; a few days' worth is kept.
const KEPT = PROVINCE_DATA.length * 8;
const kept = new Map<string, ProvinceRules>();

/** The rules of a province (GB/T 2260, six digits) at a moment. Throws a RangeError for a code that is no province's. */
export const provinceRules = (code: string, at: Date): ProvinceRules => {
  const own = BY_PROVINCE.get(code);
  if (!own) throw new RangeError('Not the code of one of the 31 provinces');
  const day = chinaDay(at);
  const key = `${code} ${day}`;
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= KEPT) kept.clear();
  const rules = rulesOn(code, own, day);
  kept.set(key, rules);
  return rules;
};
