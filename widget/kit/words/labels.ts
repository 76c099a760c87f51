import { choiceName } from '../../../schema/messages/choices.ts';
import type { ChoiceKind, ChoiceNames } from '../../../schema/messages/choices.ts';
import { labelOf } from '../../../schema/messages/labels.ts';
import { wordsOnShow } from './words.ts';

/** What the form calls the field at the end of a path; nothing while its words are on their way. */
export const labelFor = (path: readonly string[]): string => labelOf(path, wordsOnShow()) ?? '';

/** The name of a code in the language on show; nothing for one that its table does not have. */
export const nameOfCode = (kind: ChoiceKind, code: unknown): string =>
  choiceName(wordsOnShow() as ChoiceNames, kind, code) ?? '';
