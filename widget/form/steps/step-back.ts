import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/notice.ts';
import { say } from '../../kit/words/words.ts';
import { StepElement } from './step-element.ts';
import { isEditable, isUnfinished, nextStepOf } from '../store/steps.ts';
import { Uploads } from '../upload/uploads.ts';

/** Where a phone ends to which the filing was handed: what is there, what is not, and that the computer goes on. */
@customElement('jieru-step-back')
export class JieruStepBack extends StepElement {
  protected override content(): TemplateResult {
    return html`<div class="body">${this.#word()}${this.#missing()}</div>`;
  }

  #word(): TemplateResult {
    if (!isEditable(this.filing)) return html`<jieru-notice>${say('back.closed')}</jieru-notice>`;
    if (this.filing.steps.some(isUnfinished)) {
      const next = nextStepOf(this.filing);
      return html`<p>
        <jieru-button
          variant="primary"
          @click=${() => this.go(next === 'REVIEW' || next === 'BACK' ? 'MATERIALS' : next)}
          >${say('back.goOn')}</jieru-button
        >
      </p>`;
    }
    return html`<jieru-notice tone="good">${say('back.all')}</jieru-notice>`;
  }

  #missing(): TemplateResult | typeof nothing {
    const uploads = this.store.keep('uploads', () => new Uploads(this.store));
    const missing = this.filing.materialSlots.filter(
      (slot) => slot.required && uploads.stored(slot)?.status !== 'STORED',
    );
    if (missing.length === 0 || !isEditable(this.filing)) return nothing;
    const what = [...new Set(missing.map(({ kind }) => say(`material.${kind}`)))].join(say('list.separator'));
    return html`<p>${say('back.wanting', { what })}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-step-back': JieruStepBack;
  }
}
