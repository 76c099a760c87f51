import { Task } from '@lit/task';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { divisionsQuery, provincesQuery } from '../../client/operations/determine.graphql.ts';
import '../../elements/button.ts';
import { JieruElement } from '../../elements/element.ts';
import '../../elements/notice.ts';
import '../../elements/select.ts';
import type { Option } from '../../elements/select.ts';
import { IssueWords, labelFor } from '../../i18n/issue-words.ts';
import { currentLocale, say } from '../../i18n/localize.ts';
import type { FilingStore } from '../../state/store.ts';
import { failureText } from '../../shell/failure-text.ts';
import { EMPTY_TYPE } from './type-model.ts';
import type { TypeModel } from './type-model.ts';
import { regionStyles } from './region-styles.ts';

type Field = 'province' | 'city' | 'county';

const toOptions = (list: readonly { code: string; name: string }[] | undefined): Option[] =>
  (list ?? []).map(({ code, name }) => ({ value: code, text: name }));

/**
 * Province, city and county; each list depends on the choice before it.
 *
 * @fires jieru-region - With the changed part of the model.
 */
@customElement('jieru-region-fields')
export class JieruRegionFields extends JieruElement {
  static override styles = [JieruElement.styles, regionStyles];

  /** Where the lists come from. */
  @property({ attribute: false }) store: FilingStore | null = null;

  /** What is chosen. */
  @property({ attribute: false }) model: TypeModel = EMPTY_TYPE;

  /** What is wrong at a path. */
  @property({ attribute: false }) errorAt: (path: string) => string = () => '';

  readonly #provinces = new Task(this, {
    task: async ([store]) => (store ? (await store.api.query(provincesQuery, {})).provinces : []),
    // Provinces are called by their names in the language on show.
    args: () => [this.store, currentLocale()] as const,
  });

  readonly #divisions = new Task(this, {
    task: async ([store, code]) =>
      store && code ? ((await store.api.query(divisionsQuery, { code })).province?.cities ?? []) : [],
    args: () => [this.store, this.model.province] as const,
  });

  constructor() {
    super();
    new IssueWords(this);
  }

  override render(): TemplateResult {
    const failed = this.#provinces.error ?? this.#divisions.error;
    const cities = this.model.province ? this.#divisions.value : [];
    const city = cities?.find(({ code }) => code === this.model.city);
    return html`<div class="row">
        ${this.#select('province', toOptions(this.#provinces.value))}
        ${this.#select('city', toOptions(cities))} ${this.#select('county', toOptions(city?.counties))}
      </div>
      ${
        failed
          ? html`<jieru-notice tone="bad" live="alert">
              ${failureText(failed)}
              <jieru-button slot="actions" @click=${this.#again}>${say('shell.retry')}</jieru-button>
            </jieru-notice>`
          : ''
      }`;
  }

  #select(field: Field, options: Option[]): TemplateResult {
    return html`<jieru-select
      path=${field}
      label=${labelFor([field])}
      placeholder=${say('select.choose')}
      required
      .value=${this.model[field]}
      .options=${options}
      error=${this.errorAt(field)}
      ?disabled=${options.length === 0}
      @jieru-input=${(event: CustomEvent<{ value: string }>) => this.#choose(field, event.detail.value)}
    ></jieru-select>`;
  }

  #choose(field: Field, value: string): void {
    const below: Partial<TypeModel> =
      field === 'province' ? { city: '', county: '' } : field === 'city' ? { county: '' } : {};
    this.dispatchEvent(
      new CustomEvent<Partial<TypeModel>>('jieru-region', { detail: { [field]: value, ...below } }),
    );
  }

  #again = (): void => {
    void this.#provinces.run();
    void this.#divisions.run();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-region-fields': JieruRegionFields;
  }
}
