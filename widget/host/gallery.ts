// The elements that everything is built of, in their states, to see what a theme does to them: the same code as in form and desk.
import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../kit/elements/button.ts';
import '../kit/elements/check.ts';
import '../kit/elements/choice.ts';
import '../kit/elements/copy.ts';
import '../kit/elements/locked.ts';
import '../kit/elements/notice.ts';
import '../kit/elements/progress-ring.ts';
import '../kit/elements/rule-note.ts';
import '../kit/elements/select.ts';
import '../kit/elements/text-field.ts';
import { base } from '../kit/styles/base.ts';
import { cardStyles } from '../kit/styles/card-styles.ts';
import { stepStyles } from '../kit/styles/step-styles.ts';
import { ThemeController } from '../kit/styles/theme-controller.ts';
import { tokens } from '../kit/styles/tokens.ts';
import { galleryStyles } from './gallery-styles.ts';
import { word } from './dress.ts';

const OPTIONS = ['sample.one', 'sample.two', 'sample.three'] as const;
const TONES = ['info', 'good', 'warn', 'bad'] as const;

/** A card that is no step of a filing and has something of each. */
@customElement('jieru-gallery')
export class JieruGallery extends LitElement {
  static override styles = [base, tokens, cardStyles, stepStyles, galleryStyles];

  constructor() {
    super();
    new ThemeController(this);
  }

  override render(): TemplateResult {
    return html`<div class="card" part="card">
      <div class="body">
        <h2 part="heading">${word('sample.heading')}</h2>
        <p class="soft">${word('sample.lead')} <a href="#list">${word('sample.link')}</a></p>
        ${this.#fields()} ${this.#choices()}
        <div class="grid">${TONES.map((tone) => this.#notice(tone))}</div>
        <jieru-locked from=${word('sample.from')}><div>浙ICP备12345678号</div></jieru-locked>
        <div class="row">
          <jieru-progress-ring share="0.4" label=${word('sample.sending')}></jieru-progress-ring>
          <jieru-copy code text="浙ICP备12345678号-1" label=${word('sample.number')}></jieru-copy>
        </div>
        ${this.#buttons()}
      </div>
    </div>`;
  }

  #fields(): TemplateResult {
    const label = word('sample.field');
    const value = '330106199001010005';
    return html`<div class="grid">
      <jieru-text-field
        label=${label}
        hint=${word('sample.hint')}
        placeholder=${word('sample.empty')}
      ></jieru-text-field>
      <jieru-text-field label=${label} .value=${value} error=${word('sample.error')}></jieru-text-field>
      <jieru-text-field label=${label} .value=${value} ok=${word('sample.ok')}></jieru-text-field>
      <jieru-text-field label=${label} .value=${value} remark=${word('sample.remark')}></jieru-text-field>
      <jieru-text-field label=${label} .value=${value} disabled></jieru-text-field>
      <jieru-select
        label=${label}
        .options=${OPTIONS.map((key) => ({ value: key, text: word(key) }))}
        .value=${OPTIONS[0]}
      ></jieru-select>
    </div>`;
  }

  #choices(): TemplateResult {
    const options = OPTIONS.map((key) => ({ value: key, text: word(key), detail: word('sample.hint') }));
    return html`<jieru-choice
        label=${word('sample.choice')}
        look="cards"
        .options=${options}
        .values=${[OPTIONS[1]]}
      ></jieru-choice>
      <jieru-check label=${word('sample.check')} checked></jieru-check>`;
  }

  #notice(tone: (typeof TONES)[number]): TemplateResult {
    return html`<jieru-notice tone=${tone} heading=${word(`sample.${tone}`)}
      >${word('sample.lead')}</jieru-notice
    >`;
  }

  #buttons(): TemplateResult {
    return html`<div class="row">
      <jieru-button variant="primary">${word('sample.primary')}</jieru-button>
      <jieru-button>${word('sample.button')}</jieru-button>
      <jieru-button variant="danger">${word('sample.danger')}</jieru-button>
      <jieru-button variant="quiet">${word('sample.quiet')}</jieru-button>
      <jieru-button disabled>${word('sample.disabled')}</jieru-button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-gallery': JieruGallery;
  }
}
