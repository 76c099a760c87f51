import { attention } from '../../../schema/messages/generated/attention.lazy.js';
import type { AttentionWords } from '../../../schema/messages/generated/attention.types.d.ts';
import { learn, speaker } from '../../kit/words/words.ts';

/** What only the list of alarms says: loaded when it is first shown. */
export const sayAttention = speaker<AttentionWords>();

export const attentionWordsReady = (): Promise<void> => learn(attention);
