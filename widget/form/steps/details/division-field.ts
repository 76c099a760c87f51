import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { provinceOf } from '../../../../schema/rules/places.ts';
import type { City, Divisions } from '../../../../schema/rules/places.ts';
import { FieldElement } from '../../../kit/elements/field.ts';
import '../type/region-fields.ts';
import type { JieruRegionFields, Region } from '../type/region-fields.ts';

/** City and county of an address 行政区划, by the code of the county; of the city alone while the county is still open. */
@customElement('jieru-division-field')
export class JieruDivisionField extends FieldElement {
  /** The cities to choose from, with their counties. */
  @property({ attribute: false }) cities: Divisions = [];

  override focus(options?: FocusOptions): void {
    const { county, city } = this.#region;
    this.#fields?.focusField(city && !county ? 'county' : 'city', options);
  }

  override render(): TemplateResult {
    return html`<div role="group" aria-labelledby="label">
      <div class="label"><span id="label" part="label">${this.label}</span>${this.aside()}</div>
      ${this.control()}
    </div>`;
  }

  protected override control(): TemplateResult {
    return html`<jieru-region-fields
      .cities=${this.cities}
      .model=${this.#region}
      .errorAt=${(field: string) => (field === 'county' ? this.error : '')}
      remark=${this.remark}
      @jieru-region=${this.#choose}
      @jieru-leave=${(event: Event) => event.stopPropagation()}
      @focusout=${() => this.left()}
    ></jieru-region-fields>`;
  }

  get #fields(): JieruRegionFields | null {
    return this.renderRoot.querySelector('jieru-region-fields');
  }

  get #city(): City | undefined {
    return this.cities.find(({ code }) => code.slice(0, 4) === this.value.slice(0, 4));
  }

  get #region(): Region {
    const city = this.#city;
    const county = city?.counties.find(({ code }) => code === this.value);
    return { province: provinceOf(this.value), city: city?.code ?? '', county: county?.code ?? '' };
  }

  #choose = (event: CustomEvent<Partial<Region>>): void => {
    const region = { ...this.#region, ...event.detail };
    const counties = this.cities.find(({ code }) => code === region.city)?.counties ?? [];
    const only = counties.length === 1 ? counties[0]?.code : undefined;
    this.changed(region.county || (only ?? region.city));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-division-field': JieruDivisionField;
  }
}
