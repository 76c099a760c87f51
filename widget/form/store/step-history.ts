import type { StepName } from './steps.ts';

type Place = { step: StepName; filingId: string | null };

const KEY = 'jieru';

/**
 * Keeps the step in `history.state`, so that back and forward walk the steps and a reload comes back to the same one.
 * The page's URL stays as it is, and nothing but a step and an opaque id is kept; the type check keeps its choices beside it.
 */
export class StepHistory {
  #onPop = (): void => {
    const place = this.read();
    if (place) this.onBack(place);
  };

  constructor(private readonly onBack: (place: Place) => void) {}

  start(): void {
    addEventListener('popstate', this.#onPop);
  }

  stop(): void {
    removeEventListener('popstate', this.#onPop);
  }

  read(): Place | null {
    const state: unknown = history.state;
    if (typeof state !== 'object' || state === null || !(KEY in state)) return null;
    return state[KEY] as Place;
  }

  /** Another step was opened; the first one of a visit replaces the page's own entry. */
  write(place: Place): void {
    const known = this.read();
    const state: unknown = history.state;
    const next = { ...(typeof state === 'object' ? state : {}), [KEY]: place };
    if (known && (known.step !== place.step || known.filingId !== place.filingId))
      history.pushState(next, '');
    else history.replaceState(next, '');
  }
}
