import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { JieruElement } from '../../kit/elements/element.ts';
import '../../kit/elements/icon.ts';
import { GoEvent } from '../go.ts';
import { say } from '../../kit/words/words.ts';
import type { StepGroup, StepStatus } from '../../../schema/client/operations.ts';
import type { StepItem, StepName } from '../store/steps.ts';
import { navStyles } from './nav-styles.ts';

const GROUPS: readonly StepGroup[] = ['PREPARE', 'FILL', 'FOLLOW'];

/** The list of steps: a column when there is room, a bar that opens the list when there isn't. */
@customElement('jieru-steps')
export class JieruSteps extends JieruElement {
  static override styles = [JieruElement.styles, navStyles];

  /** The steps this filing has. */
  @property({ attribute: false }) items: readonly StepItem[] = [];

  /** The step on show. */
  @property() current: StepName = 'TYPE';

  @state() private open = false;

  override render(): TemplateResult {
    return html`<nav aria-label=${say('nav.label')}>
      ${this.#bar()}
      <div class="list ${this.open ? 'open' : ''}" id="list">
        ${GROUPS.map((group) => this.#group(group))}
      </div>
    </nav>`;
  }

  #bar(): TemplateResult {
    const here = this.items.find(({ name }) => name === this.current);
    return html`<button
      class="bar"
      part="step-bar"
      type="button"
      aria-expanded=${this.open ? 'true' : 'false'}
      aria-controls="list"
      @click=${() => (this.open = !this.open)}
    >
      <span class="where">
        <span>
          ${say('nav.where', { number: here?.number ?? 1, count: this.items.length })} ·
          ${say(`step.${this.current}`)}
        </span>
        <jieru-icon name="chevron"></jieru-icon>
      </span>
      <span class="track" aria-hidden="true">
        ${this.items.map((item) => html`<span class=${this.#trackClass(item)}></span>`)}
      </span>
    </button>`;
  }

  #trackClass({ name, status }: StepItem): string {
    if (name === this.current) return 'here';
    return status === 'DONE' ? 'done' : '';
  }

  #group(group: StepGroup): TemplateResult | typeof nothing {
    const items = this.items.filter((item) => item.group === group);
    if (items.length === 0) return nothing;
    return html`<h3 id=${group}>${say(`group.${group}`)}</h3>
      <ol aria-labelledby=${group}>
        ${items.map((item) => this.#item(item))}
      </ol>`;
  }

  #item(item: StepItem): TemplateResult {
    const here = item.name === this.current;
    return html`<li>
      <button
        type="button"
        class="step ${here ? 'current' : ''}"
        part="step ${here ? 'step-current' : ''}"
        aria-current=${here ? 'step' : nothing}
        ?disabled=${!item.opens && !here}
        @click=${() => this.#go(item)}
      >
        <span class="sign" part="step-sign" data-status=${item.status} aria-hidden="true"
          >${this.#sign(item)}</span
        >
        <span>${say(`step.${item.name}`)}</span>
        <span class="sr-only">${say(`status.${item.status}`)}</span>
      </button>
    </li>`;
  }

  #sign({ status, number }: StepItem): TemplateResult | number {
    const signs: Partial<Record<StepStatus, TemplateResult>> = {
      DONE: html`<jieru-icon name="check"></jieru-icon>`,
      ATTENTION: html`<span>!</span>`,
    };
    return signs[status] ?? number;
  }

  #go({ opens }: StepItem): void {
    this.open = false;
    if (opens) this.dispatchEvent(new GoEvent({ step: opens }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-steps': JieruSteps;
  }
}
