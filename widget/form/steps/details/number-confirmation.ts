import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import '../../../kit/elements/check.ts';
import type { FieldInputEvent } from '../../../kit/events.ts';
import { say } from '../../../kit/words/words.ts';
import type { DetailsForm } from './details-form.ts';
import { confirmationOf } from './paths.ts';
import type { Path } from './paths.ts';

/** The box that says a number stands on the paper so, where its check character fails. */
export const numberConfirmation = (form: DetailsForm, path: Path): TemplateResult | typeof nothing => {
  if (!form.isDoubtful(path)) return nothing;
  const flag = confirmationOf(path);
  return html`<jieru-check
    path=${flag}
    label=${say('number.confirm')}
    ?checked=${form.value(flag) === true}
    @jieru-input=${(event: FieldInputEvent) => form.set(flag, event.detail.value === 'true')}
    @jieru-leave=${() => form.leave(flag)}
  ></jieru-check>`;
};
