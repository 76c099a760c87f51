import type { Api, Carried } from '../../kit/client/api.ts';
import { RequestFailure } from '../../kit/client/failure.ts';
import type { Operation } from '../../kit/client/operation.ts';
import { openingQuery } from '../../kit/client/operations/opening.graphql.ts';
import type { ApplicantView, FilingView, Versioned } from '../../kit/client/views.ts';
import { isTypedError, type TypedError } from '../../kit/client/errors.ts';
import type {
  ConsentPurpose,
  FilingUpdatedSubscription,
  GrantConsentInput,
  GrantConsentMutation,
  WithdrawConsentInput,
  WithdrawConsentMutation,
} from '../../../schema/client/operations.ts';
import { ProviderClock } from '../../kit/client/clock.ts';
import { currentLocale } from '../../kit/words/words.ts';
import { consentLanguageOf } from '../start/opening.ts';
import type { Opening } from '../start/opening.ts';
import { operations } from './operations.ts';
import { IDLE } from './save-state.ts';
import type { SaveState } from './save-state.ts';
import type { Reason } from '../events.ts';
import type { StepName } from './steps.ts';

/** `null` when it went well, else the typed error. */
export type Outcome = TypedError | null;

/** What every change of a filing answers: the filing after it, or a typed error. */
type FilingAnswer = {
  readonly result: { readonly __typename: string; readonly filing: FilingView } | TypedError | null;
};

/** The version is the filing's current one, unless the change rests on an older state of it and says so. */
type Input<Variables> = Variables extends { input: infer In }
  ? Omit<In, keyof Versioned> & { expectedVersion?: number }
  : never;

/** Something kept with a filing that has work to finish when the filing is left. */
type Leavable = { left(): void };

const isLeavable = (kept: unknown): kept is Leavable =>
  typeof kept === 'object' && kept !== null && 'left' in kept && typeof kept.left === 'function';

/**
 * What the form knows: who is here, the filing, the step, how far saving has got. Elements read it through
 * `StoreController` and are told of changes by a `change` event.
 */
export class FilingStore extends EventTarget {
  readonly clock = new ProviderClock();
  viewer: ApplicantView | null = null;
  /** What came with who is here: what the first step shows. */
  opening: Opening | null = null;
  filing: FilingView | null = null;
  step: StepName = 'TYPE';
  online = true;
  save: SaveState = IDLE;
  /** Tells the host page. */
  tell: (event: Event) => void = () => undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #kept = new Map<string, unknown>();
  #versions = new Map<string, number>();
  #listening: AbortController | null = null;
  #acting = 0;
  #asked: Reason = 'ELSEWHERE';

  constructor(readonly api: Api) {
    super();
  }

  /**
   * Loads who is here and the filing: the one named, else the one remembered, else the open one. Someone with more than
   * one order to look at chooses on the page of their filings instead. `begun` is a question that was asked before the code
   * was here; without an answer to it, the service is asked now.
   */
  async start(
    named: string | null,
    remembered: string | null,
    begun: Promise<Opening | null> | null,
  ): Promise<void> {
    const opening = (await begun) ?? (await this.#ask());
    const { viewer } = opening.data;
    if (viewer.__typename !== 'ApplicantViewer')
      throw new RequestFailure('FORBIDDEN', 'The session belongs to no applicant.');
    this.viewer = viewer;
    this.opening = opening;
    this.clock.set(viewer.provider.now);
    const known = named ?? remembered;
    if (known) await this.load(known, 'START');
    const open = named || viewer.returning ? null : viewer.openFiling?.id;
    if (open && (!this.filing || this.filing.state === 'ABANDONED')) await this.load(open, 'START');
    this.changed();
  }

  async #ask(): Promise<Opening> {
    const locale = currentLocale();
    return {
      locale,
      data: await this.api.query(openingQuery, { language: consentLanguageOf(locale) }),
    };
  }

