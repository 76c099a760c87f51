import type { RemarkInput } from '../../../schema/client/operations.ts';
import type { TypedError } from '../../kit/client/errors.ts';
import { RequestFailure } from '../../kit/client/failure.ts';

/** A remark on a field, on a paper, or (with an empty path) on the whole. */
export type Remark = RemarkInput & { readonly path: readonly string[] };

/** A remark being written; its key stays the same while it is. */
export type RemarkDraft = Remark & {
  readonly key: string;
  /** The colleague who wrote it last; `null` where that was whoever is here. */
  readonly writer?: string | null;
};

/** Where remarks are kept while they are written. */
export type Keeper = {
  load(): Promise<readonly (Remark & { readonly writer: string | null })[]>;
  save(remark: Remark, phraseId: string | null): Promise<TypedError | RequestFailure | null>;
};

/** So long nothing more is typed before it is kept. Milliseconds. */
const PAUSE_MS = 600;

const keyOf = (path: readonly string[]): string => path.join('.');

/** Collects the remarks on one filing until it is returned, and has them kept meanwhile. One per field, and one on the whole. */
export class RemarkTray {
  #drafts: readonly RemarkDraft[] = [];
  /** Why the last of them was not kept. */
  problem: TypedError | RequestFailure | null = null;
  #keeper: Keeper | null = null;
  /** Typed and not yet on its way, by key. */
  #due = new Map<string, { timer: ReturnType<typeof setTimeout>; phraseId: string | null }>();
  #onTheWay = 0;
  #kept = new Set<string>();
  /** Typed on this page. */
  #own = new Set<string>();
  #turn: Promise<void> = Promise.resolve();

  constructor(private readonly changed: () => void) {}

  get drafts(): readonly RemarkDraft[] {
    return this.#drafts;
  }

  /** What would be sent: the remarks that say something. */
  get filled(): readonly Remark[] {
    return this.#drafts
      .map(({ path, message }) => ({ path, message: message.trim() }))
      .filter(({ message }) => message !== '');
  }

  /** Whether something that was typed is not kept yet. */
  get saving(): boolean {
    return this.#due.size > 0 || this.#onTheWay > 0;
  }

  /** Whether closing the page now would lose something. */
  get losesWork(): boolean {
    const kept = this.#keeper !== null && !this.saving && this.problem === null;
    return !kept && this.filled.length > 0;
  }

  /** Has what is typed kept from now on, and learns what is kept already. */
  async keepWith(keeper: Keeper): Promise<void> {
    this.#keeper ??= keeper;
    const found = await this.#keeper.load();
    const here = new Map(this.#drafts.map((draft) => [draft.key, draft]));
    for (const { path, message, writer } of found) {
      const key = keyOf(path);
      if (!this.#due.has(key) && this.#onTheWay === 0) here.set(key, { key, path, message, writer });
    }
    const there = new Set(found.map(({ path }) => keyOf(path)));
    // What was kept and is there no more, somebody removed elsewhere, or has decided: what was typed here stays all the same.
    this.#drafts = [...here.values()].filter(
      ({ key }) => this.#own.has(key) || !this.#kept.has(key) || there.has(key),
    );
    for (const key of there) this.#kept.add(key);
    this.changed();
  }

  at(path: readonly string[]): RemarkDraft | null {
    return this.#drafts.find(({ key }) => key === keyOf(path)) ?? null;
  }

  /** Begins a remark on a field, or comes back to the one begun. */
  begin(path: readonly string[]): RemarkDraft {
    const known = this.at(path);
    if (known) return known;
    const draft = { key: keyOf(path), path: [...path], message: '' };
    this.#drafts = [...this.#drafts, draft];
    this.changed();
    return draft;
  }

  write(key: string, message: string, phraseId: string | null = null): void {
    this.#drafts = this.#drafts.map((draft) =>
      draft.key === key ? { ...draft, message, writer: null } : draft,
    );
    this.#own.add(key);
    this.#keepSoon(key, phraseId, PAUSE_MS);
    this.changed();
  }

  remove(key: string): void {
    this.#drafts = this.#drafts.filter((draft) => draft.key !== key);
    this.#own.delete(key);
    if (this.#kept.has(key) || this.#due.has(key) || this.#onTheWay > 0) this.#keepSoon(key, null, 0);
    this.changed();
  }

  /** Tries again what could not be kept. */
  again(): void {
    this.problem = null;
    for (const { key, message } of this.#drafts) if (message !== '') this.#keepSoon(key, null, 0);
    this.changed();
  }

  /** They were sent, or are of no use any more. */
  clear(): void {
    for (const { timer } of this.#due.values()) clearTimeout(timer);
    this.#due.clear();
    this.#kept.clear();
    this.#own.clear();
    this.#drafts = [];
    this.problem = null;
    this.changed();
  }

  #keepSoon(key: string, phraseId: string | null, pause: number): void {
    if (!this.#keeper) return;
    const before = this.#due.get(key);
    if (before) clearTimeout(before.timer);
    const timer = setTimeout(() => void this.#keep(key), pause);
    this.#due.set(key, { timer, phraseId: phraseId ?? before?.phraseId ?? null });
  }

  /** One after the other: what is typed last is what is kept. */
  #keep(key: string): Promise<void> {
    const due = this.#due.get(key);
    this.#due.delete(key);
    const path = key === '' ? [] : key.split('.');
    this.#onTheWay += 1;
    this.#turn = this.#turn.then(async () => {
      const message = this.at(path)?.message ?? '';
      try {
        const problem = (await this.#keeper?.save({ path, message }, due?.phraseId ?? null)) ?? null;
        this.problem = problem;
        if (!problem) this.#kept.add(key);
      } catch (cause) {
        this.problem =
          cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
      } finally {
        this.#onTheWay -= 1;
      }
      this.changed();
    });
    return this.#turn;
  }
}
