import type { FieldsWords } from './generated/fields.types.d.ts';
import { shown } from './message.ts';
import type { Words } from './message.ts';

/** What a catalogue says under a key; nothing where it has none. */
export const wordAt = (words: Words, key: string): string | undefined =>
  key in words ? shown(words[key]) : undefined;

/** What a form calls the field at the end of the path, indices left out; `null` when it has no name of its own. */
export const labelOf = (path: readonly string[], words: Partial<FieldsWords>): string | null => {
  const names = path.filter((step) => !/^\d+$/.test(step));
  return wordAt(words, names.slice(-2).join('.')) ?? wordAt(words, names.at(-1) ?? '') ?? null;
};