  /** Why the filing changes, where it changes now. */
  get reason(): Reason {
    return this.#acting > 0 ? 'APPLICANT' : this.#asked;
  }

  /** Fetches the filing anew; keeps what is shown when it is gone or not ours. */
  async load(id: string, reason: Reason = 'APPLICANT'): Promise<void> {
    this.#asked = reason;
    try {
      const filing = await this.#fetch(id);
      if (filing) this.accept(filing);
    } finally {
      this.#asked = 'ELSEWHERE';
    }
  }

  refresh(): Promise<void> {
    return this.#reload(this.filing?.id);
  }

  /** Takes a reading of the filing over, unless a newer one came before it. Safe to call twice with the same one. */
  accept(filing: FilingView): void {
    const known = this.filing;
    if (known?.id === filing.id && filing.revision < known.revision) return;
    this.clock.hasReached(filing.updatedAt);
    this.#versions.set(filing.id, filing.version);
    this.filing = filing;
    if (known?.id !== filing.id) this.#listen(filing.id);
    this.changed();
  }

  /** The newest version of a filing that came here; 0 for one that never did. */
  versionOf(id: string): number {
    return this.#versions.get(id) ?? 0;
  }

  /** Leaves the filing, to begin another. What waits to be saved in it is sent all the same. */
  forget(): void {
    this.#listening?.abort();
    for (const kept of this.#kept.values()) if (isLeavable(kept)) kept.left();
    this.#kept.clear();
    this.filing = null;
    this.step = 'TYPE';
    this.changed();
  }

  /**
   * Changes the filing that is open when it is asked for, or `at`. Changes run one after the other, each with the version the
   * last one left; a version that went stale elsewhere is fetched and the change tried once more. A function as input is
   * asked when the turn has come; `merge` may bring together what was typed here and elsewhere before the second try.
   */
  act<Variables extends { input: Versioned }>(
    operation: Operation<FilingAnswer, Variables>,
    input: Input<Variables> | (() => Input<Variables>),
    { at = this.filing?.id, merge }: { at?: string | undefined; merge?: () => Promise<void> } = {},
  ): Promise<Outcome> {
    const current = (): Input<Variables> => (typeof input === 'function' ? input() : input);
    return this.#inTurn(async () => {
      const first = await this.#versioned(at, operation, current());
      if (first?.__typename !== 'ConflictError') return first;
      await Promise.all([this.#reload(at), merge?.()]);
      return this.#versioned(at, operation, current());
    });
  }

  /**
   * Decides on the filing as it is on show: submits it, takes it back. Where it was changed elsewhere, that is fetched and
   * shown, and nothing is decided: nobody agrees to what they have not seen.
   */
  decide<Variables extends { input: Versioned }>(
    operation: Operation<FilingAnswer, Variables>,
    input: Input<Variables>,
  ): Promise<Outcome> {
    const at = this.filing?.id;
    return this.#inTurn(async () => {
      const outcome = await this.#versioned(at, operation, input);
      if (outcome?.__typename === 'ConflictError') await this.#reload(at);
      return outcome;
    });
  }

  /** Sends a mutation that needs no version and takes over the filing it answers. */
  change<Variables extends { input: object }>(
    operation: Operation<FilingAnswer, Variables>,
    variables: Variables,
  ): Promise<Outcome> {
    const at = this.filing?.id;
    return this.#inTurn(() => this.#send(operation, variables, at));
  }

  /** Agrees to a text: in the filing that is open, or before there is one. */
  agree(
    operation: Operation<GrantConsentMutation, { input: GrantConsentInput }>,
    input: GrantConsentInput,
  ): Promise<Outcome> {
    return this.#inTurn(async () => {
      const { result } = await this.api.mutate(operation, { input });
      if (isTypedError(result)) return result;
      if (result.filing) this.#take(result.filing, input.filingId ?? undefined);
      else if (this.viewer)
        this.viewer = { ...this.viewer, consents: [...this.viewer.consents, result.consent] };
      this.changed();
      return null;
    });
  }

  /** Takes a consent to the filing that is open back; the next filing asks for it anew. Answers what became of the data. */
  takeBack(
    operation: Operation<WithdrawConsentMutation, { input: WithdrawConsentInput }>,
    purpose: ConsentPurpose,
  ): Promise<Carried<WithdrawConsentMutation>['result']> {
    const filingId = this.filing?.id ?? '';
    return this.#inTurn(async () => {
      const { result } = await this.api.mutate(operation, { input: { filingId, purpose } });
      if (isTypedError(result)) return result;
      const { viewer } = this;
      if (viewer)
        this.viewer = {
          ...viewer,
          consents: viewer.consents.filter((one) => one.purpose !== purpose),
        };
      this.#take(result.filing, filingId);
      this.changed();
      return result;
    });
  }

  /** Something that lives as long as the filing is open, made when first asked for. */
  keep<Thing>(key: string, make: () => Thing): Thing {
    if (!this.#kept.has(key)) this.#kept.set(key, make());
    return this.#kept.get(key) as Thing;
  }

  setSave(save: SaveState): void {
    this.save = save;
    this.changed();
  }

  setOnline(online: boolean): void {
    if (this.online === online) return;
    this.online = online;
    this.changed();
  }

  /** Tells the elements to look again. */
  changed(): void {
    this.dispatchEvent(new Event('change'));
  }

  stop(): void {
    this.#listening?.abort();
  }

  /** Takes an answer over, unless another filing was opened since it was asked for. */
  #take(filing: FilingView, at: string | undefined): void {
    if (this.filing?.id === at) return this.accept(filing);
    this.#versions.set(filing.id, Math.max(filing.version, this.versionOf(filing.id)));
  }

  async #fetch(id: string): Promise<FilingView | null> {
    const { filingQuery } = await operations();
    return (await this.api.query(filingQuery, { id })).filing;
  }

  /** Fetches a filing anew, whether or not it is still open. */
  async #reload(id: string | undefined): Promise<void> {
    if (!id) return;
    const filing = await this.#fetch(id);
    if (filing) this.#take(filing, id);
  }

  async #versioned<Variables extends { input: Versioned }>(
    at: string | undefined,
    operation: Operation<FilingAnswer, Variables>,
    input: Input<Variables>,
  ): Promise<Outcome> {
    if (!at) throw new RequestFailure('INTERNAL', 'There is no filing to change.');
    const versioned = { filingId: at, expectedVersion: this.versionOf(at), ...input };
    return this.#send(operation, { input: versioned } as unknown as Variables, at);
  }

  async #send<Variables extends object>(
    operation: Operation<FilingAnswer, Variables>,
    variables: Variables,
    at: string | undefined,
  ): Promise<Outcome> {
    const { result } = await this.api.mutate(operation, variables);
    if (isTypedError(result)) return result;
    this.#take(result.filing, at);
    return null;
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const act = async (): Promise<Result> => {
      this.#acting += 1;
      try {
        return await work();
      } finally {
        this.#acting -= 1;
      }
    };
    const turn = this.#queue.then(act, act);
    // A failed change is its caller's matter; it must not stop the next one.
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  #listen(id: string): void {
    this.#listening?.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const watch = {
      signal,
      // Null for a moment in which it could not be read: what is shown stays.
      onValue: ({ filingUpdated }: FilingUpdatedSubscription) => filingUpdated && this.accept(filingUpdated),
      onReconnect: () => void this.refresh().catch(() => this.setOnline(false)),
    };
    void Promise.all([import('../../kit/client/subscribe.ts'), operations()]).then(
      ([{ keepSubscribed }, { filingUpdatedSubscription }]) =>
        keepSubscribed(this.api, filingUpdatedSubscription, { id }, watch),
    );
  }
}
