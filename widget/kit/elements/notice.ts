import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { JieruElement } from './element.ts';
import './icon.ts';
import type { IconName } from './icon.ts';

export type Tone = 'info' | 'good' | 'warn' | 'bad';

const SIGNS: Record<Tone, IconName> = { info: 'info', good: 'check', warn: 'warn', bad: 'bad' };

/**
 * A boxed remark. Its colour never stands alone: a sign and words say the same.
 *
 * @slot - The text.
 * @slot actions - Buttons below the text.
 * @csspart notice - The box.
 */
@customElement('jieru-notice')
export class JieruNotice extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      .box {
        display: flex;
        gap: 10px;
        padding: 10px 14px;
        border-left: 3px solid var(--j-accent);
        border-radius: 2px var(--j-radius) var(--j-radius) 2px;
        background: var(--j-info-wash);
      }
      jieru-icon {
        margin-top: 4px;
        color: var(--j-accent);
      }
      .text {
        min-width: 0;
        flex: 1;
        overflow-wrap: anywhere;
      }
      strong {
        display: block;
      }
      .good {
        border-color: var(--j-ok-fill);
        background: var(--j-ok-wash);
      }
      .good jieru-icon {
        color: var(--j-ok);
      }
      .warn {
        border-color: var(--j-warn-line);
        background: var(--j-warn-wash);
      }
      .warn jieru-icon {
        color: var(--j-warn);
      }
      .bad {
        border-color: var(--j-bad-line);
        background: var(--j-bad-wash);
      }
      .bad jieru-icon {
        color: var(--j-bad);
      }
      slot[name='actions'] {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      ::slotted([slot='actions']) {
        margin-top: 8px;
      }
    `,
  ];

  /** What the remark means. */
  @property() tone: Tone = 'info';

  /** A heading in the box. */
  @property() heading = '';

  /** `alert` interrupts a screen reader, `status` waits for a pause; empty for text that was there from the start. */
  @property() live: 'alert' | 'status' | '' = '';

  override render(): TemplateResult {
    return html`<div class="box ${this.tone}" part="notice" role=${this.live || nothing}>
      <jieru-icon name=${SIGNS[this.tone]}></jieru-icon>
      <div class="text">
        ${this.heading ? html`<strong>${this.heading}</strong>` : nothing}<slot></slot
        ><slot name="actions"></slot>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-notice': JieruNotice;
  }
}
