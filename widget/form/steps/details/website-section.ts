import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ChoiceKind } from '../../../../schema/messages/choices.ts';
import { ACCESS_METHODS } from '../../../../schema/rules/choices/access-methods.ts';
import { DOMAIN_HOLDERS } from '../../../../schema/rules/choices/domain-holders.ts';
import { LANGUAGES } from '../../../../schema/rules/choices/languages.ts';
import type { Choice } from '../../../../schema/rules/choices/choice.ts';
import { SERVICE_CONTENTS } from '../../../../schema/rules/choices/service-contents.ts';
import type { Party } from '../../../../schema/rules/choices/subject-natures.ts';
import { WEBSITE_NEEDS, WEBSITE_PERSON_NEEDS } from '../../../../schema/rules/details/needs.ts';
import type { FilingWebsiteView } from '../../../kit/client/views.ts';
import '../../../kit/elements/button.ts';
import '../../../kit/elements/choice.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/locked.ts';
import '../../../kit/elements/select.ts';
import type { Option } from '../../../kit/elements/select.ts';
import type { ChoiceEvent, FieldInputEvent } from '../../../kit/events.ts';
import { IssueWords } from '../../../kit/words/issue-words.ts';
import { labelFor, nameOfCode } from '../../../kit/words/labels.ts';
import { say } from '../../../kit/words/words.ts';
import { stepStyles } from '../../../kit/styles/step-styles.ts';
import type { DetailsForm } from './details-form.ts';
import './details-section.ts';
import { PERSON_SPECS, type FieldSpec } from '../../../kit/shown/fields.ts';
import { stepsOfPath } from './paths.ts';
import './pre-approvals.ts';

/** The text fields of a website 网站. */
const WEBSITE_SPECS: readonly FieldSpec[] = [
  { name: 'name', kind: 'text', hint: 'details.asFiled' },
  { name: 'homepageUrl', kind: 'text', mode: 'url', hint: 'details.homepageHint' },
  { name: 'remark', kind: 'long', wide: true },
];

// What most websites choose stands first; the rest unfolds.
const COMMON: Record<string, readonly string[]> = {
  serviceContents: ['ORGANISATION_SITE', 'SHOPPING', 'BLOG', 'EDUCATION', 'SOFTWARE', 'OTHER'],
  languages: ['SIMPLIFIED_CHINESE', 'TRADITIONAL_CHINESE', 'ENGLISH'],
};

const commonFirst = (name: string, table: readonly Choice[]): Choice[] => {
  const common = COMMON[name] ?? [];
  const rank = ({ key }: Choice): number => (common.includes(key) ? common.indexOf(key) : common.length);
  return [...table].sort((one, other) => rank(one) - rank(other));
};

const options = (kind: ChoiceKind, table: readonly Choice[]): Option[] =>
  table.map(({ key }) => ({ value: key, text: nameOfCode(kind, key) }));

const FIRST = 'websites.0';

// Name and homepage differ from website to website.
const SHARED = [
  'samePerson',
  'person',
  'serviceContents',
  'languages',
  'accessMethod',
  'preApprovals',
  'remark',
];

/** One website of the filing: who answers for it, what it is and what it offers. */
@customElement('jieru-website-section')
export class JieruWebsiteSection extends JieruElement {
  static override styles = [
    JieruElement.styles,
    stepStyles,
    css`
      .carried {
        display: block;
        margin-bottom: 18px;
      }
    `,
  ];

  /** The website as the type check found it. */
  @property({ attribute: false }) website: FilingWebsiteView | null = null;

  /** The draft. */
  @property({ attribute: false }) form: DetailsForm | null = null;

  /** Changes with every change of the draft. */
  @property({ attribute: false }) turn: unknown = null;

  /** Of whom the fields are asked. */
  @property() party: Party = 'organisation';

  /** The only website, which then needs no name in its headings. */
  @property({ type: Boolean }) alone = false;

  /** The website's place in the draft. */
  @property() place = '';

