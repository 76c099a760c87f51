import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../kit/elements/check.ts';
import '../../kit/elements/dialog.ts';
import type { FieldInputEvent } from '../../kit/events.ts';
import { DeskElement } from '../desk-element.ts';
import { say } from '../words.ts';
import { keyCap } from '../keys/key-mark.ts';
import { KEYS, PLACES, type Place } from '../keys/keys.ts';

/**
 * Every key of the desk, from the table that makes them act, and the switch for single ones.
 *
 * @fires close - When the dialog was closed.
 */
@customElement('jieru-desk-keys-dialog')
export class JieruDeskKeysDialog extends DeskElement {
  static override styles = [
    DeskElement.styles,
    css`
      .places {
        columns: 2 230px;
        column-gap: 28px;
      }
      section {
        break-inside: avoid;
        margin-bottom: 14px;
      }
      h4 {
        margin: 0 0 4px;
      }
      dl,
      dd {
        margin: 0;
      }
      dl > div {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: 12px;
        padding: 2px 0;
      }
      dt {
        order: 1;
        flex: none;
      }
      /* The desk hides keys where there is no keyboard; who asks for them is shown them. */
      kbd {
        display: inline-block;
      }
    `,
  ];

  /** Whether it is open. */
  @property({ type: Boolean }) open = false;

  override render(): TemplateResult {
    return html`<jieru-dialog
      heading=${say('keys.heading')}
      ?open=${this.open}
      @close=${() => this.dispatchEvent(new Event('close'))}
    >
      <div class="places">${PLACES.map((place) => this.#place(place))}</div>
      <jieru-check
        label=${say('keys.single')}
        hint=${say('keys.singleWhy')}
        .checked=${this.desk?.prefs.keys ?? true}
        @jieru-input=${({ detail }: FieldInputEvent) =>
          this.desk?.prefs.wish({ keys: detail.value === 'true' })}
      ></jieru-check>
    </jieru-dialog>`;
  }

  #place(place: Place): TemplateResult {
    return html`<section aria-labelledby="place-${place}">
      <h4 id="place-${place}">${say(`keys.place.${place}`)}</h4>
      <dl>
        ${KEYS.filter((row) => row.place === place).map(
          ({ act, keys }) =>
            html`<div>
              <dt>${keys.map((key) => html`${keyCap(key)} `)}</dt>
              <dd>${say(`keys.act.${act}`)}</dd>
            </div>`,
        )}
      </dl>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-keys-dialog': JieruDeskKeysDialog;
  }
}
