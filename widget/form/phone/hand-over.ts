import type { CaptureLinkState } from '../../../schema/client/operations.ts';
import type { TypedError } from '../../kit/client/errors.ts';
import { isTypedError } from '../../kit/client/errors.ts';
import { RequestFailure } from '../../kit/client/failure.ts';
import {
  captureLinkQuery,
  confirmCaptureLink,
  createCaptureLink,
  endCaptureLink,
} from '../../kit/client/operations/capture-link.graphql.ts';
import type { CaptureLinkView } from '../../kit/client/views.ts';
import type { Reason } from '../events.ts';
import type { FilingStore } from '../store/store.ts';

type Trouble = TypedError | RequestFailure;

/** The hand-over of a filing's pictures to a phone, as the first screen follows it. Lives as long as the filing is open. */
export class HandOver extends EventTarget {
  link: CaptureLinkView | null = null;
  /** Where the phone goes; known to the page that made the link, and only as long as that is open. */
  url = '';
  trouble: Trouble | null = null;
  busy = false;
  /** Why it is where it is now. */
  reason: Reason = 'ELSEWHERE';
  #revision = 0;
  #over: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly store: FilingStore) {
    super();
    store.addEventListener('change', this.#look);
  }

  get state(): CaptureLinkState {
    if (!this.link) return 'OVER';
    return Date.parse(this.link.endsAt) <= Date.now() ? 'OVER' : this.link.state;
  }

  /** Called by the store when the filing is left. */
  left(): void {
    this.store.removeEventListener('change', this.#look);
    clearTimeout(this.#over);
  }

  /** Goes on with the link there is, where this page can still show it or needs not; else makes one. */
  async begin(): Promise<void> {
    await this.#run(() => this.#fetch());
    const shown = this.state === 'WAITING' ? this.url !== '' : this.state !== 'OVER';
    if (!shown) await this.renew();
  }

  renew(): Promise<void> {
    return this.#run(async () => {
      const { api, filing } = this.store;
      const { result } = await api.mutate(createCaptureLink, { input: { filingId: filing?.id ?? '' } });
      if (isTypedError(result)) return result;
      this.url = result.url;
      this.#take(result.captureLink);
      return null;
    }, 'APPLICANT');
  }

  confirm(): Promise<void> {
    return this.#run(async () => {
      const { id = '', code } = this.link ?? {};
      const input = { linkId: id, code: code ?? '' };
      const { result } = await this.store.api.mutate(confirmCaptureLink, { input });
      if (isTypedError(result)) return result;
      this.#take(result.captureLink);
      return null;
    }, 'APPLICANT');
  }

  end(): Promise<void> {
    return this.#run(async () => {
      const { result } = await this.store.api.mutate(endCaptureLink, {
        input: { linkId: this.link?.id ?? '' },
      });
      if (isTypedError(result)) return result;
      this.#take(result.captureLink);
      return null;
    }, 'APPLICANT');
  }

  /** The filing says that something about it changed, which may be the phone. */
  #look = (): void => {
    const revision = this.store.filing?.revision ?? 0;
    const moves = this.link !== null && this.state !== 'OVER';
    if (!moves || revision === this.#revision) return;
    this.#revision = revision;
    void this.#run(() => this.#fetch());
  };

  async #fetch(): Promise<null> {
    this.#revision = this.store.filing?.revision ?? 0;
    const { filing } = await this.store.api.query(captureLinkQuery, { id: this.store.filing?.id ?? '' });
    this.#take(filing?.captureLink ?? null);
    return null;
  }

  #take(link: CaptureLinkView | null): void {
    if (link?.id !== this.link?.id && link?.state !== 'WAITING') this.url = '';
    this.link = link;
    clearTimeout(this.#over);
    if (!link || this.state === 'OVER') return;
    this.#over = setTimeout(
      () => this.dispatchEvent(new Event('change')),
      Date.parse(link.endsAt) - Date.now(),
    );
  }

  async #run(work: () => Promise<Trouble | null>, reason: Reason = 'ELSEWHERE'): Promise<void> {
    this.busy = true;
    this.reason = reason;
    this.dispatchEvent(new Event('change'));
    try {
      this.trouble = await work();
    } catch (cause) {
      this.trouble = cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    } finally {
      this.busy = false;
    }
    this.dispatchEvent(new Event('change'));
    this.reason = 'ELSEWHERE';
  }
}