  constructor() {
    super();
    new IssueWords(this);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.website || !this.form) return nothing;
    return html`${this.#takeOver(this.form)}
    ${this.party === 'organisation' ? this.#person(this.form) : nothing}
    ${this.#site(this.form, this.website)}`;
  }

  /** Ten websites need to be told apart. */
  #headed(words: 'details.website' | 'details.websitePerson'): string {
    const domain = this.alone ? '' : this.website?.domains[0];
    return [say(words), domain].filter(Boolean).join(' · ');
  }

  /** What the websites of one subject mostly have in common is taken over from the first. */
  #takeOver(form: DetailsForm): TemplateResult | typeof nothing {
    if (this.place === FIRST) return nothing;
    return html`<div class="actions">
      <jieru-button
        variant="quiet"
        label=${[say('details.takeOver'), this.website?.domains[0]].join(' · ')}
        @click=${() => form.copyWebsite(FIRST, this.place, SHARED)}
      >
        ${say('details.takeOver')}
      </jieru-button>
    </div>`;
  }

  #person(form: DetailsForm): TemplateResult {
    const path = `${this.place}.samePerson`;
    const same = form.value(path);
    const chosen = same === true ? ['true'] : same === false ? ['false'] : [];
    const answers = [
      { value: 'true', text: say('details.samePerson') },
      { value: 'false', text: say('details.otherPerson') },
    ];
    return html`<jieru-details-section
      heading=${this.#headed('details.websitePerson')}
      .form=${form}
      .turn=${this.turn}
      .specs=${same === false ? PERSON_SPECS : []}
      .needs=${WEBSITE_PERSON_NEEDS}
      party=${this.party}
      place="${this.place}.person"
    >
      ${
        form.isLocked(path)
          ? this.#given(form, 'samePerson', answers)
          : html`<jieru-choice
              path=${path}
              label=${labelFor(stepsOfPath(path))}
              required
              .options=${answers}
              .values=${chosen}
              error=${form.errorAt(path)}
              remark=${form.remarkAt(path)}
              @jieru-choice=${(event: ChoiceEvent) => form.set(path, event.detail.values[0] === 'true')}
              @jieru-leave=${() => form.leave(path)}
            ></jieru-choice>`
      }
    </jieru-details-section>`;
  }

  #site(form: DetailsForm, website: FilingWebsiteView): TemplateResult {
    return html`<jieru-details-section
        heading=${this.#headed('details.website')}
        .form=${form}
        .turn=${this.turn}
        .specs=${WEBSITE_SPECS}
        .needs=${WEBSITE_NEEDS}
        party=${this.party}
        place=${this.place}
      >
        <jieru-locked from=${say('locked.fromType')}>
          <div>${website.domains.join(say('list.separator'))}</div>
          <div class="second">${[website.filedName, website.websiteNumber].filter(Boolean).join(' · ')}</div>
        </jieru-locked>
      </jieru-details-section>
      ${this.#list(form, 'serviceContents', options('content', commonFirst('serviceContents', SERVICE_CONTENTS)), say('details.contentsHint'))}
      ${this.#list(form, 'languages', options('language', commonFirst('languages', LANGUAGES)), '')}
      ${this.#oneOf(form, 'accessMethod', options('access', ACCESS_METHODS), true)}
      ${this.#oneOf(form, 'domainHolder', options('holder', this.#holders), false)}
      <jieru-pre-approvals
        path="${this.place}.preApprovals"
        .form=${form}
        .turn=${this.turn}
      ></jieru-pre-approvals>`;
  }

  /** What the provider gave and locked, in words. */
  #given(form: DetailsForm, name: string, choices: readonly Option[]): TemplateResult {
    const path = `${this.place}.${name}`;
    const value = form.value(path);
    const keys = Array.isArray(value) ? (value as string[]) : [String(value)];
    const text = keys
      .map((key) => choices.find((choice) => choice.value === key)?.text ?? key)
      .join(say('list.separator'));
    return html`<jieru-locked class="carried" path=${path} from=${say('details.given')}>
      <div class="second">${say('summary.item', { label: labelFor(stepsOfPath(path)), text })}</div>
      <div slot="change" class="second">${say('details.givenChange')}</div>
    </jieru-locked>`;
  }

  #list(form: DetailsForm, name: string, choices: Option[], hint: string): TemplateResult {
    const path = `${this.place}.${name}`;
    if (form.isLocked(path)) return this.#given(form, name, choices);
    const values = form.value(path);
    return html`<jieru-choice
      multiple
      path=${path}
      label=${labelFor(stepsOfPath(path))}
      hint=${hint}
      fold=${COMMON[name]?.length ?? 0}
      .options=${choices}
      .values=${Array.isArray(values) ? (values as string[]) : []}
      error=${form.errorAt(path)}
      remark=${form.remarkAt(path)}
      @jieru-choice=${(event: ChoiceEvent) => form.set(path, event.detail.values)}
      @jieru-leave=${() => form.leave(path)}
    ></jieru-choice>`;
  }

  #oneOf(form: DetailsForm, name: string, choices: Option[], required: boolean): TemplateResult {
    const path = `${this.place}.${name}`;
    if (form.isLocked(path)) return this.#given(form, name, choices);
    return html`<jieru-select
      class="narrow"
      path=${path}
      label=${labelFor(stepsOfPath(path))}
      placeholder=${say('select.choose')}
      ?required=${required}
      ?optional=${!required}
      .options=${choices}
      .value=${form.text(path)}
      error=${form.errorAt(path)}
      remark=${form.noteAt(path)}
      ?right=${form.isRight(path)}
      @jieru-input=${(event: FieldInputEvent) => form.set(path, event.detail.value)}
      @jieru-leave=${() => form.leave(path)}
    ></jieru-select>`;
  }

  /** A person has no officers or shareholders. */
  get #holders(): readonly Choice[] {
    return this.party === 'organisation'
      ? DOMAIN_HOLDERS
      : DOMAIN_HOLDERS.filter(({ key }) => key === 'ORGANISATION' || key === 'SOMEONE_ELSE');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-website-section': JieruWebsiteSection;
  }
}
