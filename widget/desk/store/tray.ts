import type { RemarkInput } from '../../../schema/client/operations.ts';

/** A remark on a field, on a paper, or (with an empty path) on the whole. */
export type Remark = RemarkInput & { readonly path: readonly string[] };

/** A remark being written; its key stays the same while it is. */
export type RemarkDraft = Remark & { readonly key: string };

const keyOf = (path: readonly string[]): string => path.join('.');

/** Collects the remarks on one filing until it is returned. One per field, and one on the whole. */
export class RemarkTray {
  #drafts: RemarkDraft[] = [];

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

  write(key: string, message: string): void {
    this.#drafts = this.#drafts.map((draft) => (draft.key === key ? { ...draft, message } : draft));
    this.changed();
  }

  remove(key: string): void {
    this.#drafts = this.#drafts.filter((draft) => draft.key !== key);
    this.changed();
  }

  clear(): void {
    this.#drafts = [];
    this.changed();
  }
}
