import type { Locale } from '../locales.ts';

// Days and deadlines of the law are China's, wherever the reader's clock stands.
const timeZone = 'Asia/Shanghai';

// English here is British; any other language is known by its own name.
const TAGS: Readonly<Partial<Record<Locale, string>>> = { en: 'en-GB' };

const formats = new Map<string, Intl.DateTimeFormat>();

const formatted = (tag: string, options: Intl.DateTimeFormatOptions, at: Date): string => {
  const key = JSON.stringify([tag, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(tag, { timeZone, ...options });
  formats.set(key, format);
  return format.format(at);
};

const inLanguage = (locale: Locale, options: Intl.DateTimeFormatOptions, at: Date): string =>
  formatted(TAGS[locale] ?? locale, options, at);

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** The calendar day in China at a moment, `YYYY-MM-DD`. */
export const chinaDay = (at: Date): string =>
  formatted('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }, at);

/** The moment at which a day begins in China, which has kept one offset since 1991. */
export const startOfChinaDay = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

const momentOf = (value: string | Date): Date => {
  if (value instanceof Date) return value;
  return DAY.test(value) ? startOfChinaDay(value) : new Date(value);
};

/** The year, unless somebody who reads it now would take it for granted. */
const yearOf = (at: Date, now: Date | undefined): Intl.DateTimeFormatOptions =>
  now && chinaDay(at).slice(0, 4) === chinaDay(now).slice(0, 4) ? {} : { year: 'numeric' };

/** `2026年12月18日`, `18 December 2026`: a day, or the day of a moment. With `now`, the current year is left out. */
export const dayText = (value: string | Date, locale: Locale, now?: Date): string => {
  const at = momentOf(value);
  return inLanguage(locale, { day: 'numeric', month: 'long', ...yearOf(at, now) }, at);
};

/** `2026年12月18日 10:42`, `18 Dec 2026, 10:42`. With `now`, the current year is left out. */
export const momentText = (value: string | Date, locale: Locale, now?: Date): string => {
  const at = momentOf(value);
  return inLanguage(locale, { day: 'numeric', month: 'short', ...TIME, ...yearOf(at, now) }, at);
};

/** `10:42` */
export const clockText = (at: Date, locale: Locale): string => inLanguage(locale, TIME, at);

/** A fact as it is shown: a day as a day, a moment as a moment, anything else as it is. */
export const factText = (fact: string | Date, locale: Locale): string => {
  if (fact instanceof Date) return momentText(fact, locale);
  return DAY.test(fact) ? dayText(fact, locale) : fact;
};
