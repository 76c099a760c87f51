const KEPT = 'jieru-desk';

type Wishes = {
  /** Single keys act: who dictates or types into another program may want none to. */
  keys: boolean;
  /** After a decision the next filing opens. */
  advance: boolean;
};

const DEFAULTS: Wishes = { keys: true, advance: false };

const stored = (): Partial<Wishes> => {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    return typeof read === 'object' && read !== null ? read : {};
  } catch {
    // A page may forbid storage: the wishes then last as long as the desk.
    return {};
  }
};

/** What a reviewer wishes of the desk, kept by this browser. */
export class Prefs {
  #wishes: Wishes = { ...DEFAULTS, ...stored() };

  constructor(private readonly changed: () => void) {}

  get keys(): boolean {
    return this.#wishes.keys;
  }

  get advance(): boolean {
    return this.#wishes.advance;
  }

  wish(wishes: Partial<Wishes>): void {
    this.#wishes = { ...this.#wishes, ...wishes };
    try {
      localStorage.setItem(KEPT, JSON.stringify(this.#wishes));
    } catch {
      // As above.
    }
    this.changed();
  }
}
