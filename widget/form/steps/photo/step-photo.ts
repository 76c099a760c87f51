import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ApiIssue, MaterialSlotView } from '../../../kit/client/views.ts';
import '../../../kit/elements/button.ts';
import '../../../kit/elements/icon.ts';
import '../../../kit/elements/more-icons.ts';
import { say } from '../../../kit/words/words.ts';
import { isReplaced, remarkNotice, remarksOf, remarksOn } from '../remarks.ts';
import { StepElement } from '../step-element.ts';
import { isAgreed } from '../consent/agreed.ts';
import '../consent/consent-box.ts';
import type { JieruConsentBox } from '../consent/consent-box.ts';
import '../materials/material-tile.ts';
import type { JieruMaterialTile } from '../materials/material-tile.ts';
import { tilesStyles } from '../materials/tiles-styles.ts';
import { FreshLinks } from '../../upload/fresh-links.ts';
import { slotId, Uploads } from '../../upload/uploads.ts';
import '../../phone/phone-button.ts';
import './backdrop-form.ts';
import './face-verdict.ts';
import type { JieruElectronicPanel } from '../electronic/electronic-panel.ts';
import type { JieruCameraDialog } from '../../camera/camera-dialog.ts';

/** Step 6 真实性核验: the website person's photo, by camera or as a file, after consent. */
@customElement('jieru-step-photo')
export class JieruStepPhoto extends StepElement {
  static override styles = [
    StepElement.styles,
    tilesStyles,
    css`
      ul {
        padding-left: 1.4em;
        list-style: disc;
      }
      /* As high as the tile's own buttons beside it. */
      .tiles jieru-button::part(button) {
        min-height: 36px;
        padding: 5px 12px;
        font-size: 0.933em;
      }
    `,
  ];

  @state() private camera: MaterialSlotView | null = null;

  constructor() {
    super();
    new FreshLinks(this, () => this.fetchAnew());
  }

