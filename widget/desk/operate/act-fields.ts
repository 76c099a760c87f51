import { html } from 'lit';
import type { TemplateResult } from 'lit';
import '../../kit/elements/check.ts';
import '../../kit/elements/select.ts';
import '../../kit/elements/text-field.ts';
import type { FieldInputEvent } from '../../kit/events.ts';
import type { ActField, Values } from './act.ts';
import { sayOperate } from './words.ts';

type Means = {
  readonly values: Values;
  readonly error: string;
  readonly typed: (key: string, value: string) => void;
};

/** The field that is asked for, with what is wrong with it. */
export const actField = (field: ActField, { values, error, typed }: Means): TemplateResult => {
  const { key, kind, label, hint = '', isRequired = false, options = [] } = field;
  const value = values[key] ?? '';
  const take = (event: FieldInputEvent): void => typed(key, event.detail.value);
  if (kind === 'tick')
    return html`<jieru-check
      path=${key}
      label=${label}
      error=${error}
      ?required=${isRequired}
      ?checked=${value === 'true'}
      @jieru-input=${take}
    ></jieru-check>`;
  if (kind === 'several') return several(field, { values, error, typed });
  if (kind === 'choice')
    return html`<jieru-select
      path=${key}
      label=${label}
      hint=${hint}
      error=${error}
      placeholder=${sayOperate(isRequired ? 'operate.choose' : 'operate.asItIs')}
      ?required=${isRequired}
      .options=${options}
      .value=${value}
      @jieru-input=${take}
    ></jieru-select>`;
  return html`<jieru-text-field
    path=${key}
    label=${label}
    hint=${hint}
    error=${error}
    type=${kind === 'secret' ? 'password' : 'text'}
    autocomplete=${kind === 'secret' ? 'new-password' : 'off'}
    rows=${kind === 'text' || kind === 'secret' ? 1 : 3}
    ?required=${isRequired}
    ?optional=${!isRequired}
    .value=${value}
    @jieru-input=${take}
  ></jieru-text-field>`;
};

const several = ({ key, label, options = [] }: ActField, { values, error, typed }: Means): TemplateResult => {
  const chosen = (values[key] ?? '').split(',').filter(Boolean);
  const toggle = (one: string, isTicked: boolean): void =>
    typed(key, [...chosen.filter((other) => other !== one), ...(isTicked ? [one] : [])].join(','));
  return html`<fieldset path=${key} tabindex="-1">
    <legend>${label}</legend>
    ${options.map(
      ({ value, text }) =>
        html`<jieru-check
          label=${text}
          ?checked=${chosen.includes(value)}
          @jieru-input=${(event: FieldInputEvent) => toggle(value, event.detail.value === 'true')}
        ></jieru-check>`,
    )}
    ${error ? html`<p class="bad">${error}</p>` : ''}
  </fieldset>`;
};
