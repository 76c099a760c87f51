import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ConsentPurpose } from '../../../../schema/client/operations.ts';
import type { MaterialSlotView, ApiIssue } from '../../../kit/client/views.ts';
import '../../../kit/elements/button.ts';
import '../../../kit/elements/icon.ts';
import '../../../kit/elements/locked.ts';
import '../../../kit/elements/more-icons.ts';
import { say } from '../../../kit/words/words.ts';
import { isAgreed } from '../consent/agreed.ts';
import '../consent/consent-box.ts';
import type { JieruConsentBox } from '../consent/consent-box.ts';
import { isPhotographed } from '../../camera/certificates.ts';
import { isReplaced, remarkNotice, remarksOf, remarksOn } from '../remarks.ts';
import { StepElement } from '../step-element.ts';
import { FreshLinks } from '../../upload/fresh-links.ts';
import { slotId, Uploads } from '../../upload/uploads.ts';
import '../../phone/phone-button.ts';
import { groupsOf } from './groups.ts';
import type { SlotGroup } from './groups.ts';
import './material-tile.ts';
import type { JieruMaterialTile } from './material-tile.ts';
import { tilesStyles } from './tiles-styles.ts';

/** Step 5 上传资料: one tile for each paper this filing needs, both sides of a card side by side. */
@customElement('jieru-step-materials')
export class JieruStepMaterials extends StepElement {
  static override styles = [StepElement.styles, tilesStyles];

  /** What the form's own camera is open for. */
  @state() private shooting: MaterialSlotView | null = null;

  constructor() {
    super();
    new FreshLinks(this, () => this.fetchAnew());
  }

