import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { AccessPossible, DetermineInput, OtherFilingType, ApiIssue } from '../../../kit/client/views.ts';
import { isTypedError } from '../../../kit/client/errors.ts';
import '../../../kit/elements/button.ts';
import { learnForm, say } from '../../../kit/words/words.ts';
import { operations } from '../../store/operations.ts';
import { nextStepOf } from '../../store/steps.ts';
import { problemNotice } from '../problem.ts';
import { StepElement } from '../step-element.ts';
import { forgetType, mayKeepType } from './type-draft.ts';
import './type-form.ts';

type Answer = AccessPossible | OtherFilingType;

/** Step 1 验证备案类型: finds out what has to be filed, and starts the filing. */
@customElement('jieru-step-type')
export class JieruStepType extends StepElement {
  @state() private answer: Answer | null = null;
  #input: DetermineInput | null = null;

  protected override get ready(): boolean {
    return true;
  }

  protected override content(): TemplateResult {
    if (this.store.filing) return this.#known();
    return html`<div class="body">
        <jieru-type-form
          ?hidden=${this.answer !== null}
          .issues=${this.#issues}
          .store=${this.store}
          @jieru-determine=${(event: CustomEvent<DetermineInput>) => void this.#determine(event.detail)}
        ></jieru-type-form>
        <div id="answer" tabindex="-1" ?hidden=${this.answer === null}>${this.#answered()}</div>
        ${this.#trouble()}
      </div>
      <jieru-foot next=${this.#next} ?busy=${this.busy} @jieru-next=${this.#onNext}>
        ${
          this.answer
            ? html`<jieru-button @click=${this.#change}>${say('type.changeInput')}</jieru-button>`
            : nothing
        }
      </jieru-foot>`;
  }

  get #issues(): readonly ApiIssue[] {
    return this.problem && 'issues' in this.problem ? this.problem.issues : [];
  }

  #answered(): TemplateResult | typeof nothing {
    if (!this.answer) return nothing;
    if (this.answer.__typename === 'AccessPossible')
      return html`<jieru-type-answer .answer=${this.answer}></jieru-type-answer>`;
    return html`<jieru-other-type
      .answer=${this.answer}
      .input=${this.#input}
      .store=${this.store}
      ?busy=${this.busy}
      @jieru-has-site=${(event: CustomEvent<boolean>) => void this.#again({ hasSite: event.detail })}
      @jieru-claimed=${() => void this.#again({})}
    ></jieru-other-type>`;
  }

  /** What stands beside no field; an order in the way can be opened at once. */
  #trouble(): TemplateResult | typeof nothing {
    if (!this.problem || this.#issues.length > 0) return nothing;
    return problemNotice(this.problem, (id) => void this.#open(id));
  }

  get #next(): string {
    if (!this.answer) return say('type.check');
    return this.answer.__typename === 'AccessPossible' ? say('type.start') : '';
  }

  #known(): TemplateResult {
    void learnForm().then(() => import('./type-known.ts'));
    return html`<div class="body">
        <jieru-type-known .filing=${this.filing} .store=${this.store}></jieru-type-known>
      </div>
      <jieru-foot next=${say('foot.next')} @jieru-next=${this.goOn}></jieru-foot>`;
  }

  #onNext = (): void => {
    if (this.answer?.__typename === 'AccessPossible') void this.#start(this.answer);
    else void this.renderRoot.querySelector('jieru-type-form')?.submit();
  };

  #change = (): void => {
    this.answer = null;
    this.problem = null;
  };

  async #determine(input: DetermineInput): Promise<void> {
    this.#input = input;
    await this.run(async () => {
      const { determineFilingType } = await operations();
      const { result } = await this.store.api.mutate(determineFilingType, { input });
      if (isTypedError(result)) {
        this.answer = null;
        return result;
      }
      await (result.__typename === 'AccessPossible' ? import('./type-answer.ts') : this.#loadWays(result));
      this.answer = result;
      return null;
    });
    if (!this.answer) return;
    this.announce(this.#spoken(this.answer));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#answer')?.focus();
  }

  async #loadWays({ type }: OtherFilingType): Promise<void> {
    await Promise.all([
      import('./other-type.ts'),
      ...(type === 'IMPORT_FIRST' ? [import('./claim-form.ts')] : []),
    ]);
  }

  #spoken(answer: Answer): string {
    if (answer.__typename === 'AccessPossible') return say('type.possible');
    return answer.ask ?? say(`other.${answer.type}`);
  }

  /** Asks once more with the same entries: something is known now, or was claimed, that was not before. */
  async #again(known: { hasSite?: boolean }): Promise<void> {
    if (this.#input) await this.#determine({ ...this.#input, ...known });
  }

  async #start({ determinationId }: AccessPossible): Promise<void> {
    const started = await this.run(async () => {
      const { startFiling } = await operations();
      return this.store.change(startFiling, { input: { determinationId } });
    });
    if (!started) return;
    if (mayKeepType(this)) forgetType();
    this.goOn();
  }

  async #open(id: string): Promise<void> {
    await this.run(async () => {
      await this.store.load(id);
      return null;
    });
    if (this.store.filing) this.go(nextStepOf(this.store.filing));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-step-type': JieruStepType;
  }
}
