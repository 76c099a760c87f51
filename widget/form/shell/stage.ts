import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ReadyEvent, StepChangeEvent } from '../events.ts';
import type { Reason } from '../events.ts';
import { AnnounceEvent } from '../../kit/events.ts';
import { say } from '../../kit/words/words.ts';
import { StepHistory } from '../store/step-history.ts';
import { nextStepOf, stepAfter, stepsOf } from '../store/steps.ts';
import type { FilingStore } from '../store/store.ts';
import type { StepName } from '../store/steps.ts';
import type { Connection } from './connect.ts';
import { makeStep, warmUp } from './step-loader.ts';

/** Where most type checks lead. */
const AFTER_TYPE: StepName = 'SERVER';

type Host = HTMLElement & {
  noHistory: boolean;
  requestUpdate: () => void;
  updateComplete: Promise<boolean>;
};

type Place = { step: StepName; path?: readonly string[] | undefined };

type StepHolder = HTMLElement & { focusPath?: (path: readonly string[]) => Promise<void> };

/** Where a step leads now; `null` while it is locked. */
const opens = ({ filing }: FilingStore, step: StepName): StepName | null => {
  if (step === 'HOME') return filing ? null : step;
  return stepsOf(filing).find(({ name }) => name === step)?.opens ?? null;
};

/** Where somebody begins: at their filings if there are some to look at, else at what waits in the one there is. */
const firstStep = ({ filing, viewer }: FilingStore): StepName =>
  !filing && viewer?.returning ? 'HOME' : nextStepOf(filing);

/** Shows one step at a time, moves between them, and keeps the browser's history in line. */
export class Stage {
  #element: StepHolder | null = null;
  #shown: StepName | null = null;
  #turn = 0;
  #history = new StepHistory((place) => void this.#return(place));

  constructor(
    private readonly host: Host,
    private readonly connection: () => Connection | null,
  ) {}

  /** The filing of the history entry this visit came back to. */
  get rememberedFiling(): string | null {
    return this.host.noHistory ? null : (this.#history.read()?.filingId ?? null);
  }

  /** First step of a visit: the one left last time if it can still be opened, else the first that waits. */
  async enter(): Promise<void> {
    const store = this.connection()?.store;
    if (!store) return;
    if (!this.host.noHistory) this.#history.start();
    const remembered = this.host.noHistory ? null : this.#history.read();
    const step = remembered?.filingId === (store.filing?.id ?? null) ? remembered.step : null;
    await this.#show(step && opens(store, step) === step ? step : firstStep(store), 'START');
    this.host.dispatchEvent(
      new ReadyEvent({ filingId: store.filing?.id ?? null, step: store.step, reason: 'START' }),
    );
  }

  /** Opens a step and, given a path, focuses its field. */
  async go({ step, path }: Place, reason: Reason = 'APPLICANT'): Promise<void> {
    const store = this.connection()?.store;
    if (!store) return;
    // The page of all filings stands outside of any of them.
    if (step === 'HOME') store.forget();
    const opened = opens(store, step);
    if (!opened) return;
    if (opened !== this.#shown) {
      await this.#show(opened, reason);
      this.host.dispatchEvent(new AnnounceEvent({ text: say(`step.${opened}.title`), urgent: false }));
    }
    if (path && this.#element?.focusPath) await this.#element.focusPath(path);
    else this.focusHeading();
  }

  /** The page asks for a filing, or for none to begin another; `false` where it is not this applicant's. */
  async open(filingId: string | null): Promise<boolean> {
    const store = this.connection()?.store;
    if (!store) return false;
    if (filingId === null) store.forget();
    else if (filingId !== store.filing?.id) await store.load(filingId, 'PAGE');
    if ((store.filing?.id ?? null) !== filingId) return false;
    await this.#show(filingId === null ? 'TYPE' : nextStepOf(store.filing), 'PAGE');
    return true;
  }

  /** The filing moved on elsewhere: leaves a step that can no longer be worked on. */
  settle(): void {
    const store = this.connection()?.store;
    if (!store || !this.#shown) return;
    if (opens(store, this.#shown) !== this.#shown) void this.#show(firstStep(store), 'ELSEWHERE');
  }

  /** Whether there is a step to show yet. */
  get isSet(): boolean {
    return this.#element !== null;
  }

  render(): TemplateResult {
    return html`${this.#element}`;
  }

  stop(): void {
    this.#history.stop();
  }

  /** Back or forward in the browser, which may lead to another filing or out of all of them. */
  async #return({ step, filingId }: { step: StepName; filingId: string | null }): Promise<void> {
    const store = this.connection()?.store;
    if (!store) return;
    if (filingId === null) store.forget();
    else if (filingId !== store.filing?.id) await store.load(filingId, 'HISTORY');
    await this.go({ step }, 'HISTORY');
  }

  async #show(step: StepName, reason: Reason): Promise<void> {
    const store = this.connection()?.store;
    if (!store) return;
    const turn = ++this.#turn;
    this.#shown = step;
    const element = await makeStep(step, store.filing === null);
    // Somebody asked for yet another step while this one was loading.
    if (turn !== this.#turn) return;
    this.#element = element;
    store.step = step;
    const filingId = store.filing?.id ?? null;
    if (reason !== 'HISTORY' && !this.host.noHistory) this.#history.write({ step, filingId });
    store.changed();
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.host.dispatchEvent(new StepChangeEvent({ step, filingId, reason }));
    const next = store.filing ? stepAfter(store.filing, step) : AFTER_TYPE;
    if (next) warmUp(next, store.api);
  }

  /** Moves the focus to where a step begins. */
  focusHeading(): void {
    const heading = this.host.shadowRoot?.querySelector<HTMLElement>('#heading');
    heading?.focus({ preventScroll: true });
    if (this.host.getBoundingClientRect().top < 0) this.host.scrollIntoView({ block: 'start' });
  }
}
