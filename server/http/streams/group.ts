/** What is sent to listeners: the same bytes to all of them, first with what only a first answer says. */
export type Reading = {
  readonly first: Buffer;
  readonly later: Buffer;
  /** The answer holds what was asked for, so that a stream may begin with it. */
  readonly found: boolean;
  /** It is of the caller that it was read for, and of nobody else. */
  readonly personal: boolean;
};

export type Listener = {
  /** Who listens, with its credentials. */
  readonly person: string;
  take(reading: Reading): void;
  end(): void;
};

export type Sources<L extends Listener> = {
  /** Answers the group's question as this listener may see it; null where that failed, after which a listener ends and comes again. */
  readonly read: (one: L) => Promise<Reading | null>;
  /** Whether a listener may still listen. */
  readonly stands: (one: L) => Promise<boolean>;
};

/**
 * Everybody who asks the same and is answered alike. A change is read once, however many listen; what changes while one reading is under
 * way is in the next, which is for all that happened meanwhile.
 */
export class Group<L extends Listener> {
  readonly #members = new Set<L>();
  #wanting = new Set<L>();
  #busy = false;

  constructor(private readonly sources: Sources<L>) {}

  get size(): number {
    return this.#members.size;
  }

  /** The listener is told the present state, read after this moment, and every later one. */
  join(one: L): void {
    this.#members.add(one);
    this.want(one);
  }

  leave(one: L): void {
    this.#members.delete(one);
    this.#wanting.delete(one);
  }

  want(one: L): void {
    this.#wanting.add(one);
    void this.#work();
  }

  wantAll(): void {
    this.#wanting = new Set(this.#members);
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#wanting.size > 0) {
      const asking = [...this.#wanting];
      this.#wanting = new Set();
      await this.#answer(asking);
    }
    this.#busy = false;
  }

  async #answer(asking: readonly L[]): Promise<void> {
    const [one] = asking;
    if (!one) return;
    const persons = new Map(asking.map((each) => [each.person, each]));
    const [reading, standing] = await Promise.all([
      this.sources.read(one),
      Promise.all(
        [...persons.values()].map(async (each) => [each.person, await this.sources.stands(each)] as const),
      ),
    ]);
    const may = new Map(standing);
    const others: L[] = [];
    for (const each of asking) {
      if (!this.#members.has(each)) continue;
      if (reading === null || may.get(each.person) !== true) each.end();
      else if (reading.personal && each.person !== one.person) others.push(each);
      else each.take(reading);
    }
    await this.#answer(others);
  }
}
