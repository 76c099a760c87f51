import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AccessPossible } from '../../../kit/client/views.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/locked.ts';
import '../../../kit/elements/notice.ts';
import { say, sayIfKnown } from '../../../kit/words/words.ts';
import { stepStyles } from '../../../kit/styles/step-styles.ts';

/** An access is possible: what was found, what should be known first, and what must be as filed. */
@customElement('jieru-type-answer')
export class JieruTypeAnswer extends JieruElement {
  static override styles = [
    JieruElement.styles,
    stepStyles,
    css`
      #answer {
        display: flex;
        flex-direction: column;
        gap: 16px;
      }
      ul.plain {
        padding-left: 1.4em;
        list-style: disc;
      }
    `,
  ];

  /** The answer of the service. */
  @property({ attribute: false }) answer: AccessPossible | null = null;

  override render(): TemplateResult | typeof nothing {
    if (!this.answer) return nothing;
    const { kind, subjectNumber, sites } = this.answer;
    return html`<div id="answer">
      <div class="section">
        <jieru-notice tone="good" heading=${say('type.possible')}>${say(`kind.${kind}.what`)}</jieru-notice>
      </div>
      ${this.#warnings(this.answer)}
      <div class="section">
        <h3>${say('type.found')}</h3>
        <jieru-locked from=${say('type.fromAuthority')}>
          <div>${subjectNumber}</div>
          ${sites.map(
            ({ websiteNumber, name, domains }) =>
              html`<div class="second">
                ${[websiteNumber, name, ...domains].filter(Boolean).join(' · ')}
              </div>`,
          )}
        </jieru-locked>
      </div>
      ${this.#mustEqual(this.answer)}
    </div>`;
  }

  /** What should be known first; none of it is in the way. */
  #warnings({ warnings }: AccessPossible): TemplateResult | typeof nothing {
    if (warnings.length === 0) return nothing;
    return html`<jieru-notice tone="warn" heading=${say('type.warnings')}>
      ${warnings.map(({ message }) => html`<p>${message}</p>`)}
      <p class="soft">${say('type.warningsBarNothing')}</p>
    </jieru-notice>`;
  }

  #mustEqual({ rules }: AccessPossible): TemplateResult {
    const fields = rules.mustEqualOriginal.map((field) => sayIfKnown(`equal.${field}`)).filter(Boolean);
    const cures = [
      rules.ifDifferent ? say(`type.cure.${rules.ifDifferent}`) : '',
      rules.oldCertificate ? say(`type.old.${rules.oldCertificate}`) : '',
    ];
    return html`<div class="section">
      <h3>${say('type.mustEqual')}</h3>
      ${
        fields.length > 0
          ? html`<ul class="plain">
              ${fields.map((field) => html`<li>${field}</li>`)}
            </ul>`
          : html`<p class="soft">
              ${say(rules.mustEqualStated ? 'type.nothingMustEqual' : 'type.mustEqualUnstated')}
            </p>`
      }
      ${cures.filter(Boolean).map((cure) => html`<p class="soft">${cure}</p>`)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-type-answer': JieruTypeAnswer;
  }
}
