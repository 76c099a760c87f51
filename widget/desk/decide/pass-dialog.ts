import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../kit/elements/icon.ts';
import '../../kit/elements/text-field.ts';
import type { FieldInputEvent } from '../../kit/events.ts';
import { DeskLookEvent } from '../asks.ts';
import type { LookTarget } from '../asks.ts';
import { paperName, unseenPapers } from '../materials/papers.ts';
import { passReview } from '../operations/decide.graphql.ts';
import type { OpenedFiling, Outcome } from '../store/opened.ts';
import type { DeskFiling } from '../types.ts';
import { graveOf, riskCards } from '../risks/risk-list.ts';
import { riskStyles } from '../risks/risk-styles.ts';
import '../unseen-mark.ts';
import { DecisionDialog } from './decision-dialog.ts';
import { dialogStyles } from './dialog-styles.ts';
import { say } from '../words.ts';

/**
 * Passes the review (初审通过). Says what was not looked at yet, which bars it, the risks, of which the grave ones take a reason, and
 * which remarks would not be sent.
 *
 * @fires jieru-desk-look - To be led to what was not looked at.
 */
@customElement('jieru-desk-pass')
export class JieruDeskPass extends DecisionDialog {
  static override styles = [DecisionDialog.styles, dialogStyles, riskStyles];

  protected override readonly decision = 'PASS';

  @state() private reason = '';
  @state() private complaint = '';

  protected override barred({ unseen }: DeskFiling): boolean {
    return this.#isUnseen(unseen) || this.desk?.opened?.risks == null;
  }

  #isUnseen(unseen: DeskFiling['unseen']): boolean {
    return unseen !== null && (unseen.details || unseen.materials.length > 0);
  }

  get #needsReason(): boolean {
    return graveOf(this.desk?.opened?.risks ?? null).length > 0;
  }

  #typed = (event: FieldInputEvent): void => {
    this.reason = event.detail.value;
    if (this.reason) this.complaint = '';
  };

  protected override missing(): string {
    const wanting = this.#needsReason && this.reason.trim() === '';
    this.complaint = wanting ? say('pass.reasonMissing') : '';
    if (wanting) this.renderRoot.querySelector<HTMLElement>('jieru-text-field')?.focus();
    return this.complaint;
  }

  protected override settled(): void {
    this.reason = '';
  }

  protected override heading(): string {
    return say('pass.heading');
  }

  protected override action(): string {
    return say('act.pass');
  }

  protected override content(filing: DeskFiling): TemplateResult {
    const remarks = this.desk?.trayOf(filing.id).filled.length ?? 0;
    const name = filing.details.subject?.name ?? say('list.unnamed');
    return html`<p>${say('pass.text', { name, number: filing.subject.subjectNumber })}</p>
      ${this.#isUnseen(filing.unseen) ? this.#unseen(filing) : nothing} ${this.#risks(filing)}
      ${
        this.#needsReason
          ? html`<jieru-text-field
              label=${say('pass.reason')}
              hint=${say('pass.reasonHint')}
              rows="3"
              required
              error=${this.complaint}
              .value=${this.reason}
              @jieru-input=${this.#typed}
            ></jieru-text-field>`
          : nothing
      }
      ${
        remarks > 0
          ? html`<jieru-notice tone="warn">${say('pass.remarks', { count: remarks })}</jieru-notice>`
          : nothing
      }`;
  }

  /** What stands at the top of the filing stands here once more: it is decided here. */
  #risks(filing: DeskFiling): TemplateResult | typeof nothing {
    const { risks = null, risksFailed = false } = this.desk?.opened ?? {};
    if (!risks)
      return html`<p class=${risksFailed ? 'bad' : 'soft'}>
        ${say(risksFailed ? 'risk.failed' : 'risk.waiting')}
      </p>`;
    if (risks.length === 0) return nothing;
    return html`<p class="gap">${say('pass.risks')}</p>
      <ul class="risks" aria-label=${say('risk.heading')}>
        ${riskCards(risks, filing)}
      </ul>`;
  }

  #unseen(filing: DeskFiling): TemplateResult {
    return html`<p class="gap">${say('unseen.list')}</p>
      <ul class="unseen">
        ${unseenPapers(filing).map((paper) => this.#way(paperName(paper, filing), { paper: paper.id }))}
        ${filing.unseen?.details ? this.#way(say('unseen.data'), 'data') : nothing}
      </ul>`;
  }

  #way(what: string, at: LookTarget): TemplateResult {
    return html`<li>
      <jieru-button
        variant="quiet"
        label=${say('unseen.open', { what })}
        @click=${() => this.dispatchEvent(new DeskLookEvent({ at }))}
        ><jieru-icon name="unseen"></jieru-icon>${what}</jieru-button
      >
    </li>`;
  }

  protected override send(opened: OpenedFiling, signal: AbortSignal): Promise<Outcome> {
    return opened.decide('PASS', passReview, { reason: this.reason.trim() || null }, signal);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-pass': JieruDeskPass;
  }
}
