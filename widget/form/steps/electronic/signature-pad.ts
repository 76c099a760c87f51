import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '../../../kit/elements/button.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import { say } from '../../../kit/words/words.ts';

/** What the service takes a signature on. */
const WIDTH = 1000;
const HEIGHT = 400;
/** Points that the service takes of one line, and how far a finger moves before the next one. */
const MOST_POINTS = 400;
const LEAST_MOVE = 6;
/** A thousand units are so many lines at most. */
const MOST_STROKES = 80;

type Point = { x: number; y: number };

/**
 * A field in which somebody signs with a finger, a pen or a mouse.
 *
 * @fires jieru-signed - When a line was drawn, or all were taken away.
 */
@customElement('jieru-signature-pad')
export class JieruSignaturePad extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      .field {
        position: relative;
        border: 2px dashed var(--j-ink-soft);
        border-radius: var(--j-radius);
        background: #fff;
      }
      canvas {
        display: block;
        width: 100%;
        aspect-ratio: 5 / 2;
        touch-action: none;
        cursor: crosshair;
      }
      .again {
        display: flex;
        justify-content: flex-end;
        min-height: 44px;
        padding-top: 4px;
      }
    `,
  ];

  @query('canvas') private readonly canvas!: HTMLCanvasElement;
  @state() private lines: Point[][] = [];
  #drawing = false;

  /** The lines, as texts of points on a field of 1000 × 400. */
  get strokes(): string[] {
    return this.lines.map((line) => line.map(({ x, y }) => `${x},${y}`).join(' '));
  }

  clear(): void {
    this.lines = [];
    this.canvas.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT);
    this.dispatchEvent(new Event('jieru-signed'));
  }

  override render(): TemplateResult {
    return html`<div class="field">
        <canvas
          width=${WIDTH}
          height=${HEIGHT}
          role="img"
          aria-label=${say('electronic.sign.field')}
          @pointerdown=${this.#begin}
          @pointermove=${this.#move}
          @pointerup=${this.#end}
          @pointercancel=${this.#end}
        ></canvas>
      </div>
      <div class="again">
        <jieru-button variant="quiet" ?hidden=${this.lines.length === 0} @click=${() => this.clear()}
          >${say('electronic.sign.clear')}</jieru-button
        >
      </div>`;
  }

  #at({ clientX, clientY }: PointerEvent): Point {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    const within = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)));
    return {
      x: within(((clientX - left) / width) * WIDTH, WIDTH),
      y: within(((clientY - top) / height) * HEIGHT, HEIGHT),
    };
  }

  #begin = (event: PointerEvent): void => {
    if (this.lines.length >= MOST_STROKES) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.#drawing = true;
    this.lines = [...this.lines, [this.#at(event)]];
  };

  #move = (event: PointerEvent): void => {
    const line = this.lines.at(-1);
    const last = line?.at(-1);
    if (!this.#drawing || !line || !last || line.length >= MOST_POINTS) return;
    const point = this.#at(event);
    if (Math.hypot(point.x - last.x, point.y - last.y) < LEAST_MOVE) return;
    line.push(point);
    const context = this.canvas.getContext('2d');
    if (!context) return;
    context.lineWidth = 9;
    context.lineCap = 'round';
    context.strokeStyle = '#111';
    context.beginPath();
    context.moveTo(last.x, last.y);
    context.lineTo(point.x, point.y);
    context.stroke();
  };

  #end = (): void => {
    if (!this.#drawing) return;
    this.#drawing = false;
    this.dispatchEvent(new Event('jieru-signed'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-signature-pad': JieruSignaturePad;
  }
}
