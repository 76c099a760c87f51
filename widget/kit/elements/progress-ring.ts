import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { JieruElement } from './element.ts';

const ROUND = 2 * Math.PI * 18;

/** How far something has come, as a ring with the percentage in it. */
@customElement('jieru-progress-ring')
export class JieruProgressRing extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      :host {
        display: inline-block;
        width: 56px;
        height: 56px;
      }
      svg {
        width: 100%;
        height: 100%;
      }
      circle {
        fill: var(--j-surface);
        stroke: var(--j-line);
        stroke-width: 4;
      }
      .done {
        fill: none;
        stroke: var(--j-accent);
        stroke-linecap: round;
        transition: stroke-dashoffset var(--j-speed) linear;
      }
      text {
        font-size: 11px;
        fill: var(--j-ink);
        text-anchor: middle;
      }
    `,
  ];

  /** From 0 to 1. */
  @property({ type: Number }) share = 0;

  /** What is coming along. */
  @property() label = '';

  override render(): TemplateResult {
    const percent = Math.round(this.share * 100);
    return html`<svg
      part="progress"
      viewBox="0 0 44 44"
      role="progressbar"
      aria-label=${this.label}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${percent}
    >
      <circle cx="22" cy="22" r="18" />
      <circle
        class="done"
        cx="22"
        cy="22"
        r="18"
        transform="rotate(-90 22 22)"
        stroke-dasharray=${ROUND}
        stroke-dashoffset=${ROUND * (1 - this.share)}
      />
      <text x="22" y="26">${percent}%</text>
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-progress-ring': JieruProgressRing;
  }
}
