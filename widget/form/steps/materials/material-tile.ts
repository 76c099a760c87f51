import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { MaterialSlotView, MaterialView } from '../../../kit/client/views.ts';
import { JieruButton } from '../../../kit/elements/button.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/icon.ts';
import '../../../kit/elements/more-icons.ts';
import '../../../kit/elements/progress-ring.ts';
import { AnnounceEvent } from '../../../kit/events.ts';
import { sizeText } from '../../../../schema/messages/values/amounts.ts';
import { IssueWords } from '../../../kit/words/issue-words.ts';
import { say } from '../../../kit/words/words.ts';
import { buttonStyles } from '../../../kit/styles/button-styles.ts';
import { dropPreview, previewOf } from '../../../kit/client/preview-cache.ts';
import { StaleEvent } from '../../upload/stale-event.ts';
import type { Upload, Uploads } from '../../upload/uploads.ts';
import { exampleOf } from './examples.ts';
import { tileStyles } from './tile-styles.ts';

/** Phones that know no type of a picture know its ending. */
/** Some pickers know files by their endings alone. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/gif': ['.gif'],
  'image/heic': ['.heic'],
  'image/heif': ['.heif'],
  'application/pdf': ['.pdf'],
};

/**
 * A place for one file: a drawn example, then the picture, the way there and what became of it.
 *
 * @slot - Further ways to get the picture, such as the camera.
 * @slot verdict - What became of the picture after it was stored.
 * @csspart tile - The box, which takes dropped files.
 */
@customElement('jieru-material-tile')
export class JieruMaterialTile extends JieruElement {
  static override styles = [JieruElement.styles, buttonStyles, tileStyles];

  /** What the filing needs here. */
  @property({ attribute: false }) slotView: MaterialSlotView | null = null;

  /** A file on its way. */
  @property({ attribute: false }) upload: Upload | null = null;

  /** What is stored here. */
  @property({ attribute: false }) stored: MaterialView | null = null;

  /** What sends files. */
  @property({ attribute: false }) uploads: Uploads | null = null;

  /** Domains of the website it belongs to, where there are several. */
  @property() site = '';

  /** What the reviewer wrote about it. */
  @property() remark = '';

  /** Says why it is wanted, because its neighbours are wanted for other reasons. */
  @property({ type: Boolean }) reasoned = false;

  /** The form's own camera stands among the further ways, so that the device's is not offered beside it. */
  @property({ type: Boolean }) photographed = false;

  /** May not be changed now. */
  @property({ type: Boolean }) disabled = false;

  @state() private dragging = false;
  #hadFocus = false;

  constructor() {
    super();
    new IssueWords(this);
  }

  override focus(options?: FocusOptions): void {
    const control = this.renderRoot.querySelector<HTMLElement>('#file, jieru-button');
    // A button that was put in just now has not rendered what takes the focus.
    if (control instanceof JieruButton) void control.updateComplete.then(() => control.focus(options));
    else control?.focus(options);
  }

  /** Opens the browser's own file chooser. */
  pick(): void {
    this.renderRoot.querySelector<HTMLInputElement>('#file')?.click();
  }

  // While a file is on its way the picker gives place to a way to cancel, and comes back; the focus stays in the tile.
  override willUpdate(): void {
    this.#hadFocus = this.shadowRoot?.activeElement != null;
  }

