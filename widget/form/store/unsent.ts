import type { FilingStore } from './store.ts';

/**
 * What was typed beside the access details and not sent yet, for each filing. It outlives the step it was typed in and a look
 * at other filings; of a reload the page warns, because addresses and codes are kept nowhere in a browser.
 */
export class Unsent {
  readonly #store: FilingStore;
  readonly #typed = new Map<string, string>();

  constructor(store: FilingStore) {
    this.#store = store;
  }

  /** What was typed into a field of a place in the filing that is open; empty where nothing was. */
  at(place: string, field: string): string {
    return this.#typed.get(this.#key(place, field)) ?? '';
  }

  type(place: string, field: string, value: string): void {
    this.#typed.set(this.#key(place, field), value);
  }

  /** The place was sent, and is empty again. */
  sent(place: string): void {
    const here = this.#key(place, '');
    for (const key of this.#typed.keys()) if (key.startsWith(here)) this.#typed.delete(key);
  }

  get losesWork(): boolean {
    return [...this.#typed.values()].some((value) => value.trim() !== '');
  }

  #key(place: string, field: string): string {
    return `${this.#store.filing?.id ?? ''} ${place} ${field}`;
  }
}

const known = new WeakMap<FilingStore, Unsent>();

/** What waits to be sent in the filings of a form. */
export const unsentOf = (store: FilingStore): Unsent => {
  const unsent = known.get(store) ?? new Unsent(store);
  known.set(store, unsent);
  return unsent;
};
