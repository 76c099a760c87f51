import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { homeQuery } from '../../../kit/client/operations/home.graphql.ts';
import { rowsOf } from '../../../kit/client/rows.ts';
import type { OwnFiling, OwnSubject } from '../../../kit/client/views.ts';
import '../../../kit/elements/notice.ts';
import { currentLocale, say } from '../../../kit/words/words.ts';
import { failureText } from '../../../kit/words/failure-text.ts';
import { StepElement } from '../step-element.ts';
import { isOver } from './filing-row.ts';
import { homeStyles } from './home-styles.ts';
import './subject-card.ts';

/** The applicant's own filings 我的备案: orders in progress, subjects that can continue, and what is over. */
@customElement('jieru-step-home')
export class JieruStepHome extends StepElement {
  static override styles = [StepElement.styles, homeStyles];

  readonly #own = new Task(this, {
    task: async ([ready]) => {
      if (!ready) return { subjects: [], filings: [] };
      const { subjects, filings } = await this.store.api.query(homeQuery, {});
      return {
        // A subject without a number was only ever in orders that were given up.
        subjects: rowsOf(subjects).filter(({ records }) => records.length > 0),
        filings: rowsOf(filings),
      };
    },
    args: () => [this.isConnected, currentLocale()] as const,
  });

  protected override get ready(): boolean {
    return true;
  }

  protected override content(): TemplateResult {
    return html`<div class="body">
        ${this.#own.render({
          pending: () => html`<p class="soft" role="status">${say('shell.loading')}</p>`,
          error: (cause) => this.#failed(cause),
          complete: ({ subjects, filings }) => this.#all(subjects, filings),
        })}
        ${this.problemNotice()}
      </div>
      <jieru-foot next=${say('home.new')} @jieru-next=${() => this.go('TYPE')}></jieru-foot>`;
  }

  #failed(cause: unknown): TemplateResult {
    return html`<jieru-notice tone="bad" live="alert">
      ${failureText(cause)}
      <jieru-button slot="actions" @click=${() => void this.#own.run()}>${say('shell.retry')}</jieru-button>
    </jieru-notice>`;
  }

  #all(subjects: readonly OwnSubject[], filings: readonly OwnFiling[]): TemplateResult {
    const over = filings.filter(isOver);
    const open = filings.filter((filing) => !isOver(filing));
    return html`${open.length > 0 ? this.#orders(say('home.open'), open) : nothing}
    ${
      subjects.length > 0
        ? html`<section class="section" aria-labelledby="subjects">
            <h3 id="subjects">${say('home.subjects')}</h3>
            ${subjects.map(
              (subject) =>
                html`<jieru-subject-card
                  .subject=${subject}
                  .store=${this.store}
                  @jieru-open-filing=${this.#open}
                ></jieru-subject-card>`,
            )}
          </section>`
        : nothing
    }
    ${
      over.length > 0
        ? html`<details>
            <summary>${say('home.over', { count: over.length })}</summary>
            ${this.#orders('', over)}
          </details>`
        : nothing
    }
    ${subjects.length + filings.length === 0 ? html`<p class="soft">${say('home.nothing')}</p>` : nothing}`;
  }

  #orders(heading: string, filings: readonly OwnFiling[]): TemplateResult {
    return html`<section class="section" aria-label=${heading || nothing}>
      ${heading ? html`<h3>${heading}</h3>` : nothing}
      ${filings.map(
        (filing) =>
          html`<jieru-filing-row
            .filing=${filing}
            .store=${this.store}
            @jieru-open-filing=${this.#open}
            @jieru-abandoned=${() => void this.#own.run()}
          ></jieru-filing-row>`,
      )}
    </section>`;
  }

  /** The shell leaves this page by itself once there is a filing to show. */
  #open = (event: CustomEvent<string>): void => {
    void this.run(async () => {
      await this.store.load(event.detail);
      return null;
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-step-home': JieruStepHome;
  }
}
