import { partyOf, type Party, type SubjectNature } from '../../../schema/rules/choices/subject-natures.ts';
import {
  FIELD_MEANINGS,
  type FieldRules,
  type FieldTopic,
  type FieldValues,
  type Ruled,
} from '../../../schema/rules/details/field-rules.ts';
import { ruleAbout, rulesAbout, type ProvinceRules } from './rules.ts';

const TOPICS = Object.keys(FIELD_MEANINGS) as FieldTopic[];

const ruled = <T extends FieldTopic>(
  rules: ProvinceRules,
  topic: T,
  party: Party,
): Ruled<FieldValues[T]> | null => {
  const rule = ruleAbout(rules, topic, party);
  return rule && { value: rule.value, rule: rule.key };
};

/** Pre-approvals of several rules add up. */
const preApprovals = (rules: ProvinceRules, party: Party): FieldRules['pre-approvals'] => {
  const found = rulesAbout(rules, 'pre-approvals', party);
  const types = [...new Set(found.flatMap(({ value }) => value.types))];
  return { value: { types }, rule: found[0]?.key ?? 'national.pre-approvals' };
};

/** What a province's rules mean for the fields of a subject of this nature: the data that the form and the check share. */
export const fieldRules = (rules: ProvinceRules, nature: SubjectNature): FieldRules => {
  const party = partyOf(nature);
  const each = Object.fromEntries(TOPICS.map((topic) => [topic, ruled(rules, topic, party)]));
  return { ...(each as FieldRules), 'pre-approvals': preApprovals(rules, party) };
};
