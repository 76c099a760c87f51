import type { Api } from '../../kit/client/api.ts';
import { RequestFailure } from '../../kit/client/failure.ts';
import type { Operation } from '../../kit/client/operation.ts';
import type { Versioned } from '../../kit/client/views.ts';
import {
  isTypedError,
  type ConflictError,
  type InvalidStateError,
  type TypedError,
} from '../../kit/client/errors.ts';
import type { FilingState } from '../../../schema/client/operations.ts';
import { keepSubscribed } from '../../kit/client/subscribe.ts';
import { deskFiling, deskFilingUpdated, deskReveal, deskRisks } from '../operations/filing.graphql.ts';
import type { LookReason } from '../../../schema/client/operations.ts';
import type { Decision, DeskDetails, DeskFiling, DeskMaterial, DeskRisk, PaperReading } from '../types.ts';
import { Claim } from './claim.ts';
import { saysWhy } from './looks.ts';

/** `null` when it went well, else what stood in the way. */
export type Outcome = TypedError | RequestFailure | null;

/** What every decision answers: the filing after it, or a typed error. */
type DecisionAnswer = {
  readonly result: { readonly __typename: string; readonly filing: DeskFiling } | TypedError | null;
};

type Input<Variables> = Variables extends { input: infer In } ? Omit<In, keyof Versioned> : never;

/** Links to pictures work for a minute and a half; older ones are not begun with any more. */
const LINKS_HOLD_MS = 60_000;

/** Whether somebody decided about it: it stands elsewhere, or a review was added though it stands where it stood. */
const isHandledElsewhere = (before: DeskFiling, now: DeskFiling): boolean =>
  before.state !== now.state || now.reviews.length > before.reviews.length;

/** One filing on the desk: kept up to date by the service, decided about with the version that is on show. */
export class OpenedFiling {
  filing: DeskFiling | null = null;
  /** What is to be known before a pass, the gravest first; `null` until that was answered. */
  risks: readonly DeskRisk[] | null = null;
  /** The last question for the risks was not answered. */
  risksFailed = false;
  /** Why it could not be opened. */
  failure: unknown = null;
  /** The details in clear, while the reviewer wants to see them. */
  inClear: DeskDetails | null = null;
  /** What was read of the papers, in clear with the details; by the paper. */
  #readInClear: ReadonlyMap<string, PaperReading | null> = new Map();
  revealing = false;
  /** Somebody else moved it while it was open here. */
  moved: { from: FilingState; to: FilingState } | null = null;
  /** The decision that was just carried out here. */
  done: Decision | null = null;
  /** The answer to a decision that came too late: the filing is no longer what it was when the decision was taken. */
  overtaken: ConflictError | InvalidStateError | null = null;
  deciding = false;
  /** Questions for the filing asked so far, and the last of them that was answered: answers may overtake each other. */
  #asked = 0;
  #answered = 0;
  #fetchedAt = 0;
  #risksAsked = 0;
  #listening = new AbortController();
  /** Who reviews it. */
  readonly claim: Claim;

  constructor(
    private readonly api: Api,
    readonly id: string,
    private readonly changed: () => void,
  ) {
    this.claim = new Claim(api, id, changed);
  }

