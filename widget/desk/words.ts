import { desk } from '../../schema/messages/generated/desk.lazy.js';
import { form } from '../../schema/messages/generated/form.lazy.js';
import { names } from '../../schema/messages/generated/names.lazy.js';
import { review } from '../../schema/messages/generated/review.lazy.js';
import type { DeskWords } from '../../schema/messages/generated/desk.types.d.ts';
import type { FormWords } from '../../schema/messages/generated/form.types.d.ts';
import type { NamesWords } from '../../schema/messages/generated/names.types.d.ts';
import type { ReviewWords } from '../../schema/messages/generated/review.types.d.ts';
import type { PlainKey } from '../../schema/messages/message.ts';
import { isReady, learn, speaker, useLocale } from '../kit/words/words.ts';

export type SpokenWords = DeskWords & FormWords & NamesWords & ReviewWords;
/** Every id without placeholders that the desk may say. */
export type DeskWordId = PlainKey<SpokenWords>;

/** What the desk says: its own words, and those that it shares with the form. */
export const say = speaker<SpokenWords>();

/** Loads the desk's words of a language and shows it on the page. */
export const useDeskLocale = (tag: string | null | undefined): Promise<void> =>
  useLocale(tag, desk, form, names);

/** Loads what is said of one filing: its panel is shown with these words. */
export const reviewWordsReady = (): Promise<void> => learn(review);

/** Whether the desk can speak yet. */
export const deskWordsReady = (): boolean => isReady(desk);
