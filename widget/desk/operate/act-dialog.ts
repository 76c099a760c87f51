import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/dialog.ts';
import '../../kit/elements/notice.ts';
import { day } from '../../kit/words/format.ts';
import { Learning } from '../../kit/words/learning.ts';
import { DeskElement } from '../desk-element.ts';
import { deskProblemText } from '../problem-text.ts';
import { say } from '../words.ts';
import { actField } from './act-fields.ts';
import { actStyles } from './act-styles.ts';
import { isTold, type Act, type ActField, type Problem, type Told, type Values } from './act.ts';
import { operateAreas, sayOperate } from './words.ts';

/**
 * Asks once more before something is done towards the authority: what follows from it, why it is done, and what it needs. What stands
 * in its way is told inside, at the field that it is about, and nothing typed is lost; what came of it is told on the page.
 *
 * @fires close - When the dialog was closed, whether or not anything was done.
 * @fires done - When it was done.
 */
@customElement('jieru-desk-act')
export class JieruDeskAct extends DeskElement {
  static override styles = [DeskElement.styles, actStyles];

  /** Makes the act in the language on show; null while the dialog is closed. */
  @property({ attribute: false }) make: (() => Act) | null = null;

  @state() private busy = false;
  @state() private values: Values = {};
  @state() private missing: readonly ActField[] = [];
  @state() private problem: Problem | null = null;
  /** What is in the way, or to be confirmed. */
  @state() private halt: Told | null = null;
  /** What came of the last act. */
  @state() private outcome: Told | null = null;
  #waiting: AbortController | null = null;

  constructor() {
    super();
    new Learning(this, ...operateAreas);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('make') || !this.make) return;
    this.values = {};
    this.outcome = null;
    this.#forget();
  }

  override render(): TemplateResult {
    const act = this.make?.();
    return html`${this.outcome ? this.#told(this.outcome, 'good', 'outcome') : nothing}
      <jieru-dialog
        heading=${act?.heading ?? ''}
        close-text=${say('act.cancel')}
        ?open=${act !== undefined}
        @close=${this.#close}
      >
        ${act ? this.#content(act) : nothing}
        <jieru-button
          slot="actions"
          variant=${act?.isFinal ? 'danger' : 'primary'}
          ?busy=${this.busy}
          @click=${() => void this.#send()}
        >
          ${this.halt?.kind === 'ASKS' ? sayOperate('operate.confirm') : (act?.action ?? '')}
        </jieru-button>
      </jieru-dialog>`;
  }

  #content({ about, rules, due, fields }: Act): TemplateResult {
    return html`<p class="about">${about}</p>
      ${due ? html`<p class="warn">${sayOperate('operate.due', { day: day(due) })}</p>` : nothing}
      <ul class="rules" aria-label=${sayOperate('operate.rules')}>
        ${rules.map((rule) => html`<li>${rule}</li>`)}
      </ul>
      <div class="fields">
        ${fields.map((field) =>
          actField(field, {
            values: this.values,
            error: this.#errorOf(field),
            typed: (key, value) => this.#typed(key, value),
          }),
        )}
      </div>
      ${this.halt ? this.#told(this.halt, 'warn', 'problem') : nothing} ${this.#hindrance(fields)}`;
  }

  /** What is wrong that is at no field. */
  #hindrance(fields: readonly ActField[]): TemplateResult | typeof nothing {
    const { problem } = this;
    if (!problem) return nothing;
    const issues = 'issues' in problem ? problem.issues : [];
    const elsewhere = issues.filter(({ path }) => !fields.some(({ key }) => key === path[0]));
    if (issues.length > 0 && elsewhere.length === 0) return nothing;
    return html`<jieru-notice class="problem" tone="bad" heading=${say('refusal.heading')}>
      ${elsewhere.map(({ message }) => message).join(' ') || deskProblemText(problem)}
    </jieru-notice>`;
  }

  #told({ text, lines = [], detail }: Told, tone: 'good' | 'warn', name: string): TemplateResult {
    return html`<jieru-notice class=${name} tone=${tone} tabindex="-1" heading=${text}>
      ${
        lines.length > 0
          ? html`<ul class="lines">
              ${lines.map((line) => html`<li>${line}</li>`)}
            </ul>`
          : nothing
      }
      ${detail ? html`<span lang="en">${detail}</span>` : nothing}
    </jieru-notice>`;
  }

  #issuesAt(key: string): readonly string[] {
    const issues = this.problem && 'issues' in this.problem ? this.problem.issues : [];
    return issues.filter(({ path }) => path[0] === key).map(({ message }) => message);
  }

  #errorOf(field: ActField): string {
    if (this.missing.some(({ key }) => key === field.key))
      return sayOperate('operate.missing', { what: field.label });
    return this.#issuesAt(field.key).join(' ');
  }

  /** What is confirmed is what was read: another word asks anew. */
  #typed(key: string, value: string): void {
    this.values = { ...this.values, [key]: value };
    this.missing = this.missing.filter((field) => field.key !== key);
    this.halt = null;
  }

  #forget(): void {
    this.missing = [];
    this.problem = null;
    this.halt = null;
  }

  #close = (): void => {
    this.#waiting?.abort();
    // Secrets are not kept for the next time.
    this.values = {};
    this.#forget();
    this.dispatchEvent(new Event('close'));
  };

  async #send(): Promise<void> {
    const { desk, busy } = this;
    const act = this.make?.();
    if (!desk || !act || busy) return;
    const asks = this.halt?.kind === 'ASKS';
    this.#forget();
    this.missing = act.fields.filter(({ key, isRequired }) => isRequired && !this.values[key]?.trim());
    if (this.missing.length > 0) return this.#toFirstWrong(act);
    this.busy = true;
    this.#waiting = new AbortController();
    const values = asks ? { ...this.values, confirm: 'true' } : this.values;
    const answer = await act.send(desk.api, values, this.#waiting.signal);
    this.busy = false;
    if (!isTold(answer)) {
      this.problem = answer;
      this.announce(deskProblemText(answer), true);
      await this.#toFirstWrong(act);
    } else if (answer.kind === 'DONE') await this.#finish(answer);
    else {
      this.halt = answer;
      this.announce([answer.text, ...(answer.lines ?? [])].join(' '), true);
    }
  }

  async #finish(outcome: Told): Promise<void> {
    this.outcome = outcome;
    this.#close();
    this.dispatchEvent(new Event('done'));
    this.announce(outcome.text);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.outcome')?.focus();
  }

  async #toFirstWrong({ fields }: Act): Promise<void> {
    await this.updateComplete;
    const wrong = fields.find((field) => this.#errorOf(field));
    if (wrong) this.renderRoot.querySelector<HTMLElement>(`[path="${wrong.key}"]`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-act': JieruDeskAct;
  }
}
