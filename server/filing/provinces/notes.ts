import type { Party } from '../../../schema/rules/codes/subject-natures.ts';
import { rulesFor } from './rules.ts';
import type { ActiveRule, ProvinceRules } from './rules.ts';
import type { Source } from './sources.ts';
import { TELLINGS } from './texts.ts';
import type { StepKey, Topic, Values } from './values.ts';

/** A rule as people read it. */
export type RuleNote = {
  key: string;
  step: StepKey;
  zh: string;
  en: string;
  sources: readonly Source[];
  /** `YYYY-MM-DD` */
  since: string;
  until: string | null;
  party: Party | 'all';
};

const stepOf = (rule: ActiveRule): StepKey =>
  rule.topic === 'note' ? rule.value.step : TELLINGS[rule.topic].step;

const told = <T extends Topic>(topic: T, value: Values[T]) => TELLINGS[topic].tell(value);

/** A rule in words, `null` for a default that needs no telling. */
export const noteOf = (rule: ActiveRule): RuleNote | null => {
  const words = rule.words ?? told(rule.topic, rule.value);
  if (!words) return null;
  const { key, sources, validFrom: since, validUntil: until, party } = rule;
  return { key, step: stepOf(rule), zh: words.zh, en: words.en, sources, since, until, party };
};

/** Every rule that a party should read, the province's own first. */
export const notesFor = (rules: ProvinceRules, party: Party): RuleNote[] =>
  rulesFor(rules, party).flatMap((rule) => noteOf(rule) ?? []);