  /** Loads the filing and goes on listening. */
  async open(): Promise<void> {
    await this.refresh();
    if (this.#listening.signal.aborted || !this.filing) return;
    void keepSubscribed(
      this.api,
      deskFilingUpdated,
      { id: this.id },
      {
        signal: this.#listening.signal,
        onValue: () => void this.refresh(),
        onReconnect: () => void this.refresh(),
      },
    );
  }

  /** Fetches it anew, and what is to be known of it; what is on show stays when that fails. */
  async refresh(): Promise<void> {
    await Promise.all([this.#load(), this.#loadRisks()]);
  }

  async #loadRisks(): Promise<void> {
    const asked = (this.#risksAsked += 1);
    try {
      const { filing } = await this.api.query(deskRisks, { id: this.id });
      if (asked !== this.#risksAsked) return;
      this.risks = filing?.risks ?? [];
      this.risksFailed = false;
    } catch {
      if (asked !== this.#risksAsked) return;
      // What was known before may no longer be all.
      this.risks = null;
      this.risksFailed = true;
    }
    this.changed();
  }

  async #load(): Promise<void> {
    const asked = (this.#asked += 1);
    const { turn } = this.claim;
    try {
      const { filing } = await this.api.query(deskFiling, { id: this.id });
      if (asked < this.#answered) return;
      this.#answered = asked;
      this.failure = null;
      if (filing) this.#accept(filing, turn);
      else this.failure = new RequestFailure('NOT_FOUND', 'There is no such filing.');
    } catch (cause) {
      this.failure = cause;
    }
    this.changed();
  }

  /** Takes over a newer state. Safe to call twice with the same one. */
  #accept(filing: DeskFiling, turn = this.claim.turn): void {
    const known = this.filing;
    this.claim.see(filing.claim, turn);
    if (known && filing.revision < known.revision) return;
    if (known && !this.deciding && isHandledElsewhere(known, filing))
      this.moved = { from: known.state, to: filing.state };
    this.filing = filing;
    this.#fetchedAt = Date.now();
    // Once it has moved on it is shown in clear when somebody asks anew, who may have left the page.
    if (known && (known.state !== filing.state || known.submittedAt !== filing.submittedAt))
      this.inClear = null;
    const newer = this.inClear && known?.version !== filing.version;
    this.changed();
    if (newer) void this.reveal(true);
  }

  /** What was read of a paper: in clear while the details are. */
  readingOf({ id, reading }: DeskMaterial): PaperReading | null {
    return (this.inClear && this.#readInClear.get(id)) || reading;
  }

  /** Says why it is looked at; from then on there are pictures. Throws when nobody answers. */
  async look(reason: LookReason, note: string | null): Promise<TypedError | null> {
    const wrong = await saysWhy(this.api, this.id, reason, note);
    if (wrong) return wrong;
    await this.#load();
    // Noted, and the pictures did not come: to be told, or nothing would seem to happen.
    if (this.failure instanceof RequestFailure) throw this.failure;
    return null;
  }

  /** After something was shown: learns what is still to be looked at. */
  async looked(): Promise<void> {
    if (this.filing?.unseen) await this.#load();
  }

  /** Gets new links where the present ones may soon end. */
  async freshen(): Promise<void> {
    if (Date.now() - this.#fetchedAt > LINKS_HOLD_MS) await this.#load();
  }

  /** Shows personal data in clear or masks it again; throws what stood in the way. */
  async reveal(wanted: boolean): Promise<void> {
    if (!wanted) {
      this.inClear = null;
      this.changed();
      return;
    }
    this.revealing = true;
    this.changed();
    try {
      const { filing } = await this.api.query(deskReveal, { id: this.id });
      // Submitted anew meanwhile: the data stands beside the papers of the same submission, or not at all.
      if (this.filing?.submittedAt !== filing?.submittedAt) await this.refresh();
      this.#readInClear = new Map(filing?.materials.map(({ id, reading }) => [id, reading]));
      this.inClear = (this.filing?.submittedAt === filing?.submittedAt && filing?.details) || null;
    } finally {
      this.revealing = false;
      this.changed();
    }
    if (this.filing?.unseen?.details) void this.looked();
  }

  /**
   * Decides about exactly what is on show. A filing that changed meanwhile is fetched, but the decision is not repeated:
   * the reviewer has to look at it first. `signal` gives up waiting for the network.
   */
  async decide<Variables extends { input: Versioned }>(
    decision: Decision,
    operation: Operation<DecisionAnswer, Variables>,
    input: Input<Variables>,
    signal?: AbortSignal,
  ): Promise<Outcome> {
    if (!this.filing) return new RequestFailure('INTERNAL', 'There is no filing to decide about.');
    const versioned = { ...input, filingId: this.id, expectedVersion: this.filing.version };
    this.deciding = true;
    this.done = null;
    this.overtaken = null;
    try {
      const { result } = await this.api.mutate(
        operation,
        { input: versioned } as unknown as Variables,
        signal,
      );
      if (!isTypedError(result)) {
        this.moved = null;
        this.done = decision;
        this.#accept(result.filing);
        return null;
      }
      if (result.__typename === 'ConflictError' || result.__typename === 'InvalidStateError')
        this.overtaken = result;
      await this.refresh();
      return result;
    } catch (cause) {
      return cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    } finally {
      this.deciding = false;
      this.changed();
    }
  }

  /** Somebody who may decide works here: what waits for a review is theirs, and stays it. */
  async tend(): Promise<void> {
    if (this.filing?.state === 'IN_REVIEW') await this.claim.tend();
  }

  close(): void {
    this.#listening.abort();
    // Where that fails, the claim ends by itself.
    void this.claim.end().catch(() => undefined);
  }
}
