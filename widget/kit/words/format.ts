import { clockText, dayText, momentText } from '../../../schema/messages/values/moments.ts';
import { countText } from '../../../schema/messages/values/amounts.ts';
import { currentLocale } from './words.ts';

/* The values of the shared table in the language on show. Who looks at a page knows the year. */

/** `12月18日` or `18 December`. */
export const day = (iso: string): string => dayText(iso, currentLocale(), new Date());

/** `12月18日 10:42` or `18 Dec, 10:42`. */
export const moment = (iso: string): string => momentText(iso, currentLocale(), new Date());

/** `10:42` */
export const clockTime = (at: Date): string => clockText(at, currentLocale());

/** `12,345` */
export const count = (number: number): string => countText(number, currentLocale());

/** A place by its names, the largest first: 浙江省杭州市西湖区, or Xihu District, Hangzhou, Zhejiang. */
export const inPlace = (names: readonly string[]): string =>
  currentLocale() === 'zh-CN' ? names.join('') : [...names].reverse().join(', ');
