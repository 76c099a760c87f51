import { issue } from './issue.ts';
import type { Issue } from './issue.ts';

/** A value that a form may leave out. */
export type Maybe = string | null | undefined;

// Marks that text copied from pages carries and nobody sees: joiners, directions, soft hyphens.
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;

/** Full-width letters, digits and signs become the ordinary ones, odd spaces become plain ones, ends are trimmed. */
export const narrow = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0\u2000-\u200A\u202F]/g, ' ')
    .replace(INVISIBLE, '')
    .trim();

/** Names and sentences keep full-width signs, which belong to Chinese text; only spaces are put in order. */
export const tidy = (text: string): string =>
  text
    .replace(INVISIBLE, '')
    .replace(/[\s\u3000\u00A0]+/g, ' ')
    .trim();

export const isBlank = (value: Maybe): value is null | undefined | '' => !value || tidy(value) === '';

/** Length as the authority counts it: a letter is one byte, a Chinese character two (GBK). */
export const byteWidth = (text: string): number => {
  let width = 0;
  for (const sign of text) width += sign.charCodeAt(0) < 0x80 ? 1 : 2;
  return width;
};

/** Longest values in bytes of GBK. Source: the `taobao.icp.submit` interface (2011), enterprise interface V3.0. */
export const WIDTHS = {
  subjectName: 256,
  address: 1024,
  certificateNumber: 128,
  personName: 64,
  email: 128,
  investor: 1024,
  websiteName: 256,
  homepageUrl: 512,
  permitNumber: 128,
} as const;

/** Longest remark in characters. Source: the public mini-program filing API (2023). */
export const REMARK_CHARACTERS = 200;

const isControl = (sign: string): boolean => /\p{Cc}/u.test(sign) && !/[\t\r\n]/.test(sign);

/** Wider than `bytes`, or with characters that no one can type. */
export const checkWidth = (path: readonly string[], text: string, bytes: number): Issue[] => {
  if ([...text].some(isControl)) return [issue(path, 'CONTROL_CHARACTERS')];
  return byteWidth(text) > bytes ? [issue(path, 'TOO_WIDE', { max: Math.floor(bytes / 2), bytes })] : [];
};
