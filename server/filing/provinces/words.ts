import { choices } from '../../../schema/messages/generated/choices.js';
import { provinces } from '../../../schema/messages/generated/provinces.js';
import type { InEachLanguage, Locale } from '../../../schema/messages/locales.ts';
import { inEachLanguage } from '../../../schema/messages/locales.ts';
import { shown } from '../../../schema/messages/message.ts';
import type { Told } from '../../../schema/rules/province-topics/meaning.ts';

const render = ({ words, params = {} }: Told, locale: Locale): string => {
  const filled = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'object'
      ? value
          .map((one) => (typeof one === 'string' ? choices[locale][one] : render(one, locale)))
          .join(provinces[locale].separator)
      : value,
  ]);
  return shown(provinces[locale][words], Object.fromEntries(filled));
};

/** What is told of a rule, in every language. */
export const inWords = (told: Told): InEachLanguage =>
  inEachLanguage((locale) => render(told, locale).trim());