  override updated(): void {
    if (this.#hadFocus && this.shadowRoot?.activeElement == null) this.focus({ preventScroll: true });
  }

  override render(): TemplateResult | typeof nothing {
    const slot = this.slotView;
    if (!slot) return nothing;
    return html`<div
      class="tile ${this.dragging ? 'dragging' : ''} ${this.#look}"
      part="tile"
      role="group"
      aria-labelledby="name"
      @dragover=${this.#dragover}
      @dragleave=${() => (this.dragging = false)}
      @drop=${this.#drop}
      @paste=${this.#paste}
    >
      <div class="picture" part="picture">${this.#picture(slot)}</div>
      <div class="words">
        <div class="name">
          <span id="name">${say(`material.${slot.kind}`)}</span>
          ${slot.required ? nothing : html`<span class="soft small">${say('field.optional')}</span>`}
        </div>
        ${this.site ? html`<div class="soft small">${this.site}</div>` : nothing}
        ${
          this.remark
            ? html`<div class="remark"><jieru-icon name="warn"></jieru-icon>${this.remark}</div>`
            : nothing
        }
        <div class="soft small" id="reason">${this.reasoned ? slot.reason : nothing}</div>
        <div class="line" id="line">${this.#line(slot)}</div>
        <slot name="verdict"></slot>
      </div>
      <div class="actions">${this.#actions(slot)}</div>
    </div>`;
  }

  get #look(): string {
    return this.#problem ? 'wrong' : this.remark ? 'remarked' : '';
  }

