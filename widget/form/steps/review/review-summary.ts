import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { detailsQuery } from '../../../kit/client/operations/details.graphql.ts';
import type { FilingView } from '../../../kit/client/views.ts';
import '../../../kit/elements/button.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/notice.ts';
import { GoEvent } from '../../go.ts';
import { IssueWords } from '../../../kit/words/issue-words.ts';
import { labelFor } from '../../../kit/words/labels.ts';
import { say } from '../../../kit/words/words.ts';
import { failureText } from '../../../kit/words/failure-text.ts';
import type { StepName } from '../../store/steps.ts';
import type { FilingStore } from '../../store/store.ts';
import { stepStyles } from '../../../kit/styles/step-styles.ts';
import { rowsOfDetails, rowsOfMaterials, rowsOfServers } from './summary-rows.ts';
import type { SummaryGroup } from './summary-rows.ts';

/** What was filled in, on one page, each group with the way back to it. */
@customElement('jieru-review-summary')
export class JieruReviewSummary extends JieruElement {
  static override styles = [
    JieruElement.styles,
    stepStyles,
    css`
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        border-bottom: 1px solid var(--j-line);
      }
      h3 {
        margin: 0;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        padding: 8px 0 14px;
      }
      dt {
        padding-top: 6px;
        font-size: 0.867em;
        color: var(--j-ink-soft);
      }
      dd {
        overflow-wrap: anywhere;
      }
      @container (min-width: 560px) {
        dl {
          grid-template-columns: minmax(9em, 30%) minmax(0, 1fr);
          gap: 6px 16px;
        }
        dt {
          padding-top: 1px;
        }
      }
    `,
  ];

  /** The filing. */
  @property({ attribute: false }) filing: FilingView | null = null;

  /** Where the details come from. */
  @property({ attribute: false }) store: FilingStore | null = null;

  /** Groups may be gone back to. */
  @property({ type: Boolean }) editable = false;

  readonly #details = new Task(this, {
    task: async ([store, id]) =>
      store && id ? (await store.api.query(detailsQuery, { id })).filing?.details : null,
    args: () => [this.store, this.filing?.id, this.filing?.version] as const,
  });

  constructor() {
    super();
    new IssueWords(this);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.filing) return nothing;
    const details = this.#details.value;
    return html`${this.#group('SERVER', rowsOfServers(this.filing))}
    ${
      this.#details.error
        ? html`<jieru-notice tone="bad">${failureText(this.#details.error)}</jieru-notice>`
        : nothing
    }
    ${details ? rowsOfDetails(details, this.filing).map((group) => this.#group('DETAILS', group)) : nothing}
    ${this.#group('MATERIALS', rowsOfMaterials(this.filing))}`;
  }

  #group(step: StepName, { heading, rows }: SummaryGroup): TemplateResult | typeof nothing {
    if (rows.length === 0) return nothing;
    return html`<section>
      <div class="head">
        <h3>${heading}</h3>
        ${
          this.editable
            ? html`<jieru-button
                variant="quiet"
                label=${say('review.editName', { what: heading })}
                @click=${() => this.dispatchEvent(new GoEvent({ step }))}
              >
                ${say('review.edit')}
              </jieru-button>`
            : nothing
        }
      </div>
      <dl>
        ${rows.map(
          ({ path, label, value }) =>
            html`<dt>${label ?? labelFor(path ?? [])}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-review-summary': JieruReviewSummary;
  }
}
