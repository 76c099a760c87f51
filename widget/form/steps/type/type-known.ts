import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FilingView } from '../../../kit/client/views.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/locked.ts';
import { IssueWords } from '../../../kit/words/issue-words.ts';
import { inPlace } from '../../../kit/words/format.ts';
import { nameOfCode } from '../../../kit/words/labels.ts';
import { say } from '../../../kit/words/words.ts';
import type { FilingStore } from '../../store/store.ts';
import { stepStyles } from '../../../kit/styles/step-styles.ts';
import { remarkNotice, remarksOf } from '../remarks.ts';
import '../review/abandon-button.ts';

/** What the type check fixed for this filing: shown, not asked again. */
@customElement('jieru-type-known')
export class JieruTypeKnown extends JieruElement {
  static override styles = [JieruElement.styles, stepStyles];

  /** The filing. */
  @property({ attribute: false }) filing: FilingView | null = null;

  /** What abandoning acts on. */
  @property({ attribute: false }) store: FilingStore | null = null;

  constructor() {
    super();
    new IssueWords(this);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.filing) return nothing;
    const { subject, websites, kind, allowed } = this.filing;
    const region = [subject.province, subject.city, subject.county].flatMap((one) => one?.label ?? []);
    return html`${remarkNotice(remarksOf(this.filing, 'TYPE'))}
      <div class="section">
        <h3>${say('type.subject')}</h3>
        <jieru-locked from=${say('locked.fromType')}>
          <div>${say(`kind.${kind}`)} · ${subject.subjectNumber}</div>
          <div class="second">
            ${nameOfCode('nature', subject.nature)} · ${nameOfCode('certificate', subject.certificateType)} ·
            ${subject.certificateNumberMasked}
          </div>
          <div class="second">${inPlace(region)}</div>
        </jieru-locked>
      </div>
      <div class="section">
        <h3>${say('type.websites')}</h3>
        <jieru-locked from=${say('locked.fromType')}>
          ${websites.map(
            ({ websiteNumber, filedName, domains }) =>
              html`<div>${[filedName, websiteNumber, ...domains].filter(Boolean).join(' · ')}</div>`,
          )}
        </jieru-locked>
      </div>
      ${
        allowed.includes('ABANDON')
          ? html`<div class="section">
              <p class="soft">${say('type.frozen')}</p>
              <div class="actions"><jieru-abandon-button .store=${this.store}></jieru-abandon-button></div>
            </div>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-type-known': JieruTypeKnown;
  }
}
