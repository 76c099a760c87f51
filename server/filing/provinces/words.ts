import { provinces } from '../../../schema/messages/generated/provinces.js';
import type { Locale } from '../../../schema/messages/locales.ts';
import { shown } from '../../../schema/messages/message.ts';
import type { Named } from '../../../schema/rules/choices/named.ts';
import type { Told } from '../../../schema/rules/province-topics/meaning.ts';

/** A text in both languages. */
export type Words = { zh: string; en: string };

const isTold = (one: Told | Named): one is Told => 'words' in one;

const nameIn = ({ zh, en }: Named, locale: Locale): string => (locale === 'en' ? en : zh);

const render = ({ words, params = {} }: Told, locale: Locale): string => {
  const filled = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'object'
      ? value
          .map((one) => (isTold(one) ? render(one, locale) : nameIn(one, locale)))
          .join(provinces[locale].separator)
      : value,
  ]);
  return shown(provinces[locale][words], Object.fromEntries(filled));
};

/** What is told of a rule, in both languages. */
export const inWords = (told: Told): Words => ({
  zh: render(told, 'zh-CN').trim(),
  en: render(told, 'en').trim(),
});
