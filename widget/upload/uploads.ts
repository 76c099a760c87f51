import { RequestFailure } from '../client/failure.ts';
import { removeMaterial, requestMaterialUpload } from '../client/operations/material.graphql.ts';
import { isTypedError } from '../client/types/errors.ts';
import type { MaterialSlotView, MaterialView } from '../client/types/material.ts';
import { issueText } from '../i18n/issue-words.ts';
import { currentLocale } from '../i18n/localize.ts';
import { problemText } from '../steps/problem.ts';
import type { FilingStore } from '../state/store.ts';
import { checkFile } from './check-file.ts';
import { putFile } from './put-file.ts';

/** A file on its way to its place. */
export type Upload =
  | { state: 'SENDING'; share: number; file: Blob; cancel: () => void }
  | { state: 'FAILED'; message: string; file: Blob | null };

export const slotId = ({ kind, websiteId }: Pick<MaterialSlotView, 'kind' | 'websiteId'>): string =>
  [kind, websiteId].filter(Boolean).join('.');

/** Sends files to their places. Lives as long as the filing is open, so an upload goes on while another step is shown. */
export class Uploads {
  #running = new Map<string, Upload>();

  constructor(private readonly store: FilingStore) {}

  /** The upload at a place, if one is under way or failed. */
  at(slot: MaterialSlotView): Upload | null {
    return this.#running.get(slotId(slot)) ?? null;
  }

  /** What is stored at a place. */
  stored(slot: MaterialSlotView): MaterialView | null {
    const fits = ({ kind, websiteId }: MaterialView): boolean =>
      kind === slot.kind && websiteId === slot.websiteId;
    return this.store.filing?.materials.findLast((one) => fits(one) && one.status !== 'AWAITING') ?? null;
  }

  /** Sends a file; resolves to an empty string, or to what went wrong. */
  async send(slot: MaterialSlotView, file: Blob): Promise<string> {
    const wrong = checkFile(file, slot);
    if (wrong) return this.#fail(slot, issueText(wrong), null);
    const abort = new AbortController();
    this.#progress(slot, file, abort, 0);
    try {
      const message = await this.#transfer(slot, file, abort);
      if (message) return this.#fail(slot, message, null);
      await this.store.refresh();
      this.#clear(slot);
      return '';
    } catch (cause) {
      if (abort.signal.aborted) {
        this.#clear(slot);
        return '';
      }
      const failure = cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
      return this.#fail(slot, problemText(failure), file);
    }
  }

  /** Takes what is stored at a place away. */
  async remove(material: MaterialView): Promise<string> {
    try {
      const outcome = await this.store.change(removeMaterial, { input: { materialId: material.id } });
      return outcome ? problemText(outcome) : '';
    } catch (cause) {
      return problemText(
        cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause)),
      );
    }
  }

  /** Forgets a failed upload. */
  dismiss(slot: MaterialSlotView): void {
    this.#clear(slot);
  }

  async #transfer(slot: MaterialSlotView, file: Blob, abort: AbortController): Promise<string> {
    const { filing, api } = this.store;
    if (!filing) return '';
    const { kind, websiteId } = slot;
    const input = { filingId: filing.id, kind, websiteId, contentType: file.type, bytes: file.size };
    const { result } = await api.mutate(requestMaterialUpload, { input }, abort.signal);
    if (isTypedError(result)) return problemText(result);
    const answer = await putFile(result.upload, file, {
      locale: currentLocale(),
      signal: abort.signal,
      onProgress: (share) => this.#progress(slot, file, abort, share),
    });
    return answer.stored ? '' : answer.message;
  }

  #progress(slot: MaterialSlotView, file: Blob, abort: AbortController, share: number): void {
    this.#running.set(slotId(slot), { state: 'SENDING', share, file, cancel: () => abort.abort() });
    this.store.changed();
  }

  #fail(slot: MaterialSlotView, message: string, file: Blob | null): string {
    this.#running.set(slotId(slot), { state: 'FAILED', message, file });
    this.store.changed();
    return message;
  }

  #clear(slot: MaterialSlotView): void {
    this.#running.delete(slotId(slot));
    this.store.changed();
  }
}
