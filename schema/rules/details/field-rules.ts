import type { Issue } from '../issue.ts';
import { AGE_MEANINGS, type AgeFacts, type AgeValues } from '../province-topics/ages.ts';
import { CONTACT_MEANINGS, type ContactFacts, type ContactValues } from '../province-topics/contacts.ts';
import type { Meanings } from '../province-topics/meaning.ts';
import { PERSON_MEANINGS, type PersonFacts, type PersonValues } from '../province-topics/persons.ts';
import { SUBJECT_MEANINGS, type SubjectFacts, type SubjectValues } from '../province-topics/subject.ts';
import { WEBSITE_MEANINGS, type WebsiteFacts, type WebsiteValues } from '../province-topics/websites.ts';

/** What a province's rules say about single fields, by topic. */
export type FieldValues = AgeValues & PersonValues & ContactValues & SubjectValues & WebsiteValues;
export type FieldTopic = keyof FieldValues;

type FieldFacts = AgeFacts & PersonFacts & ContactFacts & SubjectFacts & WebsiteFacts;

/** A value together with the key of the administrative rule it comes from. */
export type Ruled<Value> = { value: Value; rule: string };

/**
 * The rules of one province, date and nature that concern single fields: plain data, small enough to travel to the browser.
 * Null where nobody says anything.
 */
export type FieldRules = { readonly [Topic in FieldTopic]: Ruled<FieldValues[Topic]> | null };

/** How the rules of single fields are told, and how the form and the server check them. */
export const FIELD_MEANINGS: Meanings<FieldValues, FieldFacts> = {
  ...AGE_MEANINGS,
  ...PERSON_MEANINGS,
  ...CONTACT_MEANINGS,
  ...SUBJECT_MEANINGS,
  ...WEBSITE_MEANINGS,
};

/** What the rule of one topic finds wrong with the person, subject or website at this path; the issue names the rule. */
export const ruleIssues = <Topic extends FieldTopic>(
  rules: Pick<FieldRules, Topic>,
  topic: Topic,
  facts: FieldFacts[Topic],
  path: readonly string[],
): Issue[] => {
  const ruled: Ruled<FieldValues[Topic]> | null = rules[topic];
  const found = ruled && FIELD_MEANINGS[topic].check(ruled.value, facts);
  return found ? [{ ...found, path: [...path, ...found.path], rule: ruled.rule }] : [];
};
