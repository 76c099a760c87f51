import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DetermineInput, OtherFilingType } from '../../../kit/client/views.ts';
import '../../../kit/elements/button.ts';
import '../../../kit/elements/choice.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/notice.ts';
import type { ChoiceEvent } from '../../../kit/events.ts';
import { GoEvent } from '../../go.ts';
import { IssueWords } from '../../../kit/words/issue-words.ts';
import { labelFor, nameOfCode } from '../../../kit/words/labels.ts';
import { say } from '../../../kit/words/words.ts';
import type { FilingStore } from '../../store/store.ts';
import { stepStyles } from '../../../kit/styles/step-styles.ts';

/**
 * Another filing than an access is needed, or something comes first: why, what decided it, and the way on.
 *
 * @fires jieru-has-site - With the answer whether the subject still has a website.
 * @fires jieru-claimed - When a record of the former platform was claimed.
 */
@customElement('jieru-other-type')
export class JieruOtherType extends JieruElement {
  static override styles = [
    JieruElement.styles,
    stepStyles,
    css`
      #ways {
        display: flex;
        flex-direction: column;
        gap: 16px;
      }
      ol {
        padding-left: 1.4em;
        list-style: decimal;
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 2px 16px;
        overflow-wrap: anywhere;
      }
      dt {
        color: var(--j-ink-soft);
      }
    `,
  ];

  /** The answer of the service. */
  @property({ attribute: false }) answer: OtherFilingType | null = null;

  /** What was asked. */
  @property({ attribute: false }) input: DetermineInput | null = null;

  /** What a claim is sent with. */
  @property({ attribute: false }) store: FilingStore | null = null;

  /** The question is being answered. */
  @property({ type: Boolean }) busy = false;

  @state() private said = '';

  constructor() {
    super();
    new IssueWords(this);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.answer) return nothing;
    const { ask, why, nextSteps, warnings } = this.answer;
    // An answer that rests on a guess is not given before the question is answered.
    if (ask) return this.#question(ask);
    return html`<div id="ways">
      <jieru-notice tone="warn" heading=${say(`other.${this.answer.type}`)}>
        ${why} ${this.#about(this.answer)}
      </jieru-notice>
      ${
        warnings.length > 0
          ? html`<jieru-notice tone="warn" heading=${say('type.warnings')}>
              ${warnings.map(({ message }) => html`<p>${message}</p>`)}
            </jieru-notice>`
          : nothing
      }
      <div class="section">
        <h3>${say('type.whatNext')}</h3>
        <ol>
          ${nextSteps.map((step) => html`<li>${step}</li>`)}
        </ol>
      </div>
      ${this.#way(this.answer)} ${this.#decidedBy(this.answer)}
    </div>`;
  }

  #about({ domains }: OtherFilingType): TemplateResult | typeof nothing {
    if ((this.input?.domains.length ?? 0) < 2) return nothing;
    return html`<p>${say('type.aboutDomains', { domains: domains.join(say('list.separator')) })}</p>`;
  }

  #question(ask: string): TemplateResult {
    return html`<div class="section">
      <jieru-choice
        look="cards"
        path="hasSite"
        label=${ask}
        hint=${say('ask.why')}
        .options=${[
          { value: 'true', text: say('ask.hasSite'), detail: say('ask.hasSiteDetail') },
          { value: 'false', text: say('ask.noSite'), detail: say('ask.noSiteDetail') },
        ]}
        .values=${[this.said]}
        @jieru-choice=${(event: ChoiceEvent) => (this.said = event.detail.values[0] ?? '')}
      ></jieru-choice>
      <div class="actions">
        <jieru-button
          variant="primary"
          ?busy=${this.busy}
          ?disabled=${this.said === ''}
          @click=${() => this.dispatchEvent(new CustomEvent<boolean>('jieru-has-site', { detail: this.said === 'true' }))}
        >
          ${say('ask.go')}
        </jieru-button>
      </div>
    </div>`;
  }

  /** What can be done right here. */
  #way({ type }: OtherFilingType): TemplateResult | typeof nothing {
    if (type === 'IMPORT_FIRST')
      return html`<jieru-claim-form
        .store=${this.store}
        @jieru-claimed=${() => this.dispatchEvent(new Event('jieru-claimed'))}
      ></jieru-claim-form>`;
    if (type !== 'NOTHING_TO_FILE' && type !== 'NEW_SITE_HERE') return nothing;
    return html`<div class="actions">
      <jieru-button @click=${() => this.dispatchEvent(new GoEvent({ step: 'HOME' }))}>
        ${say('home.up')}
      </jieru-button>
    </div>`;
  }

  /** The entries as typed: data unlike the filed data give another type, so they are there to be compared. */
  #decidedBy({ decidedBy }: OtherFilingType): TemplateResult | typeof nothing {
    if (decidedBy.length === 0) return nothing;
    return html`<div class="section">
      <h3>${say('type.decidedBy')}</h3>
      <p class="soft small">${say('type.compare')}</p>
      <dl>
        ${decidedBy.map(
          (field) =>
            html`<dt>${labelFor([field]) || field}</dt>
              <dd>${this.#typed(field)}</dd>`,
        )}
      </dl>
    </div>`;
  }

  #typed(field: string): string {
    const { nature, certificateType, certificateNumber, domains } = this.input ?? {};
    const shown: Record<string, string | undefined> = {
      nature: nameOfCode('nature', nature),
      certificateType: nameOfCode('certificate', certificateType),
      certificateNumber,
      domains: domains?.join(say('list.separator')),
    };
    return shown[field] ?? '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-other-type': JieruOtherType;
  }
}
