import { refusalIn, refusalReason } from '../../../schema/messages/codes.ts';
import type { TimelineEventType } from '../../../prisma/generated/client/enums.ts';
import { timeline } from '../../../schema/messages/generated/timeline.js';
import type { Locale } from '../../../schema/messages/locales.ts';
import { told } from '../../../schema/messages/message.ts';
import type { Words } from '../../../schema/messages/message.ts';

type Facts = Readonly<Record<string, unknown>>;

const isPlain = (fact: unknown): fact is string | number =>
  typeof fact === 'string' || typeof fact === 'number';

/** Facts that are keys of a closed list are shown in words, as `outcome` and what a consent is about. */
const inWords = (facts: Facts, words: Words, locale: Locale): Record<string, string | number> => {
  const wordAt = (prefix: string, key: unknown): string | undefined =>
    isPlain(key) && `${prefix}.${key}` in words ? told(words[`${prefix}.${key}`], {}) : undefined;
  const plain = Object.fromEntries(
    Object.entries(facts).filter((entry): entry is [string, string | number] => isPlain(entry[1])),
  );
  const outcome = wordAt('fact', facts['outcome']);
  const verdict = wordAt('verdict', facts['outcome']);
  const what = wordAt('fact', facts['what']) ?? wordAt('fact', 'FILING');
  const refused = refusalIn(facts);
  return {
    ...plain,
    ...(refused ? { reason: refusalReason(refused, locale) } : {}),
    ...(outcome === undefined ? {} : { outcome }),
    ...(verdict === undefined ? {} : { verdict }),
    ...(what === undefined ? {} : { what }),
  };
};

/** The sentence of one event, with its facts filled in. */
export function sentenceOf(type: TimelineEventType, facts: Facts, locale: Locale): string {
  const words = timeline[locale];
  return told(words[`event.${type}`], inWords(facts, words, locale));
}
