import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { correction, generate } from 'lean-qr';
import { JieruElement } from '../../kit/elements/element.ts';

/** Modules of white around the code, without which many readers do not find it. */
const QUIET = 4;

/** A square code (二维码), drawn here: the text leaves the page only by the eye of a camera. */
@customElement('jieru-square-code')
export class JieruSquareCode extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      canvas {
        display: block;
        width: min(240px, 100%);
        aspect-ratio: 1;
        margin: 0 auto;
        border-radius: var(--j-radius);
        background: #fff;
        image-rendering: pixelated;
      }
    `,
  ];

  /** What it says. */
  @property() text = '';

  /** What it is, for those who do not see it. */
  @property() label = '';

  @query('canvas') private readonly canvas!: HTMLCanvasElement;

  override render(): TemplateResult {
    return html`<canvas role="img" aria-label=${this.label}></canvas>`;
  }

  override updated(): void {
    if (!this.text) return;
    // Black on white also on a dark page: many readers take nothing else.
    generate(this.text, { minCorrectionLevel: correction.M }).toCanvas(this.canvas, {
      on: [0, 0, 0, 255],
      off: [255, 255, 255, 255],
      pad: QUIET,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-square-code': JieruSquareCode;
  }
}
