import { entries } from '../../../schema/messages/generated/entries.lazy.js';
import type { EntriesWords } from '../../../schema/messages/generated/entries.types.d.ts';
import { isReady, sayIfKnown, speaker } from '../../kit/words/words.ts';

/** What is said of entries of the authority's lists alone: loaded when they are first shown. */
export const sayEntry = speaker<EntriesWords>();

export const entryWordsReady = (): boolean => isReady(entries);

/** What is to be done about an entry of a list. */
export const taskOf = (list: string): string => sayIfKnown(`task.${list}`) || sayEntry('task.other');
