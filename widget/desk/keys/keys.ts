/** Where keys act; in a dialog only its own do. */
export const PLACES = ['DESK', 'QUEUE', 'FILING', 'PAPER', 'DIALOG'] as const;

export type Place = (typeof PLACES)[number];

type Row = { readonly act: string; readonly place: Place; readonly keys: readonly string[] };

/**
 * Every key of the desk: what it does, where, and how it is told are all read here. A letter acts wherever the focus is, unless
 * somebody types; arrows, Home, End and Enter act in what they move or confirm.
 */
export const KEYS = [
  { act: 'HELP', place: 'DESK', keys: ['?'] },
  { act: 'NEXT', place: 'DESK', keys: ['n'] },
  { act: 'SEARCH', place: 'DESK', keys: ['/'] },
  { act: 'VIEWS', place: 'DESK', keys: ['v'] },
  { act: 'BACK', place: 'DESK', keys: ['Escape'] },
  { act: 'DOWN', place: 'QUEUE', keys: ['ArrowDown', 'j'] },
  { act: 'UP', place: 'QUEUE', keys: ['ArrowUp', 'k'] },
  { act: 'FIRST', place: 'QUEUE', keys: ['Home'] },
  { act: 'LAST', place: 'QUEUE', keys: ['End'] },
  { act: 'OPEN', place: 'QUEUE', keys: ['Enter'] },
  { act: 'PART_AFTER', place: 'QUEUE', keys: ['l'] },
  { act: 'PART_BEFORE', place: 'QUEUE', keys: ['h'] },
  { act: 'WHY_REVIEW', place: 'FILING', keys: ['1'] },
  { act: 'WHY_APPLICANT_ASKED', place: 'FILING', keys: ['2'] },
  { act: 'WHY_AUTHORITY_ASKED', place: 'FILING', keys: ['3'] },
  { act: 'WHY_COMPLAINT', place: 'FILING', keys: ['4'] },
  { act: 'WHY_OTHER', place: 'FILING', keys: ['5'] },
  { act: 'REVEAL', place: 'FILING', keys: ['d'] },
  { act: 'FIELD_AFTER', place: 'FILING', keys: ['f'] },
  { act: 'FIELD_BEFORE', place: 'FILING', keys: ['g'] },
  { act: 'REMARK', place: 'FILING', keys: ['c'] },
  { act: 'REMARKS', place: 'FILING', keys: ['t'] },
  { act: 'PASS', place: 'FILING', keys: ['p'] },
  { act: 'RETURN', place: 'FILING', keys: ['x'] },
  { act: 'ORIGINALS', place: 'FILING', keys: ['o'] },
  { act: 'RECEIVE', place: 'FILING', keys: ['i'] },
  { act: 'SHIPMENT', place: 'FILING', keys: ['s'] },
  { act: 'RETRY', place: 'FILING', keys: ['y'] },
  { act: 'TAKE_OVER', place: 'FILING', keys: ['w'] },
  { act: 'SUBJECT', place: 'FILING', keys: ['e'] },
  { act: 'UNSEEN', place: 'PAPER', keys: ['u'] },
  { act: 'PAPER_AFTER', place: 'PAPER', keys: [']'] },
  { act: 'PAPER_BEFORE', place: 'PAPER', keys: ['['] },
  { act: 'REMARK_PAPER', place: 'PAPER', keys: ['a'] },
  { act: 'ZOOM_IN', place: 'PAPER', keys: ['+', '='] },
  { act: 'ZOOM_OUT', place: 'PAPER', keys: ['-'] },
  { act: 'FIT', place: 'PAPER', keys: ['0'] },
  { act: 'ROTATE', place: 'PAPER', keys: ['r'] },
  { act: 'PAN_LEFT', place: 'PAPER', keys: ['ArrowLeft'] },
  { act: 'PAN_RIGHT', place: 'PAPER', keys: ['ArrowRight'] },
  { act: 'PAN_UP', place: 'PAPER', keys: ['ArrowUp'] },
  { act: 'PAN_DOWN', place: 'PAPER', keys: ['ArrowDown'] },
  { act: 'CONFIRM', place: 'DIALOG', keys: ['Enter', 'Mod+Enter'] },
  { act: 'WISH_NEXT', place: 'DIALOG', keys: ['n'] },
] as const satisfies readonly Row[];

export type Act = (typeof KEYS)[number]['act'];

/** What an element does for a key; `false` when that is not to be done now, so that another may. */
export type Acts = Partial<Record<Act, () => unknown>>;

export const keysOf = (act: Act): readonly string[] => KEYS.find((row) => row.act === act)?.keys ?? [];

/** Acts where the focus is, and nowhere else. */
const IN_PLACE = /^(Arrow|Home$|End$|Enter$)/;
const TYPED_INTO =
  'textarea, select, input:not([type=checkbox], [type=radio], [type=button]), [contenteditable]';
const CONFIRMS_ITSELF = 'a, button, select, summary, input, textarea';

const nameOf = ({ key, ctrlKey, metaKey }: KeyboardEvent): string => {
  const name = /^[A-Z]$/.test(key) ? key.toLowerCase() : key;
  return ctrlKey || metaKey ? `Mod+${name}` : name;
};

/**
 * What a key pressed in the desk asks for, with whether only elements around the focus may answer. Nothing while somebody types or composes a
 * character, and no single character where whoever is here switched these off (WCAG 2.1.4).
 */
export const askedBy = (
  event: KeyboardEvent,
  singleKeys: boolean,
): { acts: readonly Act[]; inPlace: boolean } => {
  const none = { acts: [], inPlace: false };
  if (event.defaultPrevented || event.isComposing || event.altKey) return none;
  const path = event.composedPath();
  const [target] = path;
  const element = target instanceof Element ? target : null;
  const name = nameOf(event);
  const isSingle = name.length === 1;
  if (isSingle && (!singleKeys || event.repeat || element?.matches(TYPED_INTO))) return none;
  const dialog = path.some((one) => one instanceof HTMLDialogElement);
  if (!dialog && element?.matches(TYPED_INTO)) return none;
  if (dialog && name === 'Enter' && element?.matches(CONFIRMS_ITSELF)) return none;
  const acts = KEYS.filter(
    ({ place, keys }) => (place === 'DIALOG') === dialog && (keys as readonly string[]).includes(name),
  ).map(({ act }) => act);
  return { acts, inPlace: !dialog && IN_PLACE.test(name) };
};
