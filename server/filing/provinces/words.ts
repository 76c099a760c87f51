import { fill } from '../../../schema/messages/render.ts';
import enRules from '../../../schema/messages/en/provinces/rules.json';
import enTopics from '../../../schema/messages/en/provinces/topics.json';
import zhRules from '../../../schema/messages/zh-CN/provinces/rules.json';
import zhTopics from '../../../schema/messages/zh-CN/provinces/topics.json';
import type { Named } from '../../../schema/rules/codes/named.ts';
import type { Told } from '../../../schema/rules/provinces/meaning.ts';

/** A text in both languages. */
export type Words = { zh: string; en: string };

type Language = keyof Words;

const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { ...zhTopics, ...zhRules },
  en: { ...enTopics, ...enRules },
};

const templateOf = (key: string, language: Language): string => {
  const template = WORDS[language][key];
  if (template === undefined) throw new Error(`The province rules have no words for ${key}`);
  return template;
};

const isTold = (one: Told | Named): one is Told => 'words' in one;

const render = ({ words, params = {} }: Told, language: Language): string => {
  const filled = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'object'
      ? value
          .map((one) => (isTold(one) ? render(one, language) : one[language]))
          .join(templateOf('separator', language))
      : value,
  ]);
  return fill(templateOf(words, language), Object.fromEntries(filled) as Record<string, string | number>);
};

/** What is told of a rule, in both languages. */
export const inWords = (told: Told): Words => ({
  zh: render(told, 'zh').trim(),
  en: render(told, 'en').trim(),
});
