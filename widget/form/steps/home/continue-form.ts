import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { RequestFailure } from '../../../kit/client/failure.ts';
import { continueFiling } from '../../../kit/client/operations/home.graphql.ts';
import type { OwnSubject, OwnWebsite } from '../../../kit/client/views.ts';
import '../../../kit/elements/button.ts';
import '../../../kit/elements/choice.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import { AnnounceEvent } from '../../../kit/events.ts';
import type { ChoiceEvent } from '../../../kit/events.ts';
import { IssueWords, issueText } from '../../../kit/words/issue-words.ts';
import { say } from '../../../kit/words/words.ts';
import type { FilingStore, Outcome } from '../../store/store.ts';
import { stepStyles } from '../../../kit/styles/step-styles.ts';
import { problemNotice } from '../problem.ts';
import { problemText } from '../../../kit/words/problem-text.ts';
import '../consent/consent-box.ts';
import type { JieruConsentBox } from '../consent/consent-box.ts';
import '../type/domain-list.ts';

/** A website of the record that this provider does not serve, as far as is known. */
export const isElsewhere = ({ accessSince, accessCancelledAt }: OwnWebsite): boolean =>
  accessSince === null || accessCancelledAt !== null;

/** Which further websites of a subject are to be accessed 继续接入备案; opens the order for them. */
@customElement('jieru-continue-form')
export class JieruContinueForm extends JieruElement {
  static override styles = [JieruElement.styles, stepStyles];

  /** The subject that continues. */
  @property({ attribute: false }) subject: OwnSubject | null = null;

  /** What opens the order. */
  @property({ attribute: false }) store: FilingStore | null = null;

  @state() private lines: readonly string[] = [''];
  @state() private chosen: readonly string[] = [];
  @state() private busy = false;
  @state() private error = '';
  @state() private problem: Outcome | RequestFailure = null;

  constructor() {
    super();
    new IssueWords(this);
  }

  override focus(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('jieru-choice, jieru-domain-list')?.focus(),
    );
  }

  override render(): TemplateResult {
    const known = this.#known;
    return html`<div class="section">
      <p class="soft">${say('home.continueHow')}</p>
      ${
        known.length > 0
          ? html`<jieru-choice
              multiple
              look="cards"
              label=${say('home.knownSites')}
              .options=${known.map(({ websiteNumber, name, domains }) => ({
                value: websiteNumber,
                text: domains.join(say('list.separator')),
                detail: [name, websiteNumber].filter(Boolean).join(' · '),
              }))}
              .values=${this.chosen}
              @jieru-choice=${(event: ChoiceEvent) => (this.chosen = event.detail.values)}
            ></jieru-choice>`
          : nothing
      }
      <jieru-domain-list
        .domains=${this.lines}
        .errorAt=${(path: string) => (path === 'domains.0' ? this.error : '')}
        @jieru-domains=${this.#typed}
      ></jieru-domain-list>
      <jieru-consent-box purpose="FILING" beforehand .store=${this.store}></jieru-consent-box>
      ${this.problem ? problemNotice(this.problem, (id) => void this.store?.load(id)) : nothing}
      <div class="actions">
        <jieru-button variant="primary" ?busy=${this.busy} @click=${this.#begin}>
          ${say('home.continueBegin')}
        </jieru-button>
      </div>
    </div>`;
  }

  get #known(): OwnWebsite[] {
    return this.subject?.records.flatMap(({ websites }) => websites).filter(isElsewhere) ?? [];
  }

  #typed = (event: CustomEvent<readonly string[]>): void => {
    this.lines = event.detail;
    this.error = '';
  };

  get #domains(): string[] {
    const chosen = this.#known.filter(({ websiteNumber }) => this.chosen.includes(websiteNumber));
    return [...this.lines.filter((line) => line.trim() !== ''), ...chosen.flatMap(({ domains }) => domains)];
  }

  #begin = async (): Promise<void> => {
    const domains = this.#domains;
    this.problem = null;
    this.error = domains.length === 0 ? issueText({ path: ['domains'], code: 'REQUIRED' }) : '';
    if (!this.error) {
      if (!(await this.renderRoot.querySelector<JieruConsentBox>('jieru-consent-box')?.confirm())) return;
      await this.#send(domains);
    }
    const wrong = this.error || (this.problem ? problemText(this.problem) : '');
    if (!wrong) return;
    this.dispatchEvent(new AnnounceEvent({ text: wrong, urgent: true }));
    if (this.error) this.renderRoot.querySelector<HTMLElement>('jieru-domain-list')?.focus();
  };

  async #send(domains: string[]): Promise<void> {
    if (!this.store || !this.subject) return;
    this.busy = true;
    try {
      const outcome = await this.store.change(continueFiling, {
        input: { subjectId: this.subject.id, domains },
      });
      if (outcome?.__typename === 'ValidationError') this.error = problemText(outcome);
      else this.problem = outcome;
    } catch (cause) {
      this.problem = cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-continue-form': JieruContinueForm;
  }
}
