import type { InEachLanguage } from '../../../schema/messages/locales.ts';
import type { Party } from '../../../schema/rules/choices/subject-natures.ts';
import { rulesFor } from './rules.ts';
import type { ActiveRule, ProvinceRules } from './rules.ts';
import type { Source } from './sources.ts';
import type { StepKey, Told } from '../../../schema/rules/province-topics/meaning.ts';
import { TELLINGS, type Topic, type Values } from './meanings/topics.ts';
import { inWords } from './words.ts';

/** A rule as people read it. */
export type RuleNote = {
  key: string;
  step: StepKey;
  text: InEachLanguage;
  sources: readonly Source[];
  /** `YYYY-MM-DD` */
  since: string;
  until: string | null;
  party: Party | 'all';
};

/** The step of a filing at which a rule matters. */
export const stepOf = (rule: ActiveRule): StepKey =>
  rule.topic === 'note' ? rule.value.step : TELLINGS[rule.topic].step;

const told = <T extends Topic>(topic: T, value: Values[T]): Told | null => TELLINGS[topic].tell(value);

/** A rule in words, `null` for a default that needs no telling. */
export const noteOf = (rule: ActiveRule): RuleNote | null => {
  const sentence = rule.words ? { words: rule.words } : told(rule.topic, rule.value);
  if (!sentence) return null;
  const { key, sources, validFrom: since, validUntil: until, party } = rule;
  return { key, step: stepOf(rule), text: inWords(sentence), sources, since, until, party };
};

/** Every rule that a party should read, the province's own first. */
export const notesFor = (rules: ProvinceRules, party: Party): RuleNote[] =>
  rulesFor(rules, party).flatMap((rule) => noteOf(rule) ?? []);
