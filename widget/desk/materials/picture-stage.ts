import { css, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/icon.ts';
import '../../kit/elements/more-icons.ts';
import { DeskElement } from '../desk-element.ts';
import { boxOf, FITTED, turned, withinZooms, zoomed } from './view-box.ts';
import type { View } from './view-box.ts';
import { say } from '../words.ts';

type Point = { x: number; y: number };

const DOUBLE_CLICK_ZOOM = 2.5;
const ARROW_PIXELS = 80;

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
        height: clamp(280px, 50vh, 720px);
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
      img {
        position: absolute;
        left: 50%;
        top: 50%;
        display: block;
        user-select: none;
        transform: translate(-50%, -50%);
      }
      .turn-1 img {
        transform: translate(-50%, -50%) rotate(90deg);
      }
      .turn-2 img {
        transform: translate(-50%, -50%) rotate(180deg);
      }
      .turn-3 img {
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

  @state() private view: View = FITTED;
  @state() private broken = false;
  @query('.stage') private readonly stage!: HTMLElement | null;
  @query('.box') private readonly box!: HTMLElement | null;
  @query('img') private readonly picture!: HTMLImageElement | null;

  readonly #resized = new ResizeObserver(() => this.#place());
  readonly #grips = new Map<number, Point>();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('what')) this.view = FITTED;
    if (changed.has('src')) this.broken = false;
  }

  override render(): TemplateResult {
    return html`<div
        class="stage ${this.view.zoom > 1 ? 'closer' : ''}"
        tabindex="0"
        role="group"
        aria-label=${say('picture.label', { what: this.what })}
        @keydown=${this.#keydown}
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
        ${this.#tool('minus', 'picture.out', '−', () => this.#zoom(-1))}
        <span class="percent">${say('picture.zoomed', { percent: Math.round(this.view.zoom * 100) })}</span>
        ${this.#tool('plus', 'picture.in', '+', () => this.#zoom(1))}
        ${this.#tool('rotate', 'picture.rotate', 'R', () => this.#turn())}
        ${this.#tool('retry', 'picture.fit', '0', () => this.#fit())}
      </div>`;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.stage) this.#resized.observe(this.stage);
    this.#place();
  }

  #shown(): TemplateResult {
    return html`<div class="box turn-${this.view.turns}">
      <img
        src=${this.src}
        alt=${this.what}
        draggable="false"
        @load=${() => this.dispatchEvent(new Event('jieru-desk-shown'))}
        @error=${() => (this.broken = true)}
      />
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
    key: string,
    act: () => void,
  ): TemplateResult {
    return html`<jieru-button variant="quiet" @click=${act}>
      <jieru-icon name=${icon}></jieru-icon>${say(id)} <kbd aria-hidden="true">${key}</kbd>
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

  #turn(): void {
    this.view = turned(this.view);
    this.announce(say('picture.turned', { degrees: this.view.turns * 90 }));
  }

  #fit(): void {
    this.view = FITTED;
    this.announce(say('picture.zoomed', { percent: 100 }));
  }

  /** Sizes the picture for the stage it stands on. */
  #place(): void {
    const { stage, box, picture } = this;
    if (!stage || !box || !picture || this.width === 0 || this.height === 0) return;
    // A pixel less on each side, or rounding would show scroll bars at the size that fits.
    const room = { width: stage.clientWidth - 2, height: stage.clientHeight - 2 };
    const sizes = boxOf({ width: this.width, height: this.height }, room, this.view);
    box.style.setProperty('width', `${sizes.box.width}px`);
    box.style.setProperty('height', `${sizes.box.height}px`);
    picture.style.setProperty('width', `${sizes.picture.width}px`);
    picture.style.setProperty('height', `${sizes.picture.height}px`);
  }

  #keydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const acts: Record<string, (() => void) | undefined> = {
      '+': () => this.#zoom(1),
      '=': () => this.#zoom(1),
      '-': () => this.#zoom(-1),
      r: () => this.#turn(),
      R: () => this.#turn(),
      '0': () => this.#fit(),
      ArrowLeft: () => this.stage?.scrollBy(-ARROW_PIXELS, 0),
      ArrowRight: () => this.stage?.scrollBy(ARROW_PIXELS, 0),
      ArrowUp: () => this.stage?.scrollBy(0, -ARROW_PIXELS),
      ArrowDown: () => this.stage?.scrollBy(0, ARROW_PIXELS),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

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
