import { isTypedError, type TypedError } from '../../kit/client/errors.ts';
import {
  addFilingNote,
  deskRemarks,
  deskTeam,
  readMentions,
  saveRemarkDraft,
} from '../operations/remarks.graphql.ts';
import type { Colleague, FilingNote, OwnPhrase } from '../types.ts';
import type { Desk } from './desk.ts';
import type { Keeper } from './tray.ts';

/** What colleagues write on one filing, and whom and what they choose from while they do. */
export class TeamWork {
  notes: readonly FilingNote[] = [];
  /** The provider's own phrases, those used most first. */
  phrases: readonly OwnPhrase[] = [];
  colleagues: readonly Colleague[] = [];
  /** What could not be read of it. */
  failure: unknown = null;

  constructor(
    private readonly desk: Desk,
    readonly filingId: string,
  ) {}

  /** Learns what was written, and has what is typed kept from now on. */
  async begin(): Promise<void> {
    const { api } = this.desk;
    try {
      const [team] = await Promise.all([
        api.query(deskTeam, {}),
        this.desk.trayOf(this.filingId).keepWith(this.#keeper),
      ]);
      this.phrases = team.phrases;
      this.colleagues = team.colleagues;
      this.failure = null;
    } catch (cause) {
      this.failure = cause;
    }
    this.desk.changed();
    await this.#readMentions();
  }

  /** Looks again, after a colleague may have written something. */
  async refresh(): Promise<void> {
    try {
      await this.desk.trayOf(this.filingId).keepWith(this.#keeper);
    } catch (cause) {
      this.failure = cause;
      this.desk.changed();
    }
  }

  /** Notes something for colleagues; those whose name stands behind an @ are called. */
  async note(text: string): Promise<TypedError | null> {
    const mentions = this.colleagues
      .filter(({ displayName }) => text.includes(`@${displayName}`))
      .map(({ id }) => id);
    const input = { filingId: this.filingId, text, mentions };
    const { result } = await this.desk.api.mutate(addFilingNote, { input });
    if (isTypedError(result)) return result;
    this.notes = [...this.notes.filter(({ id }) => id !== result.note.id), result.note];
    this.desk.changed();
    return null;
  }

  readonly #keeper: Keeper = {
    load: async () => {
      const { filing } = await this.desk.api.query(deskRemarks, { id: this.filingId });
      this.notes = filing?.notes ?? [];
      return (filing?.remarkDrafts ?? []).map(({ path, message, writer, mine }) => ({
        path,
        message: message ?? '',
        writer: mine ? null : writer,
      }));
    },
    save: async ({ path, message }, phraseId) => {
      const input = { filingId: this.filingId, path: [...path], message, phraseId };
      const { result } = await this.desk.api.mutate(saveRemarkDraft, { input });
      return isTypedError(result) ? result : null;
    },
  };

  async #readMentions(): Promise<void> {
    const { queue, api } = this.desk;
    if (!queue.mentions.some(({ filingId }) => filingId === this.filingId)) return;
    const { result } = await api.mutate(readMentions, { input: { filingId: this.filingId } });
    if (!isTypedError(result)) await queue.refresh();
  }
}
