import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Divisions, Place } from '../../../../schema/rules/places.ts';
import { divisionsQuery, provincesQuery } from '../../../kit/client/operations/first-step.graphql.ts';
import '../../../kit/elements/button.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/notice.ts';
import '../../../kit/elements/select.ts';
import type { Option } from '../../../kit/elements/select.ts';
import { labelFor } from '../../../kit/words/labels.ts';
import { currentLocale, say } from '../../../kit/words/words.ts';
import type { FilingStore } from '../../store/store.ts';
import { failureText } from '../../../kit/words/failure-text.ts';
import { EMPTY_TYPE } from './type-model.ts';
import type { TypeModel } from './type-model.ts';

type Field = 'province' | 'city' | 'county';
export type Region = Pick<TypeModel, Field>;

const toOptions = (list: readonly Place[] | undefined): Option[] =>
  (list ?? []).map(({ code, name, label }) => ({ value: code, text: label ?? name }));

/** Three lists in a row where there is room. */
const regionStyles = css`
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    column-gap: 16px;
  }

  @container (min-width: 560px) {
    .row {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .two {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;

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
  @property({ attribute: false }) model: Region = EMPTY_TYPE;

  /** The cities of the one province there is to choose from; then no province is asked, and nothing is fetched. */
  @property({ attribute: false }) cities: Divisions | null = null;

  /** Names of what the provider gave and is not to be changed here. */
  @property({ attribute: false }) locked: readonly string[] = [];

  /** What was written about the choice. */
  @property() remark = '';

  /** What is wrong at a path. */
  @property({ attribute: false }) errorAt: (path: string) => string = () => '';

  readonly #provinces = new Task(this, {
    // Provinces are called by their names in the language on show, in which they came with the viewer.
    task: async ([store, locale]) => {
      if (!store) return [];
      const { opening } = store;
      return opening?.locale === locale
        ? opening.data.provinces
        : (await store.api.query(provincesQuery, {})).provinces;
    },
    args: () => [this.store, currentLocale()] as const,
  });

  readonly #divisions = new Task(this, {
    task: async ([store, code]) =>
      store && code ? ((await store.api.query(divisionsQuery, { code })).province?.cities ?? []) : [],
    args: () => [this.store, this.model.province, currentLocale()] as const,
  });

  /** Focuses one of the lists. */
  focusField(field: Field, options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>(`[path=${field}]`)?.focus(options);
  }

  override render(): TemplateResult {
    const failed = this.#provinces.error ?? this.#divisions.error;
    const cities = this.cities ?? (this.model.province ? this.#divisions.value : []);
    const city = cities?.find(({ code }) => code === this.model.city);
    return html`<div class="row ${this.cities ? 'two' : ''}">
        ${this.cities ? nothing : this.#select('province', toOptions(this.#provinces.value))}
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
      remark=${field === 'county' ? this.remark : ''}
      ?disabled=${options.length === 0 || this.locked.includes(field)}
      hint=${this.locked.includes(field) ? say('type.given') : ''}
      @jieru-input=${(event: CustomEvent<{ value: string }>) => this.#choose(field, event.detail.value)}
    ></jieru-select>`;
  }

  #choose(field: Field, value: string): void {
    const below: Partial<Region> =
      field === 'province' ? { city: '', county: '' } : field === 'city' ? { county: '' } : {};
    this.dispatchEvent(
      new CustomEvent<Partial<Region>>('jieru-region', { detail: { [field]: value, ...below } }),
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
