import { RequestFailure } from '../../kit/client/failure.ts';
import { removeMaterial, requestMaterialUpload } from '../../kit/client/operations/material.graphql.ts';
import { isTypedError } from '../../kit/client/errors.ts';
import type { MaterialSlotView, MaterialView } from '../../kit/client/views.ts';
import { waitForRetry } from '../../kit/client/backoff.ts';
import { sizeText } from '../../../schema/messages/values/amounts.ts';
import { issueText } from '../../kit/words/issue-words.ts';
import { currentLocale, say } from '../../kit/words/words.ts';
import { problemText } from '../../kit/words/problem-text.ts';
import { UploadProgressEvent } from '../filing-events.ts';
import type { FilingStore } from '../store/store.ts';
import { prepare, SMALL_BYTES } from './prepare.ts';
import { PIECE_BYTES, sendInPieces } from './in-pieces.ts';
import { putFile } from './put-file.ts';
import type { UploadTrouble } from './put-file.ts';
import { sniffType } from './sniff.ts';

/** A file on its way to its place. */
export type Upload =
  /** A large photo is made smaller. */
  | { state: 'PREPARING'; file: Blob; cancel: () => void }
  | { state: 'SENDING'; share: number; file: Blob; cancel: () => void }
  | {
      state: 'FAILED';
      message: string;
      /** What may be sent again; null where that cannot help. */
      file: Blob | null;
      /** A smaller picture may pass where this one did not. */
      smaller: boolean;
    };

/** Why a file is not stored, in words, and what of it may be tried again. */
type Failure = { message: string; file?: Blob | null; smaller?: boolean };
type Sending = {
  slot: MaterialSlotView;
  abort: AbortController;
  /** The form's camera took it there and then. */
  live: boolean;
};

/** So often a service without room for another upload is asked again. */
const MOST_ATTEMPTS = 5;

export const slotId = ({ kind, websiteId }: Pick<MaterialSlotView, 'kind' | 'websiteId'>): string =>
  [kind, websiteId].filter(Boolean).join('.');

const troubleText = (trouble: UploadTrouble, file: Blob): Failure => ({
  message: say(`upload.${trouble}`, { size: sizeText(file.size) }),
  file,
  smaller: (trouble === 'TOO_LARGE_ON_THE_WAY' || trouble === 'STALLED') && file.size > SMALL_BYTES,
});

/** What says that another page sends the same file; null where the page is not served over HTTPS. */
const digestOf = async (file: Blob): Promise<string | null> => {
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (!subtle) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', await file.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

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

  /** Sends a file, smaller if `small`; resolves to an empty string, or to what went wrong. */
  async send(
    slot: MaterialSlotView,
    file: Blob,
    { small = false, live = false }: { small?: boolean; live?: boolean } = {},
  ): Promise<string> {
    const abort = new AbortController();
    const sending: Sending = { slot, abort, live };
    this.#running.set(slotId(slot), { state: 'PREPARING', file, cancel: () => abort.abort() });
    this.store.changed();
    try {
      const failure = await this.#deliver(sending, file, small);
      if (failure) return this.#fail(slot, failure);
    } catch (cause) {
      if (!abort.signal.aborted) return this.#fail(slot, await this.#broken(cause, file));
    }
    this.#clear(slot);
    return '';
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

  async #deliver(sending: Sending, chosen: Blob, small: boolean): Promise<Failure | null> {
    const { slot, abort, live } = sending;
    const { filing, api } = this.store;
    if (!filing) return null;
    const { signal } = abort;
    const prepared = await prepare(chosen, slot, { signal, ...(small ? { most: SMALL_BYTES } : {}) });
    signal.throwIfAborted();
    if ('issue' in prepared) return { message: issueText(prepared.issue) };
    const { file, contentType } = prepared;
    this.#progress(sending, file, 0);
    const { kind, websiteId } = slot;
    const sha256 = file.size > PIECE_BYTES ? await digestOf(file) : null;
    const input = { filingId: filing.id, kind, websiteId, contentType, bytes: file.size, sha256, live };
    const { result } = await api.mutate(requestMaterialUpload, { input }, signal);
    // What is under way is not broken off: it may have been cancelled meanwhile.
    signal.throwIfAborted();
    if (isTypedError(result)) return { message: problemText(result) };
    return this.#put(sending, file, result);
  }

  /** Sends the bytes, again where the service had no room for them, and asks the service what became of them. */
  async #put(sending: Sending, file: Blob, target: Parameters<typeof putFile>[0]): Promise<Failure | null> {
    const { signal } = sending.abort;
    const onProgress = (share: number): void => this.#progress(sending, file, share);
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#attempt(target, file, { locale: currentLocale(), signal, onProgress });
      if (answer.stored) return this.#confirmed(target.material.id, null);
      if ('message' in answer) return this.#confirmed(target.material.id, { message: answer.message });
      if ('trouble' in answer) return this.#confirmed(target.material.id, troubleText(answer.trouble, file));
      if (attempt === MOST_ATTEMPTS) return troubleText('BUSY', file);
      await waitForRetry(answer.again * 1000, signal);
      signal.throwIfAborted();
    }
  }

  /** A connection that broke says nothing of what arrived before it did. */
  async #attempt(...[target, file, options]: Parameters<typeof putFile>): ReturnType<typeof putFile> {
    try {
      const inPieces = file.size > PIECE_BYTES ? await sendInPieces(target, file, options) : null;
      return inPieces ?? (await putFile(target, file, options));
    } catch (cause) {
      if (options.signal.aborted) throw cause;
      if ((await this.#confirmed(target.material.id, { message: 'broken' })) === null)
        return { stored: true };
      throw cause;
    }
  }

  /** What the service itself says became of a file, where it can be asked; else what was thought. */
  async #confirmed(materialId: string, thought: Failure | null): Promise<Failure | null> {
    try {
      await this.store.refresh();
    } catch (cause) {
      if (cause instanceof RequestFailure) return thought;
      throw cause;
    }
    const known = this.store.filing?.materials.find(({ id }) => id === materialId);
    if (known?.status === 'STORED') return null;
    if (known?.status === 'REFUSED') return { message: known.refusalMessage ?? say('tile.refused') };
    return thought ?? { message: say('upload.UNCONFIRMED') };
  }

  async #broken(cause: unknown, file: Blob): Promise<Failure> {
    try {
      await sniffType(file);
    } catch {
      // Browsers give no other sign that a chosen file was changed or moved since.
      return { message: say('upload.fileGone') };
    }
    const failure = cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    return { message: problemText(failure), file };
  }

  #progress({ slot, abort }: Sending, file: Blob, share: number): void {
    this.#running.set(slotId(slot), { state: 'SENDING', share, file, cancel: () => abort.abort() });
    this.store.changed();
    const { filing, step } = this.store;
    const { kind } = slot;
    if (filing)
      this.store.tell(
        new UploadProgressEvent({ filingId: filing.id, step, reason: 'APPLICANT', kind, share }),
      );
  }

  #fail(slot: MaterialSlotView, { message, file = null, smaller = false }: Failure): string {
    this.#running.set(slotId(slot), { state: 'FAILED', message, file, smaller });
    this.store.changed();
    return message;
  }

  #clear(slot: MaterialSlotView): void {
    this.#running.delete(slotId(slot));
    this.store.changed();
  }
}
