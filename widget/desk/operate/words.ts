import { choices } from '../../../schema/messages/generated/choices.lazy.js';
import { operate } from '../../../schema/messages/generated/operate.lazy.js';
import { replyCodes } from '../../../schema/messages/generated/reply-codes.lazy.js';
import type { OperateWords } from '../../../schema/messages/generated/operate.types.d.ts';
import { learn, speaker } from '../../kit/words/words.ts';

/** What only acts towards the authority say: loaded when one may first be chosen. */
export const sayOperate = speaker<OperateWords>();

/** What the acts' words are in. */
export const operateAreas = [operate, choices, replyCodes] as const;

export const operateWordsReady = (): Promise<void> => learn(...operateAreas);
