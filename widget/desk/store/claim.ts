import type { Api } from '../../kit/client/api.ts';
import { isTypedError, type TypedError } from '../../kit/client/errors.ts';
import { RequestFailure } from '../../kit/client/failure.ts';
import { claimFiling, releaseFiling } from '../operations/claims.graphql.ts';
import type { Holder } from '../types.ts';

/** A claim lasts ten minutes after it was last gone on with. */
const GO_ON_MS = 120_000;

/** A claim that could not be had is tried for again after so long. */
const AGAIN_MS = 3_000;

/** Giving back is tried again for so long without a network; afterwards the claim ends by itself. */
const GIVE_BACK_MS = 5_000;

/**
 * Who reviews one filing (领取). Whoever opens it and may decide has it, as long as they work in this tab; what another has is left
 * to them until they give it back, their time is over or a lead takes it.
 */
export class Claim {
  holder: Holder | null = null;
  /** It was this reviewer's, and somebody took it over. */
  lost = false;
  /** Why it could not be claimed, apart from somebody else's claim. */
  problem: TypedError | RequestFailure | null = null;
  /** Counts the answers to claims: what was read of the filing before the last one is older. */
  turn = 0;
  #busy = false;
  #wentOnAt = 0;
  #triedAt = 0;
  #ended = false;

  constructor(
    private readonly api: Api,
    private readonly filingId: string,
    private readonly changed: () => void,
  ) {}

  /** Whether somebody else decides about the filing. */
  get isOthers(): boolean {
    return this.holder !== null && !this.holder.mine;
  }

  /** Takes over what the filing says, unless that was asked before the last answer to a claim. */
  see(holder: Holder | null, turn: number): void {
    if (turn === this.turn) this.#accept(holder);
  }

  /** Claims the filing where nobody has it, and goes on with a claim of one's own now and then. */
  async tend(): Promise<void> {
    const fresh = this.holder?.mine && Date.now() - this.#wentOnAt < GO_ON_MS;
    const soon = this.problem !== null && Date.now() - this.#triedAt < AGAIN_MS;
    if (!fresh && !soon && !this.isOthers) await this.#claim(false);
  }

  /** Takes the filing from whoever has it; the service lets leads alone do that. */
  async takeOver(): Promise<void> {
    await this.#claim(true);
  }

  /** Gives the filing back, so that others may take it at once. */
  async end(): Promise<void> {
    this.#ended = true;
    if (!this.holder?.mine) return;
    this.holder = null;
    const input = { filingId: this.filingId };
    await this.api.mutate(releaseFiling, { input }, AbortSignal.timeout(GIVE_BACK_MS));
  }

  async #claim(takeOver: boolean): Promise<void> {
    if (this.#busy || this.#ended) return;
    this.#busy = true;
    this.#triedAt = Date.now();
    try {
      const { result } = await this.api.mutate(claimFiling, { input: { filingId: this.filingId, takeOver } });
      this.turn += 1;
      this.problem = null;
      if (!isTypedError(result)) {
        this.#wentOnAt = Date.now();
        this.lost = false;
        this.#accept(result.filing.claim);
      } else if (result.__typename === 'ClaimedError')
        this.#accept({ reviewer: result.reviewer ?? '', mine: false, expiresAt: result.expiresAt });
      else this.problem = result;
    } catch (cause) {
      this.problem = cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    } finally {
      this.#busy = false;
    }
    // It was left while the claim was on its way.
    if (this.#ended) await this.end();
    else this.changed();
  }

  #accept(holder: Holder | null): void {
    if (this.holder?.mine && holder && !holder.mine) this.lost = true;
    this.holder = holder;
  }
}
