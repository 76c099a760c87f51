import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/dialog.ts';
import { JieruElement } from '../../kit/elements/element.ts';
import '../../kit/elements/notice.ts';
import { say } from '../../kit/words/words.ts';
import { Camera } from './camera.ts';
import type { CameraTrouble } from './camera.ts';
import { judgeFrame } from './frame-checks.ts';
import type { FrameFault } from './frame-checks.ts';

const LOOK_EVERY_MS = 500;

/**
 * Takes a photo with the device's camera; light and sharpness are judged here, before anything is sent.
 *
 * @fires jieru-photo - With the picture.
 * @fires jieru-pick-file - When a file is to be chosen instead.
 * @fires close - When it was closed.
 */
@customElement('jieru-camera-dialog')
export class JieruCameraDialog extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      video,
      img {
        display: block;
        width: 100%;
        aspect-ratio: 4 / 3;
        border-radius: var(--j-radius);
        background: #000;
        object-fit: contain;
      }
      .live {
        transform: scaleX(-1);
      }
      .checks {
        min-height: 3.2em;
        padding-top: 10px;
      }
    `,
  ];

  /** Whether it is open. */
  @property({ type: Boolean }) open = false;

  /** A paper is photographed, by the camera that looks away from whoever holds the device. */
  @property({ type: Boolean }) paper = false;

  /** What it is called; by itself a photo of the person. */
  @property() heading = '';

  @state() private trouble: CameraTrouble | null = null;
  // Nothing is known of the picture until the first frame was looked at.
  @state() private faults: readonly FrameFault[] | null = null;
  @state() private shot: { blob: Blob; url: string } | null = null;
  @query('video') private readonly video!: HTMLVideoElement | null;

  #camera = new Camera();
  #timer: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    if (this.open) void this.#start();
    else this.#stop();
  }

  override render(): TemplateResult {
    return html`<jieru-dialog
      heading=${this.heading || say('camera.heading')}
      ?open=${this.open}
      @close=${this.#closed}
    >
      ${this.trouble ? this.#sorry(this.trouble) : this.#finder()} ${this.#actions()}
    </jieru-dialog>`;
  }

  #sorry(trouble: CameraTrouble): TemplateResult {
    return html`<jieru-notice tone="warn" live="alert" heading=${say(`camera.trouble.${trouble}`)}>
      ${say(this.paper ? 'electronic.live.needsCamera' : 'camera.useFile')}
    </jieru-notice>`;
  }

  #finder(): TemplateResult {
    return html`<video
        class=${this.paper ? '' : 'live'}
        ?hidden=${this.shot !== null}
        autoplay
        muted
        playsinline
      ></video>
      ${this.shot ? html`<img src=${this.shot.url} alt=${say('camera.taken')} />` : nothing}
      <div class="checks" role="status">
        ${
          this.faults && this.faults.length > 0
            ? this.faults.map((fault) => html`<div>${say(`camera.fault.${fault}`)}</div>`)
            : html`<span class="soft">${this.#calm()}</span>`
        }
      </div>`;
  }

  #calm(): string {
    if (!this.faults) return say('shell.loading');
    if (this.paper) return say(this.shot ? 'camera.paperLook' : 'camera.paperGood');
    return say(this.shot ? 'camera.lookAtIt' : 'camera.good');
  }

  #actions(): TemplateResult {
    if (this.trouble)
      return html`<jieru-button
          slot="actions"
          variant="primary"
          ?hidden=${this.paper}
          @click=${() => this.dispatchEvent(new Event('jieru-pick-file'))}
        >
          ${say('tile.choose')}
        </jieru-button>
        <jieru-button slot="actions" @click=${() => void this.#start()}>${say('shell.retry')}</jieru-button>`;
    if (!this.shot)
      return html`<jieru-button
        slot="actions"
        variant="primary"
        ?busy=${this.faults === null}
        @click=${this.#shoot}
      >
        ${say('camera.shoot')}
      </jieru-button>`;
    return html`<jieru-button slot="actions" @click=${this.#again}>${say('camera.again')}</jieru-button>
      <jieru-button slot="actions" variant="primary" @click=${this.#use}>${say('camera.use')}</jieru-button>`;
  }

  async #start(): Promise<void> {
    this.#forgetShot();
    this.trouble = null;
    await this.updateComplete;
    const trouble = await this.#camera.start(this.video, this.#ended, this.paper ? 'environment' : 'user');
    if (!this.open || !this.isConnected) return this.#stop();
    this.trouble = trouble;
    if (trouble) return;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  /** Unplugged, or taken by another program. */
  #ended = (): void => {
    if (this.shot) return;
    this.#stop();
    this.trouble = 'ENDED';
  };

  #look(): void {
    if (this.video && !this.shot && this.video.videoWidth > 0) this.faults = judgeFrame(this.video);
  }

  #shoot = async (): Promise<void> => {
    if (!this.video) return;
    const blob = await this.#camera.shoot(this.video);
    if (blob) this.shot = { blob, url: URL.createObjectURL(blob) };
  };

  #again = (): void => this.#forgetShot();

  #use = (): void => {
    const blob = this.shot?.blob;
    if (blob) this.dispatchEvent(new CustomEvent<Blob>('jieru-photo', { detail: blob }));
  };

  #forgetShot(): void {
    if (this.shot) URL.revokeObjectURL(this.shot.url);
    this.shot = null;
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#camera.stop();
    this.#forgetShot();
    this.faults = null;
  }

  #closed = (): void => {
    this.#stop();
    this.dispatchEvent(new Event('close'));
  };
}
