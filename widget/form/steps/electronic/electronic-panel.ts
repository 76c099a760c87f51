import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LivenessWay } from '../../../../schema/client/operations.ts';
import type { FilingWebsiteView, MaterialSlotView } from '../../../kit/client/views.ts';
import '../../../kit/elements/button.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/icon.ts';
import '../../../kit/elements/more-icons.ts';
import '../../../kit/elements/notice.ts';
import { AnnounceEvent } from '../../../kit/events.ts';
import { stepStyles } from '../../../kit/styles/step-styles.ts';
import { moment } from '../../../kit/words/format.ts';
import { IssueWords } from '../../../kit/words/issue-words.ts';
import { problemText } from '../../../kit/words/problem-text.ts';
import { say } from '../../../kit/words/words.ts';
import type { FilingStore } from '../../store/store.ts';
import { StoreController } from '../../store/store-controller.ts';
import { Uploads } from '../../upload/uploads.ts';
import { isPhotographed } from '../../camera/certificates.ts';
import './commitment-form.ts';
import type { JieruCommitmentForm } from './commitment-form.ts';
import type { JieruGuidedDialog } from './guided-dialog.ts';
import { Verification } from './verification.ts';
import type { VerificationView } from './verification.ts';

/** Electronic verification (电子化核验) of one website's person: certificates, the person, the commitment. */
@customElement('jieru-electronic-panel')
export class JieruElectronicPanel extends JieruElement {
  static override styles = [
    JieruElement.styles,
    stepStyles,
    css`
      ol {
        display: flex;
        flex-direction: column;
        gap: 12px;
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
      }
      ol > li {
        padding: 14px;
        border: 1px solid var(--j-line);
        border-radius: var(--j-radius);
      }
      h4 {
        display: flex;
        gap: 8px;
        align-items: center;
        margin: 0 0 6px;
        font-size: 1em;
      }
      .paper {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 12px;
        align-items: center;
        justify-content: space-between;
        padding: 6px 0;
      }
      .good {
        color: var(--j-ok);
      }
    `,
  ];

  @property({ attribute: false }) store!: FilingStore;
  @property({ attribute: false }) website!: FilingWebsiteView;
  /** Consents that all this needs are given. */
  @property({ type: Boolean }) agreed = false;

  @state() private paper: MaterialSlotView | null = null;
  @state() private live = false;
  @query('jieru-commitment-form') private readonly form!: JieruCommitmentForm | null;
  #known: Verification | null = null;

  constructor() {
    super();
    new IssueWords(this);
    new StoreController(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#known?.removeEventListener('change', this.#changed);
    this.#known = null;
  }

  #changed = (): void => this.requestUpdate();

  get #uploads(): Uploads {
    return this.store.keep('uploads', () => new Uploads(this.store));
  }

  get #verification(): Verification {
    const known = this.store.keep('electronic', () => new Verification(this.store, this.#uploads));
    if (this.#known !== known) {
      this.#known = known;
      known.addEventListener('change', this.#changed);
      known.look();
    }
    return known;
  }

  get #slots(): MaterialSlotView[] {
    const slots = this.store.filing?.materialSlots ?? [];
    return slots.filter(({ websiteId }) => websiteId === null || websiteId === this.website.id);
  }

  get #papers(): MaterialSlotView[] {
    const { filing } = this.store;
    return this.#slots.filter((slot) => filing && isPhotographed(filing, slot));
  }

