import { IDENTIFIERS } from '../../../schema/messages/values/identifiers.ts';
import type { IdentifierKind } from '../../../schema/messages/values/identifiers.ts';

/** Letters and digits as Chinese input methods give them in full width, and their hyphen and blank. */
const narrow = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');

/** Blanks and hyphens part groups and are none of the number. */
const bareOf = (text: string): string => narrow(text).replace(/[\s-]/g, '');

/** Where the caret stands after so many characters that are no blanks. */
const placeAfter = (text: string, count: number): number => {
  let place = 0;
  for (let seen = 0; place < text.length && seen < count; place += 1) if (text[place] !== ' ') seen += 1;
  return place;
};

/** Rewrites a number in an input as its paper has it, in narrow characters and in groups; the caret stays where it was in the number. */
export const asTyped = (input: HTMLInputElement, kind: IdentifierKind): void => {
  const { value, selectionStart, selectionEnd } = input;
  const shown = IDENTIFIERS[kind].shown(bareOf(value));
  if (shown === value || selectionStart === null || selectionStart !== selectionEnd) return;
  const before = bareOf(value.slice(0, selectionStart)).length;
  input.value = shown;
  const place = placeAfter(shown, before);
  input.setSelectionRange(place, place);
};
