import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/icon.ts';
import '../../kit/elements/more-icons.ts';
import { DeskElement } from '../desk-element.ts';
import { keyMark } from '../keys/key-mark.ts';
import type { Act, Acts } from '../keys/keys.ts';
import { boxOf, FITTED, turned, withinZooms, zoomed } from './view-box.ts';
import type { View } from './view-box.ts';
import { say } from '../words.ts';

type Point = { x: number; y: number };

/** A part of the picture, in shares of its width and height from 0 to 1, from the upper left corner. */
export type Part = Point & { width: number; height: number };

const DOUBLE_CLICK_ZOOM = 2.5;
const ARROW_PIXELS = 80;
/** How much of the stage a part fills, in width or height. */
const PART_OF_STAGE = 0.7;

const pointOf = ({ clientX, clientY }: MouseEvent): Point => ({ x: clientX, y: clientY });
const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);

/**
 * One picture to look at closely: zoom, quarter turns, and moving it by dragging, scrolling or arrow keys. Sizes are set
 * through the CSS object model, which a strict CSP allows.
 *
 * @fires jieru-desk-shown - The picture is on show.
 * @fires jieru-desk-stale - The picture's link no longer works.
 */
@customElement('jieru-desk-picture')
export class JieruDeskPicture extends DeskElement {
  static override styles = [
    DeskElement.styles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .stage {
        display: flex;
        flex: 1 1 auto;
        height: var(--stage-height, clamp(280px, 50vh, 720px));
        min-height: 280px;
        /* However large the picture is shown, the place it is shown in stays as it is, and the tools below it. */
        contain: size layout paint;
        overflow: auto;
        overscroll-behavior: contain;
        touch-action: pan-y;
        border: 1px solid var(--j-line);
        border-radius: var(--j-radius);
        background: var(--j-sunk);
        cursor: grab;
      }
      .stage.closer {
        touch-action: none;
      }
      .stage.dragging {
        cursor: grabbing;
      }
      .box {
        position: relative;
        flex: none;
        margin: auto;
      }
      .sheet {
        position: absolute;
        left: 50%;
        top: 50%;
        transform: translate(-50%, -50%);
      }
      img {
        display: block;
        width: 100%;
        height: 100%;
        user-select: none;
      }
      .mark {
        position: absolute;
        box-sizing: content-box;
        padding: 4px;
        margin: -6px;
        border: 2px solid var(--j-accent);
        border-radius: 4px;
        pointer-events: none;
      }
      .turn-1 .sheet {
        transform: translate(-50%, -50%) rotate(90deg);
      }
      .turn-2 .sheet {
        transform: translate(-50%, -50%) rotate(180deg);
      }
      .turn-3 .sheet {
        transform: translate(-50%, -50%) rotate(270deg);
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px;
        padding-top: 6px;
      }
      .percent {
        min-width: 4em;
        text-align: center;
        color: var(--j-ink-soft);
      }
      .broken {
        margin: auto;
        padding: 24px;
        text-align: center;
      }
      @container (max-width: 430px) {
        kbd {
          display: none;
        }
      }
    `,
  ];

  /** Where the picture is. */
  @property() src = '';

  /** What it shows. */
  @property() what = '';

  /** Its width in pixels. */
  @property({ type: Number }) width = 0;

  /** Its height in pixels. */
  @property({ type: Number }) height = 0;

  override readonly acts: Acts = {
    ZOOM_IN: () => this.#zoom(1),
    ZOOM_OUT: () => this.#zoom(-1),
    FIT: () => this.#fit(),
    ROTATE: () => this.#turn(),
    PAN_LEFT: () => this.#pan(-1, 0),
    PAN_RIGHT: () => this.#pan(1, 0),
    PAN_UP: () => this.#pan(0, -1),
    PAN_DOWN: () => this.#pan(0, 1),
  };

  @state() private view: View = FITTED;
  @state() private shownPart: Part | null = null;
  @state() private broken = false;
  @query('.stage') private readonly stage!: HTMLElement | null;
  @query('.box') private readonly box!: HTMLElement | null;
  @query('.sheet') private readonly sheet!: HTMLElement | null;
  @query('.mark') private readonly mark!: HTMLElement | null;

  readonly #resized = new ResizeObserver(() => this.#place());
  readonly #grips = new Map<number, Point>();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('what')) {
      this.view = FITTED;
      this.shownPart = null;
    }
    if (changed.has('src')) this.broken = false;
  }

  override render(): TemplateResult {
    return html`<div
        class="stage ${this.view.zoom > 1 ? 'closer' : ''}"
        tabindex="0"
        role="group"
        aria-label=${say('picture.label', { what: this.what })}
        @pointerdown=${this.#grab}
        @pointermove=${this.#drag}
        @pointerup=${this.#release}
        @pointercancel=${this.#release}
        @wheel=${this.#wheel}
        @dblclick=${this.#double}
      >
        ${this.broken ? this.#failed() : this.#shown()}
      </div>
      <div class="tools">
        ${this.#tool('minus', 'picture.out', 'ZOOM_OUT', () => this.#zoom(-1))}
        <span class="percent">${say('picture.zoomed', { percent: Math.round(this.view.zoom * 100) })}</span>
        ${this.#tool('plus', 'picture.in', 'ZOOM_IN', () => this.#zoom(1))}
        ${this.#tool('rotate', 'picture.rotate', 'ROTATE', () => this.#turn())}
        ${this.#tool('retry', 'picture.fit', 'FIT', () => this.#fit())}
      </div>`;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.stage) this.#resized.observe(this.stage);
    this.#place();
  }

  #shown(): TemplateResult {
    return html`<div class="box turn-${this.view.turns}">
      <div class="sheet">
        <img
          src=${this.src}
          alt=${this.what}
          draggable="false"
          @load=${() => this.dispatchEvent(new Event('jieru-desk-shown'))}
          @error=${() => (this.broken = true)}
        />
        ${this.shownPart ? html`<div class="mark"></div>` : nothing}
      </div>
    </div>`;
  }

  #failed(): TemplateResult {
    return html`<div class="broken">
      <p>${say('picture.failed')}</p>
      <jieru-button @click=${() => this.dispatchEvent(new Event('jieru-desk-stale'))}>
        ${say('picture.reload')}
      </jieru-button>
    </div>`;
  }

  #tool(
    icon: 'minus' | 'plus' | 'rotate' | 'retry',
    id: 'picture.out' | 'picture.in' | 'picture.rotate' | 'picture.fit',
    key: Act,
    act: () => void,
  ): TemplateResult {
    return html`<jieru-button variant="quiet" @click=${act}>
      <jieru-icon name=${icon}></jieru-icon>${say(id)} ${keyMark(key, this.desk)}
    </jieru-button>`;
  }

  #zoom(direction: 1 | -1): void {
    this.#zoomTo(zoomed(this.view, direction).zoom);
  }

  /** Zooms so that what lies under a point of the window stays there; the middle of the stage unless told. */
  #zoomTo(wanted: number, at: Point = this.#middle()): void {
    const { stage, box } = this;
    const zoom = withinZooms(wanted);
    if (!stage || !box || zoom === this.view.zoom) return;
    const before = box.getBoundingClientRect();
    const share = {
      x: Math.min(1, Math.max(0, (at.x - before.left) / (before.width || 1))),
      y: Math.min(1, Math.max(0, (at.y - before.top) / (before.height || 1))),
    };
    this.view = { ...this.view, zoom };
    this.#place();
    const after = box.getBoundingClientRect();
    stage.scrollBy({
      left: after.left + share.x * after.width - at.x,
      top: after.top + share.y * after.height - at.y,
      behavior: 'instant',
    });
    this.announce(say('picture.zoomed', { percent: Math.round(zoom * 100) }));
  }

  #middle(): Point {
    const { left = 0, top = 0, width = 0, height = 0 } = this.stage?.getBoundingClientRect() ?? {};
    return { x: left + width / 2, y: top + height / 2 };
  }

  #wheel = (event: WheelEvent): void => {
    if (this.broken) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    // Two fingers on a touch pad come as small steps with Ctrl.
    const speed = event.ctrlKey ? 0.01 : 0.002;
    this.#zoomTo(this.view.zoom * Math.exp(-event.deltaY * lines * speed), pointOf(event));
  };

  #double = (event: MouseEvent): void => {
    if (this.view.zoom > 1) this.#fit();
    else this.#zoomTo(DOUBLE_CLICK_ZOOM, pointOf(event));
  };

  /** Shows a part close by, in the middle of the stage, with a line round it. */
  async showPart(part: Part): Promise<void> {
    await this.updateComplete;
    this.view = FITTED;
    this.shownPart = part;
    await this.updateComplete;
    const { stage, mark } = this;
    if (!stage || !mark) return;
    const across = stage.clientWidth / mark.offsetWidth;
    const down = stage.clientHeight / mark.offsetHeight;
    this.#zoomTo(PART_OF_STAGE * Math.min(across, down));
    const [at, middle] = [mark.getBoundingClientRect(), this.#middle()];
    stage.scrollBy({
      left: at.left + at.width / 2 - middle.x,
      top: at.top + at.height / 2 - middle.y,
      behavior: 'instant',
    });
  }

  #turn(): void {
    this.view = turned(this.view);
    this.announce(say('picture.turned', { degrees: this.view.turns * 90 }));
  }

  #fit(): void {
    this.view = FITTED;
    this.shownPart = null;
    this.announce(say('picture.zoomed', { percent: 100 }));
  }

  /** Sizes the picture for the stage it stands on. */
  #place(): void {
    const { stage, box, sheet } = this;
    if (!stage || !box || !sheet || this.width === 0 || this.height === 0) return;
    // A pixel less on each side, or rounding would show scroll bars at the size that fits.
    const room = { width: stage.clientWidth - 2, height: stage.clientHeight - 2 };
    const sizes = boxOf({ width: this.width, height: this.height }, room, this.view);
    box.style.setProperty('width', `${sizes.box.width}px`);
    box.style.setProperty('height', `${sizes.box.height}px`);
    sheet.style.setProperty('width', `${sizes.picture.width}px`);
    sheet.style.setProperty('height', `${sizes.picture.height}px`);
    if (!this.shownPart || !this.mark) return;
    const { x, y, width, height } = this.shownPart;
    const edges = { left: x, top: y, width, height };
    for (const [edge, share] of Object.entries(edges)) this.mark.style.setProperty(edge, `${share * 100}%`);
  }

  #pan(left: number, top: number): void {
    this.stage?.scrollBy(left * ARROW_PIXELS, top * ARROW_PIXELS);
  }

  #grab = (event: PointerEvent): void => {
    if (event.button !== 0 || this.broken) return;
    this.#grips.set(event.pointerId, pointOf(event));
    // At the size that fits, a finger scrolls the page.
    if (event.pointerType === 'touch' && this.view.zoom === 1 && this.#grips.size < 2) return;
    this.stage?.setPointerCapture(event.pointerId);
    this.stage?.classList.add('dragging');
  };

  #drag = (event: PointerEvent): void => {
    const from = this.#grips.get(event.pointerId);
    if (!from || !this.stage) return;
    const to = pointOf(event);
    const other = [...this.#grips].find(([id]) => id !== event.pointerId)?.[1];
    this.#grips.set(event.pointerId, to);
    if (other) {
      const share = distance(to, other) / (distance(from, other) || 1);
      this.#zoomTo(this.view.zoom * share, { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 });
    } else if (this.stage.hasPointerCapture(event.pointerId)) {
      this.stage.scrollBy({ left: from.x - to.x, top: from.y - to.y, behavior: 'instant' });
    }
  };

  #release = (event: PointerEvent): void => {
    this.#grips.delete(event.pointerId);
    if (this.#grips.size === 0) this.stage?.classList.remove('dragging');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-picture': JieruDeskPicture;
  }
}
