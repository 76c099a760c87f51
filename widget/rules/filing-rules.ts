import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { choiceName } from '../../schema/messages/choices.ts';
import type { ChoiceKind, ChoiceNames } from '../../schema/messages/choices.ts';
import { chinaDay } from '../../schema/messages/values/moments.ts';
import { PROVINCES } from '../../schema/rules/choices/provinces.ts';
import { SUBJECT_NATURES } from '../../schema/rules/choices/subject-natures.ts';
import type { FilingKind, SubjectNature } from '../../schema/client/operations.ts';
import { JieruElement } from '../kit/elements/element.ts';
import '../kit/elements/button.ts';
import '../kit/elements/select.ts';
import '../kit/elements/text-field.ts';
import type { FieldInputEvent } from '../kit/events.ts';
import { ThemeController } from '../kit/styles/theme-controller.ts';
import { cardStyles } from '../kit/styles/card-styles.ts';
import { tokens } from '../kit/styles/tokens.ts';
import { wordsOnShow } from '../kit/words/words.ts';
import { answer } from './answer.ts';
import { askRules, type Told } from './ask.ts';
import type { FilingRulesElement } from './element.ts';
import { rulesStyles } from './rules-styles.ts';
import { rulesWordsReady, sayRules, useRulesLocale } from './words.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const YEAR_MS = 365 * 86_400_000;

const KINDS: readonly FilingKind[] = ['NEW_ACCESS', 'CONTINUED_ACCESS'];

const nameOf = (kind: ChoiceKind, code: string): string =>
  choiceName(wordsOnShow() as ChoiceNames, kind, code) ?? code;

/**
 * What must be prepared for an access filing (接入备案), for anybody: a province, a nature, a kind and a day give the papers, the steps,
 * the time they take, the sources that say so and what has changed. It needs no login.
 *
 * @csspart card - The whole element.
 */
@customElement('filing-rules')
export class FilingRules extends JieruElement implements FilingRulesElement {
  static override styles = [JieruElement.styles, tokens, cardStyles, rulesStyles];

  /** URL of the GraphQL endpoint. */
  @property() endpoint = '';

  /** The provider's publishable key, `pk_…`. */
  @property({ attribute: 'publishable-key' }) publishableKey = '';

  /** `zh-CN` or `en`; the page's language when not given. */
  @property() locale = '';

  /** `light` or `dark`; the system's wish when not given. */
  @property({ reflect: true }) theme = '';

  /** The province on show, by its code of GB/T 2260. */
  @property({ reflect: true }) province = '110000';

  /** The nature of the subject (主办单位性质), e.g. `ENTERPRISE` or `PERSONAL`. */
  @property({ reflect: true }) nature: SubjectNature = 'ENTERPRISE';

  /** `NEW_ACCESS` or `CONTINUED_ACCESS`. */
  @property({ reflect: true }) kind: FilingKind = 'NEW_ACCESS';

  /** The day whose rules are shown, `YYYY-MM-DD`; today when not given. */
  @property({ reflect: true }) day = '';

  /** The day since which changes are told, `YYYY-MM-DD`; a year ago when not given. */
  @property({ reflect: true }) since = '';

  @state() private told: Told | null = null;
  @state() private failed = false;
  #asked = 0;

  constructor() {
    super();
    new ThemeController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#speak();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && changed.has('locale')) void this.#speak();
    const asks = ['endpoint', 'publishableKey', 'province', 'nature', 'kind', 'day', 'since'] as const;
    if (asks.some((name) => changed.has(name))) void this.#ask();
  }

  override render(): TemplateResult | typeof nothing {
    if (!rulesWordsReady()) return nothing;
    return html`<section class="card" part="card" aria-label=${sayRules('prepare.heading')}>
      <header>
        <h2>${sayRules('prepare.heading')}</h2>
        <p class="soft">${sayRules('prepare.lead')}</p>
      </header>
      <div class="asked" role="group" aria-label=${sayRules('prepare.about')}>${this.#fields()}</div>
      <div class="answer" aria-live="polite" aria-busy=${this.told || this.failed ? 'false' : 'true'}>
        ${this.#answer()}
      </div>
    </section>`;
  }

  #answer(): TemplateResult {
    if (this.failed)
      return html`<p class="wrong">${sayRules('prepare.failed')}</p>
        <jieru-button @click=${() => void this.#ask()}>${sayRules('prepare.again')}</jieru-button>`;
    return this.told ? answer(this.told) : html`<p>${sayRules('prepare.loading')}</p>`;
  }

  #fields(): TemplateResult[] {
    return [
      this.#select(
        'province',
        PROVINCES.map(({ code }) => ({ value: code, text: nameOf('province', code) })),
      ),
      this.#select(
        'nature',
        SUBJECT_NATURES.map(({ key }) => ({ value: key, text: nameOf('nature', key) })),
      ),
      this.#select(
        'kind',
        KINDS.map((value) => ({ value, text: sayRules(`prepare.kind.${value}`) })),
      ),
      this.#date('day', this.day || (this.told?.rules.day ?? '')),
      this.#date('since', this.#before),
    ];
  }

  #select(
    name: 'province' | 'nature' | 'kind',
    options: readonly { value: string; text: string }[],
  ): TemplateResult {
    return html`<jieru-select
      label=${sayRules(`prepare.${name}`)}
      .options=${options}
      .value=${this[name]}
      @jieru-input=${({ detail }: FieldInputEvent) => {
        // Nothing chosen is nothing to show: the last choice stays.
        if (detail.value) Object.assign(this, { [name]: detail.value });
        this.requestUpdate();
      }}
    ></jieru-select>`;
  }

  #date(name: 'day' | 'since', value: string): TemplateResult {
    return html`<jieru-text-field
      type="date"
      label=${sayRules(`prepare.${name}`)}
      .value=${value}
      @jieru-input=${({ detail }: FieldInputEvent) => {
        // While a date is typed, half of it is none.
        if (DAY.test(detail.value)) this[name] = detail.value;
      }}
    ></jieru-text-field>`;
  }

  get #before(): string {
    if (DAY.test(this.since)) return this.since;
    const day = DAY.test(this.day) ? Date.parse(this.day) : Date.now();
    return chinaDay(new Date(day - YEAR_MS));
  }

  async #speak(): Promise<void> {
    await useRulesLocale(this.locale || document.documentElement.lang);
    this.requestUpdate();
    await this.#ask();
  }

  async #ask(): Promise<void> {
    const { endpoint, publishableKey, province, nature, kind } = this;
    if (!endpoint || !this.isConnected || !rulesWordsReady()) return;
    const turn = (this.#asked += 1);
    const day = DAY.test(this.day) ? this.day : null;
    const variables = { code: province, nature, kind, day, before: this.#before };
    try {
      const told = await askRules({ endpoint, publishableKey }, variables);
      if (turn !== this.#asked) return;
      this.told = told;
      this.failed = false;
    } catch {
      if (turn === this.#asked) this.failed = true;
    }
  }
}
