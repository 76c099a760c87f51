import { css, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LivenessAct } from '../../../../schema/client/operations.ts';
import '../../../kit/elements/button.ts';
import '../../../kit/elements/dialog.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/notice.ts';
import { say } from '../../../kit/words/words.ts';
import { Camera } from '../../camera/camera.ts';
import type { CameraTrouble } from '../../camera/camera.ts';
import { judgeFrame } from '../../camera/frame-checks.ts';
import type { FrameFault } from '../../camera/frame-checks.ts';

const LOOK_EVERY_MS = 500;

/**
 * Shows one by one what a person is asked to do, and takes a picture of each.
 *
 * @fires jieru-followed - With the pictures, when all were taken.
 * @fires close - When it was closed.
 */
@customElement('jieru-guided-dialog')
export class JieruGuidedDialog extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      video {
        display: block;
        width: 100%;
        aspect-ratio: 4 / 3;
        border-radius: var(--j-radius);
        background: #000;
        object-fit: contain;
        transform: scaleX(-1);
      }
      .act {
        padding: 10px 0;
        font-size: 1.4em;
        font-weight: 600;
        text-align: center;
      }
      .checks {
        min-height: 3.2em;
      }
      progress {
        width: 100%;
        accent-color: var(--j-accent);
      }
    `,
  ];

  /** Whether it is open. */
  @property({ type: Boolean }) open = false;
  /** What is asked, in this order. */
  @property({ attribute: false }) acts: readonly LivenessAct[] = [];

  @state() private trouble: CameraTrouble | null = null;
  @state() private faults: readonly FrameFault[] | null = null;
  @state() private shots: readonly Blob[] = [];
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
      heading=${say('electronic.live.heading')}
      ?open=${this.open}
      @close=${this.#closed}
    >
      ${
        this.trouble
          ? html`<jieru-notice tone="warn" live="alert" heading=${say(`camera.trouble.${this.trouble}`)}>
              ${say('electronic.live.needsCamera')}
            </jieru-notice>`
          : this.#finder()
      }
      ${this.#actions()}
    </jieru-dialog>`;
  }

  get #act(): LivenessAct | undefined {
    return this.acts[this.shots.length];
  }

  #finder(): TemplateResult {
    const place = Math.min(this.shots.length + 1, this.acts.length);
    return html`<progress
        value=${this.shots.length}
        max=${this.acts.length}
        aria-label=${say('electronic.live.place', { place, of: this.acts.length })}
      ></progress>
      <video autoplay muted playsinline ?hidden=${!this.#act}></video>
      <div class="act" role="status">
        ${this.#act ? say(`act.${this.#act}`) : say('electronic.live.sending')}
      </div>
      <div class="checks">
        ${
          this.faults && this.faults.length > 0
            ? this.faults.map((fault) => html`<div>${say(`camera.fault.${fault}`)}</div>`)
            : html`<span class="soft"
                >${this.faults || !this.#act ? say('electronic.live.place', { place, of: this.acts.length }) : say('shell.loading')}</span
              >`
        }
      </div>`;
  }

  #actions(): TemplateResult {
    if (this.trouble)
      return html`<jieru-button slot="actions" variant="primary" @click=${() => void this.#start()}
        >${say('shell.retry')}</jieru-button
      >`;
    return html`<jieru-button
      slot="actions"
      variant="primary"
      ?busy=${this.faults === null || !this.#act}
      @click=${this.#shoot}
    >
      ${say('electronic.live.shoot')}
    </jieru-button>`;
  }

  async #start(): Promise<void> {
    this.shots = [];
    this.trouble = null;
    await this.updateComplete;
    const trouble = await this.#camera.start(this.video, this.#ended);
    if (!this.open || !this.isConnected) return this.#stop();
    this.trouble = trouble;
    if (trouble) return;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  /** Unplugged, or taken by another program. */
  #ended = (): void => {
    this.#stop();
    this.trouble = 'ENDED';
  };

  #look(): void {
    if (this.video && this.video.videoWidth > 0) this.faults = judgeFrame(this.video);
  }

  #shoot = async (): Promise<void> => {
    if (!this.video || !this.#act) return;
    const shot = await this.#camera.shoot(this.video);
    if (!shot) return;
    this.shots = [...this.shots, shot];
    if (this.#act) return;
    // The dialog stays until they have arrived; a camera that is off is not too dark.
    this.#stop();
    this.dispatchEvent(new CustomEvent<readonly Blob[]>('jieru-followed', { detail: this.shots }));
  };

  #stop(): void {
    clearInterval(this.#timer);
    this.#camera.stop();
    this.faults = null;
  }

  #closed = (): void => {
    this.#stop();
    this.dispatchEvent(new Event('close'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-guided-dialog': JieruGuidedDialog;
  }
}
