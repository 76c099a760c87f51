import { replyCodes } from './generated/reply-codes.js';
import type { ReplyCodesWords } from './generated/reply-codes.js';
import { resultCodes } from './generated/result-codes.js';
import type { ResultCodesWords } from './generated/result-codes.js';
import type { Locale } from './locales.ts';

type NumberIn<Key> = Key extends `${infer Code extends number}` ? Code : never;

/** Codes of results (Jgdm) and of replies (msg_code) that have a meaning in the catalogue. The protocol's tables hold these alone. */
export type KnownResultCode = NumberIn<keyof ResultCodesWords>;
export type KnownReplyCode = NumberIn<keyof ReplyCodesWords>;

const has = <Key extends string>(words: Readonly<Record<Key, unknown>>, key: string): key is Key =>
  Object.hasOwn(words, key);

const meaningOf = <Code extends number>(
  words: Readonly<Record<`${Code}`, string>> & { unknown(params: { code: number }): string },
  code: number,
): string => {
  const known: Readonly<Record<`${Code}`, string>> = words;
  const key = String(code);
  return has(known, key) ? known[key] : words.unknown({ code });
};

/** What a result code (Jgdm) means. */
export const resultText = (code: number, locale: Locale): string =>
  meaningOf<KnownResultCode>(resultCodes[locale], code);

/** What a reply code (msg_code) means. */
export const replyText = (code: number, locale: Locale): string =>
  meaningOf<KnownReplyCode>(replyCodes[locale], code);

/** A refusal: its code, what the authority wrote, and the codes of the faults of which it wrote nothing. */
export type Refused = {
  readonly code: number;
  readonly opinion: string | null;
  readonly wordless: readonly number[];
};

/** A refusal as issues and events keep it. */
export const keptRefusal = ({ code, opinion, wordless }: Refused): Record<string, string | number> => ({
  code,
  wordless: wordless.join(','),
  ...(opinion === null ? {} : { opinion }),
});

/** The refusal that was kept; nothing where what was kept is none. */
export const refusalIn = (kept: Readonly<Record<string, unknown>>): Refused | undefined => {
  const { code, opinion, wordless } = kept;
  if (typeof code !== 'number' || typeof wordless !== 'string') return undefined;
  return {
    code,
    opinion: typeof opinion === 'string' ? opinion : null,
    wordless: wordless.split(',').filter(Boolean).map(Number),
  };
};

/**
 * Why the authority refused. Its own words are Chinese; who reads another language is told what its codes mean, and the words as
 * they are.
 */
export const refusalReason = ({ code, opinion, wordless }: Refused, locale: Locale): string => {
  const words = resultCodes[locale];
  const meaningsOf = (codes: readonly number[]): string =>
    codes.map((one) => resultText(one, locale)).join(words.separator);
  return words.reason({
    told: opinion === null ? 'CODES' : wordless.length > 0 ? 'BOTH' : 'WORDS',
    opinion: opinion ?? '',
    meanings: meaningsOf(wordless.length > 0 ? wordless : [code]),
    all: meaningsOf([...new Set([code, ...wordless])]),
  });
};
