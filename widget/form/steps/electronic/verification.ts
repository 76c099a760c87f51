import type {
  ElectronicQuery,
  LivenessWay,
  SignCommitmentInput,
} from '../../../../schema/client/operations.ts';
import type { TypedError } from '../../../kit/client/errors.ts';
import { isTypedError } from '../../../kit/client/errors.ts';
import { RequestFailure } from '../../../kit/client/failure.ts';
import {
  beginElectronicVerification,
  electronicQuery,
  recordLiveness,
  signCommitment,
} from '../../../kit/client/operations/electronic.graphql.ts';
import type { MaterialSlotView } from '../../../kit/client/views.ts';
import type { FilingStore } from '../../store/store.ts';
import type { Uploads } from '../../upload/uploads.ts';

type Known = NonNullable<ElectronicQuery['filing']>;
export type VerificationView = Known['electronicVerifications'][number];
export type CommitmentView = NonNullable<Known['commitment']>;
export type Trouble = TypedError | RequestFailure | { readonly message: string };

/** The electronic verifications (电子化核验) of the open filing. Lives as long as it is open. */
export class Verification extends EventTarget {
  commitment: CommitmentView | null = null;
  trouble: Trouble | null = null;
  busy = false;
  #all: readonly VerificationView[] = [];
  #revision = -1;

  constructor(
    private readonly store: FilingStore,
    private readonly uploads: Uploads,
  ) {
    super();
    store.addEventListener('change', this.look);
  }

  /** Called by the store when the filing is left. */
  left(): void {
    this.store.removeEventListener('change', this.look);
  }

  /** The newest of a website. */
  of(websiteId: string | null): VerificationView | null {
    return this.#all.findLast((one) => one.websiteId === websiteId) ?? null;
  }

  /** Fetches what is known, where the filing says that something about it changed. */
  look = (): void => {
    const revision = this.store.filing?.revision ?? 0;
    if (this.busy || revision === this.#revision) return;
    this.#revision = revision;
    void this.#run(() => this.#fetch());
  };

  begin(websiteId: string, way: LivenessWay): Promise<boolean> {
    return this.#run(async () => {
      const input = { filingId: this.store.filing?.id ?? '', websiteId, way };
      const { result } = await this.store.api.mutate(beginElectronicVerification, { input });
      if (isTypedError(result)) return result;
      return this.#fetch();
    });
  }

  /** Sends the pictures, the first as the photo, and has them recorded. */
  follow(photo: MaterialSlotView, shots: readonly Blob[]): Promise<boolean> {
    return this.#run(async () => {
      const { id } = this.of(photo.websiteId) ?? {};
      const materialIds: string[] = [];
      for (const [at, shot] of shots.entries()) {
        const slot = at === 0 ? photo : { ...photo, kind: 'LIVENESS_FRAME' as const };
        const message = await this.uploads.send(slot, shot, { live: true });
        if (message) return { message };
        materialIds.push(this.uploads.stored(slot)?.id ?? '');
      }
      const input = { verificationId: id ?? '', materialIds };
      const { result } = await this.store.api.mutate(recordLiveness, { input });
      return isTypedError(result) ? result : this.#fetch();
    });
  }

  sign(input: Omit<SignCommitmentInput, 'hash'>): Promise<boolean> {
    return this.#run(async () => {
      const { result } = await this.store.api.mutate(signCommitment, {
        input: { ...input, hash: this.commitment?.hash ?? '' },
      });
      if (isTypedError(result)) return result;
      await this.store.refresh();
      return this.#fetch();
    });
  }

  async #fetch(): Promise<null> {
    const { filing } = await this.store.api.query(electronicQuery, { id: this.store.filing?.id ?? '' });
    this.#all = filing?.electronicVerifications ?? [];
    this.commitment = filing?.commitment ?? null;
    this.#revision = this.store.filing?.revision ?? 0;
    return null;
  }

  async #run(work: () => Promise<Trouble | null>): Promise<boolean> {
    this.busy = true;
    this.dispatchEvent(new Event('change'));
    try {
      this.trouble = await work();
    } catch (cause) {
      this.trouble = cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    } finally {
      this.busy = false;
    }
    this.dispatchEvent(new Event('change'));
    return this.trouble === null;
  }
}
