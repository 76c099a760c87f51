import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { RequestFailure } from '../../kit/client/failure.ts';
import type { TypedError } from '../../kit/client/errors.ts';
import type { FilingView } from '../../kit/client/views.ts';
import { JieruElement } from '../../kit/elements/element.ts';
import { AnnounceEvent } from '../../kit/events.ts';
import { GoEvent } from '../go.ts';
import { focusPath } from './focus-path.ts';
import { problemNotice } from './problem.ts';
import { problemText } from '../../kit/words/problem-text.ts';
import './foot.ts';
import type { FilingStore, Outcome } from '../store/store.ts';
import { StoreController } from '../store/store-controller.ts';
import { stepAfter } from '../store/steps.ts';
import type { StepName } from '../store/steps.ts';
import { stepStyles } from '../../kit/styles/step-styles.ts';

/** Inputs in which somebody types a line. */
const LINES = /^(text|password|email|tel)$/;

/** Base of the steps: the store, one action at a time, its problems, and the way on. */
export abstract class StepElement extends JieruElement {
  static override styles = [JieruElement.styles, stepStyles];

  @state() protected busy = false;
  @state() protected problem: TypedError | RequestFailure | null = null;

  readonly #stores = new StoreController(this);

  constructor() {
    super();
    this.addEventListener('keydown', (event) => this.#enter(event));
  }

  override render(): TemplateResult | typeof nothing {
    return this.#stores.store && this.ready ? this.content() : nothing;
  }

  protected abstract content(): TemplateResult;

  /** All steps but the first need a filing. */
  protected get ready(): boolean {
    return this.#stores.store?.filing != null;
  }

  protected get store(): FilingStore {
    if (!this.#stores.store) throw new Error('A step stands inside <access-filing> only.');
    return this.#stores.store;
  }

  protected get filing(): FilingView {
    if (!this.store.filing) throw new Error('This step needs a filing.');
    return this.store.filing;
  }

  /** Enter in a line of text goes on, as it does in every form. What an input method takes for itself is no Enter. */
  #enter(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    const [target] = event.composedPath();
    if (!(target instanceof HTMLInputElement) || !LINES.test(target.type)) return;
    if (event.composedPath().some((one) => one instanceof HTMLDialogElement)) return;
    event.preventDefault();
    this.renderRoot.querySelector('jieru-foot')?.goOn();
  }

  /** Does one action; `true` when it went well. What went wrong is kept for the notice and read out. */
  protected async run(work: () => Promise<Outcome>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = null;
    try {
      this.problem = await work();
    } catch (cause) {
      this.problem = cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    } finally {
      this.busy = false;
    }
    if (this.problem) this.announce(problemText(this.problem), true);
    return this.problem === null;
  }

  /** Fetches the filing anew; where that fails, the form says that there is no connection. */
  protected fetchAnew(): void {
    if (this.ready) void this.store.refresh().catch(() => this.store.setOnline(false));
  }

  protected announce(text: string, urgent = false): void {
    this.dispatchEvent(new AnnounceEvent({ text, urgent }));
  }

  protected go(step: StepName, path?: readonly string[]): void {
    this.dispatchEvent(new GoEvent(path ? { step, path } : { step }));
  }

  /** Opens the next step that can be opened. */
  protected goOn(): void {
    const next = stepAfter(this.store.filing, this.store.step);
    if (next) this.go(next);
  }

  protected problemNotice(): TemplateResult | typeof nothing {
    return this.problem ? html`${problemNotice(this.problem)}` : nothing;
  }

  /** Focuses the field that a path leads to, or the nearest one above it. */
  async focusPath(path: readonly string[]): Promise<void> {
    await this.updateComplete;
    await focusPath(this, path);
  }
}
