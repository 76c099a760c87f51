import { narrow, tidy } from './text.ts';

// Keyboards and converters give a name's dot many forms. GBK, in which the authority reads, knows U+00B7 alone.
const DOTS = /\s*[\u00B7\u0387\u16EB\u2022\u2024\u2027\u2219\u22C5\u2E31\u2E33\u30FB\uFF0E\uFF65\u25CF]\s*/gu;
const STOP_BETWEEN = /(?<=\p{Script=Han})\s*[.。｡]\s*(?=\p{Script=Han})/gu;
const BLANK_BETWEEN = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;
const LETTERS = /[\uFF21-\uFF3A\uFF41-\uFF5A]+/g;

/** The dot between the parts of a name, in every form that is typed, as U+00B7. */
export const withMiddleDots = (text: string): string => text.replace(DOTS, '·').replace(STOP_BETWEEN, '·');

/**
 * A person's name as it is stored, compared and sent: parts of a name joined by `·` (买买提·示例), no blank between Chinese
 * characters (张 三), ordinary letters. Blanks and dots between other letters stay.
 */
export const normalisePersonName = (text: string): string =>
  withMiddleDots(tidy(text)).replace(BLANK_BETWEEN, '').replace(LETTERS, narrow);

/** The first sign that no name has, `null` where there is none. Names begin with a letter of any script. */
export const signInName = (name: string): string | null =>
  /^[^\p{L}\p{M}]|[^\p{L}\p{M}·.'’\- ]/u.exec(normalisePersonName(name))?.[0] ?? null;
