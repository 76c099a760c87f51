import { fields } from '../../../schema/messages/generated/fields.lazy.js';
import { figures } from '../../../schema/messages/generated/figures.lazy.js';
import type { FiguresWords } from '../../../schema/messages/generated/figures.types.d.ts';
import { learn, speaker } from '../../kit/words/words.ts';

/** What only the figures say: loaded when they are first shown, with the names of the fields that were remarked on. */
export const sayFigures = speaker<FiguresWords>();

export const figuresWordsReady = (): Promise<void> => learn(figures, fields);