  get #uploads(): Uploads {
    return this.store.keep('uploads', () => new Uploads(this.store));
  }

  get #slots(): MaterialSlotView[] {
    return this.filing.materialSlots.filter(({ step }) => step === 'PHOTO');
  }

  get #agreed(): boolean {
    return isAgreed(this.filing, 'FACE');
  }

  protected override content(): TemplateResult {
    const { photoKinds } = this.filing.rules;
    const electronic = photoKinds.includes('ELECTRONIC');
    return html`<div class="body">
        <jieru-phone-button .store=${this.store}></jieru-phone-button>
        ${
          electronic
            ? html`<jieru-consent-box
                path="consent.IDENTITY_PAPERS"
                purpose="IDENTITY_PAPERS"
                .store=${this.store}
              ></jieru-consent-box>`
            : nothing
        }
        <jieru-consent-box path="consent.FACE" purpose="FACE" .store=${this.store}></jieru-consent-box>
        ${remarkNotice(remarksOf(this.filing, 'PHOTO').filter(({ path }) => path.length < 2))}
        ${electronic ? this.#electronic() : nothing}
        ${electronic && photoKinds.length === 1 ? nothing : this.#byPhoto()} ${this.problemNotice()}
      </div>
      <jieru-camera-dialog
        ?open=${this.camera !== null}
        @close=${() => (this.camera = null)}
        @jieru-photo=${this.#taken}
        @jieru-pick-file=${this.#pick}
      ></jieru-camera-dialog>
      <jieru-foot next=${say('foot.next')} @jieru-next=${this.#next}></jieru-foot>`;
  }

  /** One part for each website, whose code comes where it is wanted. */
  #electronic(): TemplateResult[] {
    void import('../electronic/electronic-panel.ts');
    const agreed = this.#agreed && isAgreed(this.filing, 'IDENTITY_PAPERS');
    return this.filing.websites.map(
      (website) =>
        html`<jieru-electronic-panel
          path="VERIFICATION_PHOTO.${website.id}"
          .store=${this.store}
          .website=${website}
          ?agreed=${agreed}
        ></jieru-electronic-panel>`,
    );
  }

  #byPhoto(): TemplateResult {
    const backdrop = this.filing.rules.photoKinds.includes('BACKDROP');
    return html`<div class="section">
        <h3>
          ${say(this.filing.rules.photoKinds.includes('ELECTRONIC') ? 'electronic.otherwise' : 'photo.how')}
        </h3>
        <ul class="soft">
          <li>${say('photo.rule.person')}</li>
          <li>${say(backdrop ? 'photo.rule.backdrop' : 'photo.rule.plain')}</li>
          <li>${say('photo.rule.clear')}</li>
        </ul>
      </div>
      ${backdrop ? html`<jieru-backdrop-form .store=${this.store}></jieru-backdrop-form>` : nothing}
      <div class="tiles">${this.#slots.map((slot) => this.#tile(slot))}</div>`;
  }

  #tile(slot: MaterialSlotView): TemplateResult {
    const stored = this.#uploads.stored(slot);
    const remarks = isReplaced(this.filing, stored) ? [] : remarksOn(remarksOf(this.filing, 'PHOTO'), slot);
    const { websites } = this.filing;
    const site = websites.find(({ id }) => websites.length > 1 && id === slot.websiteId);
    return html`<jieru-material-tile
      path=${slotId(slot)}
      site=${site?.domains.join(say('list.separator')) ?? ''}
      remark=${remarks.map(({ message }) => message).join(' ')}
      .slotView=${slot}
      .upload=${this.#uploads.at(slot)}
      .stored=${stored}
      .uploads=${this.#uploads}
      ?disabled=${!this.#agreed}
    >
      ${
        this.#agreed
          ? html`<jieru-button @click=${() => void this.#open(slot)}>
              <jieru-icon name="camera"></jieru-icon>${say('photo.camera')}
            </jieru-button>`
          : html`<span class="soft small">${say('photo.consentFirst')}</span>`
      }
      <jieru-face-verdict
        slot="verdict"
        .check=${this.#uploads.at(slot) ? null : (stored?.faceCheck ?? null)}
        complaint=${this.#complaintOf(slot)?.message ?? ''}
      ></jieru-face-verdict>
    </jieru-material-tile>`;
  }

  /** What the face service found in a photo that is there. */
  #complaintOf(slot: MaterialSlotView): ApiIssue | undefined {
    const issues = this.filing.steps.find(({ key }) => key === 'PHOTO')?.issues ?? [];
    return issues.find(
      ({ path, code }) => code.startsWith('FACE_') && path.slice(1).join('.') === slotId(slot),
    );
  }

  async #open(slot: MaterialSlotView): Promise<void> {
    await import('../../camera/camera-dialog.ts');
    this.camera = slot;
  }

  /** No camera: the file takes its place, by the same click. */
  #pick = (): void => {
    const slot = this.camera;
    this.camera = null;
    if (slot) this.#tileOf(slot)?.pick();
  };

  #tileOf(slot: MaterialSlotView): JieruMaterialTile | null {
    return this.renderRoot.querySelector<JieruMaterialTile>(`[path="${CSS.escape(slotId(slot))}"]`);
  }

  #taken = (event: CustomEvent<Blob>): void => {
    const slot = this.camera;
    this.camera = null;
    if (!slot) return;
    const tile = this.#tileOf(slot);
    void tile?.send(event.detail);
    tile?.focus();
  };

  override async focusPath(path: readonly string[]): Promise<void> {
    // Issues of the photo lead to `photo.<kind>`; tiles are found by the kind.
    await super.focusPath(path[0] === 'photo' ? path.slice(1) : path);
  }

  #next = async (): Promise<void> => {
    for (const box of this.renderRoot.querySelectorAll<JieruConsentBox>('jieru-consent-box'))
      if (!(await box.confirm())) return;
    const missing = this.#slots.some(
      (slot) => slot.required && this.#uploads.stored(slot)?.status !== 'STORED',
    );
    if (missing) this.announce(say('materials.missing', { what: say('material.VERIFICATION_PHOTO') }), true);
    const complaint = this.#slots.map((slot) => this.#complaintOf(slot)).find(Boolean);
    if (complaint) this.announce(complaint.message, true);
    this.goOn();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-step-photo': JieruStepPhoto;
    'jieru-camera-dialog': JieruCameraDialog;
    'jieru-electronic-panel': JieruElectronicPanel;
  }
}
