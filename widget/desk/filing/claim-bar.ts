import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/notice.ts';
import { moment } from '../../kit/words/format.ts';
import { DeskElement } from '../desk-element.ts';
import { holderName } from '../claim-chip.ts';
import { deskProblemText } from '../problem-text.ts';
import { keyMark } from '../keys/key-mark.ts';
import type { Claim } from '../store/claim.ts';
import { say } from '../words.ts';

/** That another reviews the filing, and the ways on: to the next one, or to take it over. */
@customElement('jieru-desk-claim')
export class JieruDeskClaim extends DeskElement {
  @state() private busy = false;
  #told = '';

  override render(): TemplateResult | typeof nothing {
    const claim = this.desk?.opened?.claim;
    if (claim?.problem)
      return html`<jieru-notice tone="warn" heading=${say('reviewing.failed')}>
        ${deskProblemText(claim.problem)}
      </jieru-notice>`;
    if (!claim?.isOthers || !claim.holder) return nothing;
    return html`<jieru-notice tone="warn" heading=${this.#heading(claim)}>
      ${say('reviewing.text', { at: moment(claim.holder.expiresAt) })}
      <span slot="actions">
        <slot></slot>
        ${
          this.#leads
            ? html`<jieru-button ?busy=${this.busy} @click=${this.takeOver}
                >${say('act.takeOver')} ${keyMark('TAKE_OVER', this.desk)}</jieru-button
              >`
            : nothing
        }
      </span>
    </jieru-notice>`;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const claim = this.desk?.opened?.claim;
    const text = claim ? this.#heading(claim) : '';
    if (text && text !== this.#told) this.announce(text, claim?.lost);
    this.#told = text;
  }

  /** Takes the filing over, where whoever is here may. */
  takeOver = async (): Promise<void> => {
    const claim = this.desk?.opened?.claim;
    if (!claim?.isOthers || !this.#leads || this.busy) return;
    this.busy = true;
    await claim.takeOver();
    this.busy = false;
    if (claim.holder?.mine) this.announce(say('reviewing.taken'));
  };

  get #leads(): boolean {
    const viewer = this.desk?.viewer;
    return viewer?.__typename === 'StaffViewer' && viewer.roles.includes('LEAD');
  }

  #heading({ holder, lost, isOthers }: Claim): string {
    if (!holder || !isOthers) return '';
    return say(lost ? 'reviewing.lost' : 'reviewing.heading', { reviewer: holderName(holder) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-claim': JieruDeskClaim;
  }
}