  get #uploads(): Uploads {
    return this.store.keep('uploads', () => new Uploads(this.store));
  }

  get #slots(): MaterialSlotView[] {
    return this.filing.materialSlots.filter(({ step }) => step === 'MATERIALS');
  }

  /** What these papers need agreed to before one is chosen. */
  get #needed(): ConsentPurpose[] {
    const faces = this.#slots.some(({ kind }) => kind === 'HANDHELD_PHOTO');
    return faces ? ['IDENTITY_PAPERS', 'FACE'] : ['IDENTITY_PAPERS'];
  }

  #mayTake({ kind }: MaterialSlotView): boolean {
    const needed = kind === 'HANDHELD_PHOTO' ? this.#needed : (['IDENTITY_PAPERS'] as const);
    return needed.every((purpose) => isAgreed(this.filing, purpose));
  }

  get #remarks(): ApiIssue[] {
    return remarksOf(this.filing, 'MATERIALS');
  }

  protected override content(): TemplateResult {
    return html`<div class="body">
        <jieru-phone-button .store=${this.store}></jieru-phone-button>
        <p class="soft small">${say('materials.rules')}</p>
        ${this.#needed.map(
          (purpose) =>
            html`<jieru-consent-box
              path="consent.${purpose}"
              purpose=${purpose}
              .store=${this.store}
            ></jieru-consent-box>`,
        )}
        ${remarkNotice(this.#remarks.filter(({ path }) => path.length < 2))}
        ${groupsOf(this.#slots, this.filing.websites.length).map((group) => this.#group(group))}
        ${this.problemNotice()}
      </div>
      <jieru-camera-dialog
        paper
        heading=${this.shooting ? say(`material.${this.shooting.kind}`) : ''}
        ?open=${this.shooting !== null}
        @close=${() => (this.shooting = null)}
        @jieru-photo=${this.#shot}
      ></jieru-camera-dialog>
      <jieru-foot next=${say('foot.next')} @jieru-next=${this.#next}></jieru-foot>`;
  }

  #group({ heading, slots }: SlotGroup): TemplateResult {
    const site = this.filing.websites.length > 1 ? this.#siteOf(slots[0]) : '';
    const oneReason = slots.every(({ reason }) => reason === slots[0]?.reason);
    return html`<section
      class="section"
      part="section"
      aria-label=${[say(heading), site].filter(Boolean).join(' · ')}
    >
      <h3>${say(heading)}${site ? html`<span class="soft"> · ${site}</span>` : nothing}</h3>
      ${oneReason ? html`<p class="soft small">${slots[0]?.reason}</p>` : nothing} ${this.#printable(slots)}
      ${
        slots.every((slot) => this.#isCovered(slot))
          ? html`<jieru-locked><div class="second">${slots[0]?.hint}</div></jieru-locked>`
          : html`<div class="tiles">${slots.map((slot) => this.#tile(slot, !oneReason))}</div>`
      }
    </section>`;
  }

  /** The form to sign comes filled in. */
  #printable(slots: readonly MaterialSlotView[]): TemplateResult | typeof nothing {
    const { verificationFormUrl, verificationFormPdf } = this.filing;
    if (
      !verificationFormUrl ||
      !verificationFormPdf ||
      !slots.some(({ kind }) => kind === 'VERIFICATION_FORM')
    )
      return nothing;
    return html`<p>
      <a href=${verificationFormPdf} target="_blank" rel="noopener noreferrer"
        >${say('materials.printForm')}</a
      >
      <a class="small" href=${verificationFormUrl} target="_blank" rel="noopener noreferrer"
        >${say('materials.printPage')}</a
      >
    </p>`;
  }

  #tile(slot: MaterialSlotView, reasoned: boolean): TemplateResult {
    const stored = this.#uploads.stored(slot);
    const remarks = isReplaced(this.filing, stored) ? [] : remarksOn(this.#remarks, slot);
    return html`<jieru-material-tile
      path=${slotId(slot)}
      site=${this.filing.websites.length > 1 ? this.#siteOf(slot) : ''}
      remark=${remarks.map(({ message }) => message).join(' ')}
      .slotView=${slot}
      ?reasoned=${reasoned}
      .upload=${this.#uploads.at(slot)}
      .stored=${stored}
      .uploads=${this.#uploads}
      ?photographed=${isPhotographed(this.filing, slot)}
      ?disabled=${!this.#mayTake(slot)}
    >
      ${this.#advice(slot)} ${this.#camera(slot)}
      ${this.#mayTake(slot) ? nothing : html`<span class="soft small">${say('photo.consentFirst')}</span>`}
    </jieru-material-tile>`;
  }

  /** Electronic verification wants certificates photographed on the spot, with the form's own camera. */
  #camera(slot: MaterialSlotView): TemplateResult | typeof nothing {
    if (!this.#mayTake(slot) || !isPhotographed(this.filing, slot)) return nothing;
    const stored = this.#uploads.stored(slot);
    return html`<jieru-button @click=${() => void this.#shoot(slot)}>
        <jieru-icon name="camera"></jieru-icon>${say('electronic.papers.camera')}
      </jieru-button>
      ${
        stored?.status === 'STORED' && !stored.live
          ? html`<p slot="verdict" class="advice small">${say('electronic.papers.wanted')}</p>`
          : nothing
      }`;
  }

  async #shoot(slot: MaterialSlotView): Promise<void> {
    await import('../../camera/camera-dialog.ts');
    this.shooting = slot;
  }

  #shot = (event: CustomEvent<Blob>): void => {
    const slot = this.shooting;
    this.shooting = null;
    if (!slot) return;
    const path = CSS.escape(slotId(slot));
    const tile = this.renderRoot.querySelector<JieruMaterialTile>(`[path="${path}"]`);
    void tile?.send(event.detail, { live: true });
    tile?.focus();
  };

  /** What the paper says that does not fit what was typed; it bars nothing. */
  #advice(slot: MaterialSlotView): TemplateResult[] {
    const warnings = this.filing.steps.find(({ key }) => key === 'MATERIALS')?.warnings ?? [];
    return remarksOn(warnings, slot).map(
      ({ message }) => html`<p slot="verdict" class="advice small">${message}</p>`,
    );
  }

  /** The papers of a website's person are wanted unless those of the subject's person serve for both. */
  #isCovered(slot: MaterialSlotView): boolean {
    const spoken = remarksOn(this.#remarks, slot).length > 0;
    return (
      slot.kind.startsWith('WEBSITE_PERSON_') && !slot.required && !spoken && !this.#uploads.stored(slot)
    );
  }

  #siteOf(slot: MaterialSlotView | undefined): string {
    return (
      this.filing.websites.find(({ id }) => id === slot?.websiteId)?.domains.join(say('list.separator')) ?? ''
    );
  }

  override async focusPath(path: readonly string[]): Promise<void> {
    // Issues of materials lead to `materials.<kind>`; tiles are found by the kind.
    await super.focusPath(path[0] === 'materials' ? path.slice(1) : path);
  }

  #next = async (): Promise<void> => {
    for (const box of this.renderRoot.querySelectorAll<JieruConsentBox>('jieru-consent-box'))
      if (!(await box.confirm())) return;
    const missing = this.#slots.find(
      (slot) => slot.required && this.#uploads.stored(slot)?.status !== 'STORED',
    );
    if (!missing) return this.goOn();
    this.announce(say('materials.missing', { what: say(`material.${missing.kind}`) }), true);
    this.goOn();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-step-materials': JieruStepMaterials;
  }
}
