import type { ChoicesWords } from '../../schema/messages/generated/choices.types.d.ts';
import { choices } from '../../schema/messages/generated/choices.lazy.js';
import { names } from '../../schema/messages/generated/names.lazy.js';
import type { NamesWords } from '../../schema/messages/generated/names.types.d.ts';
import { prepare } from '../../schema/messages/generated/prepare.lazy.js';
import type { PrepareWords } from '../../schema/messages/generated/prepare.types.d.ts';
import { isReady, speaker, useLocale } from '../kit/words/words.ts';

export const sayRules = speaker<PrepareWords & NamesWords & ChoicesWords>();

/** Loads the words of a language and shows it on the page. */
export const useRulesLocale = (tag: string | null | undefined): Promise<void> =>
  useLocale(tag, prepare, choices, names);

export const rulesWordsReady = (): boolean => isReady(prepare);