  get #problem(): string {
    if (this.upload?.state === 'FAILED') return this.upload.message;
    if (this.upload) return '';
    return this.stored?.status === 'REFUSED' ? (this.stored.refusalMessage ?? say('tile.refused')) : '';
  }

  #picture(slot: MaterialSlotView): TemplateResult {
    if (this.upload?.state === 'PREPARING')
      return html`<span class="soft small">${say('tile.preparing')}</span>`;
    if (this.upload?.state === 'SENDING')
      return html`<jieru-progress-ring
        share=${this.upload.share}
        label=${say('tile.sending', { what: say(`material.${slot.kind}`) })}
      ></jieru-progress-ring>`;
    const preview = this.stored?.status === 'STORED' ? previewOf(this.stored) : null;
    if (preview)
      return html`<img
        src=${preview}
        alt=${say('tile.preview', { what: say(`material.${slot.kind}`) })}
        @error=${() => this.#lost(preview)}
      />`;
    return html`<div class="example" aria-hidden="true">${exampleOf(slot.kind)}</div>`;
  }

  #lost(url: string): void {
    dropPreview(url);
    this.requestUpdate();
    this.dispatchEvent(new StaleEvent());
  }

  #line(slot: MaterialSlotView): TemplateResult | string {
    if (this.#problem)
      return html`<span class="bad"><jieru-icon name="bad"></jieru-icon>${this.#problem}</span>`;
    if (this.upload?.state === 'PREPARING')
      return say('tile.preparingSize', { size: sizeText(this.upload.file.size) });
    if (this.upload) return say('tile.onTheWay', { size: sizeText(this.upload.file?.size ?? 0) });
    if (this.stored?.status === 'STORED')
      return html`<span class="good"
        ><jieru-icon name="check"></jieru-icon>${this.#checked(this.stored)}</span
      >`;
    return html`${slot.hint} <span class="limits">${this.#limits(slot)}</span>`;
  }

  /** What the file must be, before one is chosen. */
  #limits({ maxBytes, minBytes, minLongSide, minShortSide }: MaterialSlotView): string {
    const limits = { max: sizeText(maxBytes), width: minLongSide, height: minShortSide };
    return minBytes > 0
      ? say('tile.limitsFrom', { ...limits, min: sizeText(minBytes) })
      : say('tile.limits', limits);
  }

  #checked({ width, height, bytes }: MaterialView): string {
    return say('tile.stored', { width: width ?? 0, height: height ?? 0, size: sizeText(bytes ?? 0) });
  }

  #actions(slot: MaterialSlotView): TemplateResult | typeof nothing {
    if (this.disabled) return html`<slot></slot>`;
    if (this.upload && this.upload.state !== 'FAILED')
      return html`<jieru-button variant="quiet" @click=${this.upload.cancel}
        >${say('tile.cancel')}</jieru-button
      >`;
    const failed = this.upload?.state === 'FAILED' ? this.upload : null;
    const again = failed?.file;
    return html`<label class="button pick">
        <input
          id="file"
          type="file"
          accept=${slot.formats.flatMap((type) => [type, ...(ENDINGS[type] ?? [])]).join(',')}
          aria-label=${this.#name(this.stored ? 'tile.replace' : 'tile.choose', slot)}
          aria-describedby="reason line"
          @change=${this.#picked}
        />
        <jieru-icon name="upload"></jieru-icon>
        <span>${this.stored ? say('tile.replace') : say('tile.choose')}</span>
      </label>
      ${this.#camera(slot)}
      <slot></slot>
      ${
        again && failed?.smaller
          ? html`<jieru-button variant="quiet" @click=${() => void this.send(again, { small: true })}>
              <jieru-icon name="upload"></jieru-icon>${say('tile.sendSmaller')}
            </jieru-button>`
          : nothing
      }
      ${
        again
          ? html`<jieru-button variant="quiet" @click=${() => void this.send(again)}>
              <jieru-icon name="retry"></jieru-icon>${say('tile.retry')}
            </jieru-button>`
          : nothing
      }
      ${
        this.stored
          ? html`<jieru-button
              variant="quiet"
              label=${say('tile.removeName', { what: [say(`material.${slot.kind}`), this.site].filter(Boolean).join(' · ') })}
              @click=${this.#remove}
            >
              <jieru-icon name="trash"></jieru-icon>${say('tile.remove')}
            </jieru-button>`
          : nothing
      }`;
  }

  /** Phones open their camera at once; elsewhere `capture` would do nothing but confuse. */
  #camera(slot: MaterialSlotView): TemplateResult | typeof nothing {
    if (this.photographed || slot.step === 'PHOTO' || !matchMedia('(pointer: coarse)').matches)
      return nothing;
    return html`<label class="button pick">
      <input
        type="file"
        accept="image/*"
        capture="environment"
        aria-label=${this.#name('tile.photograph', slot)}
        @change=${this.#picked}
      />
      <jieru-icon name="camera"></jieru-icon><span>${say('tile.photograph')}</span>
    </label>`;
  }

  /** A name that says which of the many tiles it belongs to; it begins with the visible words. */
  #name(words: 'tile.replace' | 'tile.choose' | 'tile.photograph', { kind }: MaterialSlotView): string {
    const what = [say(`material.${kind}`), this.site].filter(Boolean).join(' · ');
    return say('tile.named', { words: say(words), what });
  }

  #picked = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void this.send(file);
    // The same file may be chosen again after it was corrected.
    input.value = '';
  };

  #dragover = (event: DragEvent): void => {
    if (this.disabled) return;
    event.preventDefault();
    this.dragging = true;
  };

  #drop = (event: DragEvent): void => {
    event.preventDefault();
    this.dragging = false;
    const file = event.dataTransfer?.files[0];
    if (file && !this.disabled) void this.send(file);
  };

  /** A screenshot is pasted where the focus is. */
  #paste = (event: ClipboardEvent): void => {
    const file = event.clipboardData?.files[0];
    if (!file || this.disabled) return;
    event.preventDefault();
    void this.send(file);
  };

  /** Sends a file to this place and tells how it went. */
  async send(file: Blob, how: { small?: boolean; live?: boolean } = {}): Promise<void> {
    if (!this.slotView || !this.uploads) return;
    const what = say(`material.${this.slotView.kind}`);
    const wrong = await this.uploads.send(this.slotView, file, how);
    const text = wrong || say('tile.done', { what });
    this.dispatchEvent(new AnnounceEvent({ text, urgent: wrong !== '' }));
  }

  #remove = async (): Promise<void> => {
    if (!this.stored || !this.uploads || !this.slotView) return;
    const wrong = await this.uploads.remove(this.stored);
    const text = wrong || say('tile.removed', { what: say(`material.${this.slotView.kind}`) });
    this.dispatchEvent(new AnnounceEvent({ text, urgent: wrong !== '' }));
    await this.updateComplete;
    this.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-material-tile': JieruMaterialTile;
  }
}
