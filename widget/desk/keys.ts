/** What a key asks of the desk. */
export type DeskKey = 'SEARCH' | 'BACK';

const EDITABLE = 'input, textarea, select';

/**
 * What a key pressed somewhere in the desk asks for. Keys of someone who types are text, and keys in a dialog are the
 * dialog's; keys pressed elsewhere on the page never reach the desk.
 */
export const deskKey = (event: KeyboardEvent): DeskKey | null => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
  const path = event.composedPath();
  if (path.some((one) => one instanceof HTMLDialogElement)) return null;
  const [target] = path;
  const types = target instanceof Element && target.matches(EDITABLE) && !target.matches('[type=checkbox]');
  if (types) return null;
  if (event.key === '/') return 'SEARCH';
  return event.key === 'Escape' ? 'BACK' : null;
};
