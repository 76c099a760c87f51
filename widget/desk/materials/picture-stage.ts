import { css, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../../elements/button.ts';
import '../../elements/icon.ts';
import '../../elements/more-icons.ts';
import { DeskElement } from '../desk-element.ts';
import { tell } from '../i18n/desk-words.ts';
import { boxOf, FITTED, turned, zoomed } from './view-box.ts';
import type { View } from './view-box.ts';

/**
 * One picture to look at closely: zoom, quarter turns, and moving it by dragging, scrolling or arrow keys. Sizes are set
 * through the CSS object model, which a strict CSP allows.
 *
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
        flex: 1;
        min-height: 0;
        overflow: auto;
        border: 1px solid var(--j-line);
        border-radius: var(--j-radius);
        background: var(--j-sunk);
        cursor: grab;
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
  #grip: { x: number; y: number } | null = null;

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
        class="stage"
        tabindex="0"
        role="group"
        aria-label=${tell('picture.label', { what: this.what })}
        @keydown=${this.#keydown}
        @pointerdown=${this.#grab}
        @pointermove=${this.#drag}
        @pointerup=${this.#release}
        @pointercancel=${this.#release}
      >
        ${this.broken ? this.#failed() : this.#shown()}
      </div>
      <div class="tools">
        ${this.#tool('minus', 'picture.out', '−', () => this.#zoom(-1))}
        <span class="percent">${tell('picture.zoomed', { percent: Math.round(this.view.zoom * 100) })}</span>
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
      <img src=${this.src} alt=${this.what} draggable="false" @error=${() => (this.broken = true)} />
    </div>`;
  }

  #failed(): TemplateResult {
    return html`<div class="broken">
      <p>${tell('picture.failed')}</p>
      <jieru-button @click=${() => this.dispatchEvent(new Event('jieru-desk-stale'))}>
        ${tell('picture.reload')}
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
      <jieru-icon name=${icon}></jieru-icon>${tell(id)} <kbd aria-hidden="true">${key}</kbd>
    </jieru-button>`;
  }

  #zoom(direction: 1 | -1): void {
    this.view = zoomed(this.view, direction);
    this.announce(tell('picture.zoomed', { percent: Math.round(this.view.zoom * 100) }));
  }

  #turn(): void {
    this.view = turned(this.view);
    this.announce(tell('picture.turned', { degrees: this.view.turns * 90 }));
  }

  #fit(): void {
    this.view = FITTED;
    this.announce(tell('picture.zoomed', { percent: 100 }));
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
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  #grab = (event: PointerEvent): void => {
    // Fingers scroll the stage by themselves.
    if (event.pointerType !== 'mouse' || event.button !== 0 || this.broken) return;
    this.#grip = { x: event.clientX, y: event.clientY };
    this.stage?.setPointerCapture(event.pointerId);
    this.stage?.classList.add('dragging');
  };

  #drag = (event: PointerEvent): void => {
    if (!this.#grip || !this.stage) return;
    this.stage.scrollBy(this.#grip.x - event.clientX, this.#grip.y - event.clientY);
    this.#grip = { x: event.clientX, y: event.clientY };
  };

  #release = (): void => {
    this.#grip = null;
    this.stage?.classList.remove('dragging');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-picture': JieruDeskPicture;
  }
}
