import type { FilingDetailsDraft } from '../../../../schema/rules/details/draft.ts';
import { RequestFailure } from '../../../kit/client/failure.ts';
import { saveFilingDetails } from '../../../kit/client/operations/details.graphql.ts';
import { problemText } from '../../../kit/words/problem-text.ts';
import type { FilingStore } from '../../store/store.ts';
import type { Path } from './paths.ts';

const PAUSE_MS = 800;

/**
 * Saves the draft while it is typed: after a pause, when a field is left, and once more for what was typed while a
 * save was on its way. Nothing is written to the browser's storage; unsaved work lives in memory until the server has it.
 */
export class Autosave {
  #unsaved = new Set<Path>();
  readonly #watching = new Set<Set<Path>>();
  #sending: readonly Path[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | null = null;

  constructor(
    private readonly store: FilingStore,
    /** Saved into even after another filing was opened. */
    private readonly filingId: string,
    private readonly source: {
      draft: () => FilingDetailsDraft;
      /** Version of the filing that the draft rests on. */
      version: () => number;
      /** Whether what is typed may be sent at all; until then it stays in the memory of this page. */
      agreed: () => boolean;
      merge: () => Promise<void>;
      saved: (version: number) => void;
    },
  ) {}

  /** Paths that the server doesn't have yet. */
  get unsaved(): readonly Path[] {
    return [...this.#unsaved];
  }

  /** Whether the server knows what stands at a path now, so that what it says of it still holds. */
  isSaved(path: Path): boolean {
    return !this.#unsaved.has(path) && !this.#sending.includes(path);
  }

  /** Something was filled in by itself; it is saved with the next thing that is typed, or with Next. */
  note(path: Path): void {
    this.#unsaved.add(path);
    for (const watched of this.#watching) watched.add(path);
  }

  /** What an answer that is asked for now may not replace: all that is not saved yet, or is typed until it has come. */
  async keepDuring<Answer>(asking: Promise<Answer>): Promise<{ answer: Answer; kept: ReadonlySet<Path> }> {
    const kept = new Set([...this.#unsaved, ...this.#sending]);
    this.#watching.add(kept);
    try {
      return { answer: await asking, kept };
    } finally {
      this.#watching.delete(kept);
    }
  }

  /** A save is on its way. */
  get running(): boolean {
    return this.#running !== null;
  }

  changed(path: Path): void {
    this.note(path);
    clearTimeout(this.#timer);
    if (!this.source.agreed()) return this.store.setSave({ kind: 'UNAGREED' });
    this.store.setSave({ kind: 'UNSAVED' });
    this.#timer = setTimeout(() => void this.save(), PAUSE_MS);
  }

  /** Saves now what there is to save. */
  flush(): void {
    if (this.#unsaved.size > 0) void this.save();
  }

  /** Saves what waited for the consent, once that is given. */
  resume(): void {
    if (this.store.save.kind === 'UNAGREED' && this.source.agreed()) this.flush();
  }

  /** Saves until nothing is left; `false` when the server would not have it, and without the consent nothing is sent. */
  async save(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (!this.source.agreed()) return false;
    this.#running ??= this.#run().finally(() => (this.#running = null));
    return this.#running;
  }

  async #run(): Promise<boolean> {
    while (this.#unsaved.size > 0) {
      this.store.setSave({ kind: 'SAVING' });
      const failure = await this.#once();
      if (failure) {
        this.store.setSave({ kind: 'FAILED', message: failure });
        return false;
      }
      this.store.setSave({ kind: 'SAVED', at: new Date() });
    }
    return true;
  }

  async #once(): Promise<string | null> {
    const input = (): { details: FilingDetailsDraft; expectedVersion: number } => {
      this.#sending = this.unsaved;
      this.#unsaved.clear();
      return { details: this.source.draft(), expectedVersion: this.source.version() };
    };
    const putBack = (): void => {
      this.#sending.forEach((path) => this.#unsaved.add(path));
      this.#sending = [];
    };
    const merge = async (): Promise<void> => {
      putBack();
      await this.source.merge();
    };
    try {
      const outcome = await this.store.act(saveFilingDetails, input, { at: this.filingId, merge });
      if (!outcome) {
        this.#sending = [];
        this.source.saved(this.store.versionOf(this.filingId));
        return null;
      }
      putBack();
      return problemText(outcome);
    } catch (cause) {
      putBack();
      return problemText(
        cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause)),
      );
    }
  }
}
