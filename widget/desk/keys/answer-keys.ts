import { askedBy, type Acts } from './keys.ts';

/** What can do something for keys. */
export type Hand = EventTarget & { readonly acts: Acts };

/** Who may answer keys, in the order in which they came, and whether single keys act. */
export type Keyboard = { readonly hands: ReadonlySet<Hand>; readonly prefs: { readonly keys: boolean } };

/** Lets do what a key asks for whoever can: the element that came last before those it came to, and the desk itself at the end. */
const answerKey = (event: KeyboardEvent, desk: Keyboard, own: Acts): void => {
  const { acts, inPlace } = askedBy(event, desk.prefs.keys);
  if (acts.length === 0) return;
  const path = event.composedPath();
  const hands = [...desk.hands].toReversed().filter((hand) => !inPlace || path.includes(hand));
  // What comes here came from within the desk, or from nowhere.
  for (const can of [...hands.map((hand) => hand.acts), own]) {
    const act = acts.find((one) => one in can);
    if (!act || can[act]?.() === false) continue;
    event.preventDefault();
    return;
  }
};

/**
 * Hears keys in the desk, and those pressed while the focus is nowhere, as it is after a button that was pressed went away. Keys pressed
 * elsewhere on the page are the page’s. Returns how to stop.
 */
export const hearKeys = (element: HTMLElement, own: Acts, desk: () => Keyboard | null): (() => void) => {
  const hear = (event: KeyboardEvent): void => {
    const known = desk();
    const nowhere = event.target === document.body || event.target === document.documentElement;
    if (known && (nowhere || event.composedPath().includes(element))) answerKey(event, known, own);
  };
  document.addEventListener('keydown', hear);
  return () => document.removeEventListener('keydown', hear);
};