  get #photo(): MaterialSlotView | undefined {
    return this.#slots.find(({ kind }) => kind === 'VERIFICATION_PHOTO');
  }

  #isLive(slot: MaterialSlotView): boolean {
    const stored = this.#uploads.stored(slot);
    return stored?.status === 'STORED' && stored.live;
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.store.filing) return nothing;
    const verification = this.#verification;
    const mine = verification.of(this.website.id);
    const several = this.store.filing.websites.length > 1;
    const { trouble } = verification;
    return html`<section class="section" aria-label=${say('electronic.heading')}>
        <h3>
          ${say('electronic.heading')}${
            several
              ? html`<span class="soft"> · ${this.website.domains.join(say('list.separator'))}</span>`
              : nothing
          }
        </h3>
        <p class="soft">${say('electronic.lead')}</p>
        <ol>
          <li>${this.#certificates()}</li>
          <li>${this.#person(mine)}</li>
          <li>${this.#commitment(mine)}</li>
        </ol>
        ${
          trouble
            ? html`<jieru-notice tone="bad" live="alert"
                >${'code' in trouble ? problemText(trouble) : trouble.message}</jieru-notice
              >`
            : nothing
        }
      </section>
      <jieru-camera-dialog
        paper
        heading=${this.paper ? say(`material.${this.paper.kind}`) : ''}
        ?open=${this.paper !== null}
        @close=${() => (this.paper = null)}
        @jieru-photo=${this.#photographed}
        @jieru-pick-file=${() => (this.paper = null)}
      ></jieru-camera-dialog>
      <jieru-guided-dialog
        ?open=${this.live}
        .acts=${mine?.acts ?? []}
        @close=${() => (this.live = false)}
        @jieru-followed=${this.#followed}
      ></jieru-guided-dialog>`;
  }

  #heading(place: number, words: string, done: boolean): TemplateResult {
    return html`<h4 class=${done ? 'good' : ''}>
      ${done ? html`<jieru-icon name="check"></jieru-icon>` : html`<span aria-hidden="true">${place}</span>`}
      ${words}
    </h4>`;
  }

  #certificates(): TemplateResult {
    const papers = this.#papers;
    return html`${this.#heading(
        1,
        say('electronic.papers'),
        papers.every((slot) => this.#isLive(slot)),
      )}
      <p class="soft small">${say('electronic.papers.how')}</p>
      ${papers.map((slot) => {
        const live = this.#isLive(slot);
        const under = this.#uploads.at(slot);
        const failed = under?.state === 'FAILED' ? under.message : '';
        return html`<div class="paper">
          <span
            >${say(`material.${slot.kind}`)}
            ${live ? html`<span class="good small">${say('electronic.papers.live')}</span>` : nothing}
            ${failed ? html`<span class="bad small">${failed}</span>` : nothing}</span
          >
          <jieru-button
            label=${say('tile.named', { words: say(live ? 'camera.again' : 'tile.photograph'), what: say(`material.${slot.kind}`) })}
            ?busy=${under !== null && !failed}
            ?disabled=${!this.agreed}
            @click=${() => void this.#openPaper(slot)}
          >
            <jieru-icon name="camera"></jieru-icon>${say(live ? 'camera.again' : 'tile.photograph')}
          </jieru-button>
        </div>`;
      })}
      ${this.agreed ? nothing : html`<p class="soft small">${say('photo.consentFirst')}</p>`}`;
  }

  #person(mine: VerificationView | null): TemplateResult {
    const taken = mine?.takenAt ?? null;
    const { busy } = this.#verification;
    return html`${this.#heading(2, say('electronic.live'), taken !== null)}
      <p class="soft small">
        ${taken ? say('electronic.live.taken', { at: moment(taken) }) : say('electronic.live.how')}
      </p>
      <div class="actions">
        <jieru-button
          variant=${taken ? 'secondary' : 'primary'}
          ?busy=${busy}
          ?disabled=${!this.agreed}
          @click=${() => void this.#begin('HEAD')}
          >${say(taken ? 'camera.again' : 'electronic.live.begin')}</jieru-button
        >
        <jieru-button
          variant="quiet"
          ?disabled=${!this.agreed || busy}
          @click=${() => void this.#begin('HAND')}
          >${say('electronic.live.hand')}</jieru-button
        >
      </div>`;
  }

  #commitment(mine: VerificationView | null): TemplateResult {
    const signed = mine?.signedAt ?? null;
    const { verificationFormPdf } = this.store.filing ?? {};
    return html`${this.#heading(3, say('electronic.sign'), signed !== null)}
    ${
      signed
        ? html`<p>${say('electronic.sign.done', { at: moment(signed) })}</p>
            ${
              verificationFormPdf
                ? html`<p>
                    <a href=${verificationFormPdf} target="_blank" rel="noopener noreferrer"
                      >${say('electronic.sign.form')}</a
                    >
                  </p>`
                : nothing
            }`
        : nothing
    }
    ${
      signed && !this.#isOutdated
        ? nothing
        : html`<jieru-commitment-form
            .commitment=${this.#verification.commitment}
            ?ready=${mine?.takenAt != null}
            ?busy=${this.#verification.busy}
            @jieru-sign=${this.#sign}
          ></jieru-commitment-form>`
    }`;
  }

  /** The service says that what was signed for has changed. */
  get #isOutdated(): boolean {
    const issues = this.store.filing?.steps.find(({ key }) => key === 'PHOTO')?.issues ?? [];
    return issues.some(({ code, path }) => code.startsWith('ELECTRONIC_') && path.at(-1) === this.website.id);
  }

  async #openPaper(slot: MaterialSlotView): Promise<void> {
    await import('../../camera/camera-dialog.ts');
    this.paper = slot;
  }

  #photographed = async (event: CustomEvent<Blob>): Promise<void> => {
    const slot = this.paper;
    this.paper = null;
    if (!slot) return;
    const wrong = await this.#uploads.send(slot, event.detail, { live: true });
    this.#announce(wrong || say('tile.done', { what: say(`material.${slot.kind}`) }), wrong !== '');
  };

  async #begin(way: LivenessWay): Promise<void> {
    await import('./guided-dialog.ts');
    if (await this.#verification.begin(this.website.id, way)) this.live = true;
  }

  #followed = async (event: CustomEvent<readonly Blob[]>): Promise<void> => {
    const photo = this.#photo;
    const went = photo && (await this.#verification.follow(photo, event.detail));
    this.live = false;
    if (went) this.#announce(say('electronic.live.done'), false);
  };

  #sign = async (event: CustomEvent<{ strokes?: string[]; typedName?: string }>): Promise<void> => {
    const { id = '' } = this.#verification.of(this.website.id) ?? {};
    if (!(await this.#verification.sign({ verificationId: id, ...event.detail }))) return;
    this.form?.clear();
    this.#announce(say('electronic.sign.made'), false);
  };

  #announce(text: string, urgent: boolean): void {
    this.dispatchEvent(new AnnounceEvent({ text, urgent }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-guided-dialog': JieruGuidedDialog;
  }
}
