import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state, customElement } from 'lit/decorators.js';
import { checkServiceCode } from '../../../../schema/rules/secrets.ts';
import { RequestFailure } from '../../../kit/client/failure.ts';
import { verifyServer } from '../../../kit/client/operations/prepare.graphql.ts';
import type { ApiIssue, FilingWebsiteView, OwnServerView, ServerView } from '../../../kit/client/views.ts';
import '../../../kit/elements/button.ts';
import '../../../kit/elements/choice.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/locked.ts';
import '../../../kit/elements/text-field.ts';
import { AnnounceEvent } from '../../../kit/events.ts';
import type { ChoiceEvent, FieldInputEvent } from '../../../kit/events.ts';
import { IssueWords, issueText } from '../../../kit/words/issue-words.ts';
import { labelFor } from '../../../kit/words/labels.ts';
import { say } from '../../../kit/words/words.ts';
import { problemNotice } from '../problem.ts';
import { problemText } from '../../../kit/words/problem-text.ts';
import { remarkNotice } from '../remarks.ts';
import type { FilingStore, Outcome } from '../../store/store.ts';
import { unsentOf } from '../../store/unsent.ts';
import { stepStyles } from '../../../kit/styles/step-styles.ts';
import { serverDetail, serverLines } from '../../../kit/shown/server-lines.ts';

const BY_CODE = 'code';

/** One website's server: chosen among the applicant's own, or named by a service code of another account. */
@customElement('jieru-server-panel')
export class JieruServerPanel extends JieruElement {
  static override styles = [JieruElement.styles, stepStyles];

  /** The website that needs a server. */
  @property({ attribute: false }) website: FilingWebsiteView | null = null;

  /** The applicant's own instances; `null` while they load. */
  @property({ attribute: false }) servers: readonly OwnServerView[] | null = null;

  /** What the filing is in. */
  @property({ attribute: false }) store: FilingStore | null = null;

  /** What the reviewer or the authority wrote about the server. */
  @property({ attribute: false }) remarks: readonly ApiIssue[] = [];

  /** The only website, which then needs no heading. */
  @property({ type: Boolean }) alone = false;

  /** The provider gave the server, and it is the provider's to change. */
  @property({ type: Boolean }) locked = false;

  @state() private choice = '';
  @state() private error = '';
  @state() private codeError = '';
  @state() private changing = false;
  @state() private answered = false;
  @state() private problem: Outcome | RequestFailure = null;

  constructor() {
    super();
    new IssueWords(this);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.website) return nothing;
    const { server, domains, filedName } = this.website;
    return html`${this.alone ? nothing : html`<h3>${[filedName, ...domains].filter(Boolean).join(' · ')}</h3>`}
    ${this.#remark()} ${server && !this.changing ? this.#verified(server) : this.#asking()}
    ${this.problem ? problemNotice(this.problem) : nothing}`;
  }

  /** What was refused about the server, until another one was verified. */
  #remark(): TemplateResult | typeof nothing {
    return this.answered ? nothing : remarkNotice(this.remarks);
  }

  /** A code that was typed before is on show again. */
  override willUpdate(): void {
    if (this.choice === '' && this.#code !== '') this.choice = BY_CODE;
  }

  /** Whether a server is still to be chosen here. */
  get isAsking(): boolean {
    return this.website !== null && (!this.website.server || this.changing);
  }

  /** What is chosen here; empty while nothing is. */
  get chosen(): string {
    return this.choice;
  }

  /** Chooses for the applicant, who may still choose another. */
  choose(serverId: string): void {
    this.choice = serverId;
    this.error = '';
  }

  #same(): TemplateResult | typeof nothing {
    const server = this.servers?.find(({ id }) => id === this.choice);
    if (this.alone || !server) return nothing;
    const detail = server;
    return html`<div class="actions">
      <jieru-button
        variant="quiet"
        label=${[say('server.same'), server.instanceRef].join(' · ')}
        @click=${() => this.dispatchEvent(new CustomEvent<ServerView>('jieru-same-server', { detail }))}
      >
        ${say('server.same')}
      </jieru-button>
    </div>`;
  }

  #verified(server: ServerView): TemplateResult {
    return html`<jieru-locked from=${say(this.locked ? 'details.given' : 'server.verified')}>
      <div>${server.instanceRef}</div>
      ${serverLines(server).map((line) => html`<div class="second">${line}</div>`)}
      ${
        this.locked
          ? html`<div class="second">${say('details.givenChange')}</div>`
          : html`<jieru-button slot="change" variant="quiet" @click=${() => (this.changing = true)}>
              ${say('server.change')}
            </jieru-button>`
      }
    </jieru-locked>`;
  }

  #asking(): TemplateResult {
    if (!this.servers) return html`<p class="soft" role="status">${say('shell.loading')}</p>`;
    const options = this.servers.map((server) => ({
      value: server.id,
      text: server.instanceRef,
      // Why it cannot be chosen is said beside it, before anybody tries.
      detail: server.obstacles[0]?.message ?? serverDetail(server),
      disabled: server.slotsFree === 0,
    }));
    return html`<jieru-choice
        look="cards"
        path="serverId"
        label=${[say('server.choose'), this.alone ? '' : this.website?.domains[0]].filter(Boolean).join(' · ')}
        hint=${this.servers.length === 0 ? say('server.none') : say('server.chooseHint')}
        error=${this.error}
        .options=${[
          ...options,
          { value: BY_CODE, text: say('server.byCode'), detail: say('server.byCodeDetail') },
        ]}
        .values=${[this.choice]}
        @jieru-choice=${this.#choose}
      ></jieru-choice>
      ${this.#same()}
      ${
        this.choice === BY_CODE
          ? html`<jieru-text-field
              path="serviceCode"
              label=${labelFor(['serviceCode'])}
              hint=${say('server.codeHint')}
              error=${this.codeError}
              .value=${this.#code}
              @jieru-input=${this.#typeCode}
              @jieru-leave=${() => (this.codeError = this.#code ? this.#codeIssue() : '')}
            ></jieru-text-field>`
          : nothing
      }`;
  }

  get #place(): string {
    return `server.${this.website?.id ?? ''}`;
  }

  get #code(): string {
    return this.store ? unsentOf(this.store).at(this.#place, 'code') : '';
  }

  #typeCode = (event: FieldInputEvent): void => {
    if (this.store) unsentOf(this.store).type(this.#place, 'code', event.detail.value);
    this.requestUpdate();
  };

  #choose = (event: ChoiceEvent): void => {
    this.choice = event.detail.values[0] ?? '';
    this.error = '';
  };

  #codeIssue(): string {
    const [issue] = checkServiceCode(this.#code);
    return issue ? issueText(issue) : '';
  }

  /** Has the server verified; `true` when it is good. Focuses what is wrong otherwise. */
  async verify(): Promise<boolean> {
    if (!this.store || !this.website) return false;
    if (this.website.server && (!this.changing || !this.choice)) return true;
    this.problem = null;
    this.codeError = this.choice === BY_CODE ? this.#codeIssue() : '';
    this.error = this.choice ? '' : issueText({ path: [], code: 'SERVER_OR_CODE_REQUIRED' });
    if (!this.error && !this.codeError) await this.#send(this.store, this.website.id);
    const wrong = this.error || this.codeError || (this.problem ? problemText(this.problem) : '');
    if (!wrong) return true;
    this.dispatchEvent(new AnnounceEvent({ text: wrong, urgent: true }));
    await this.updateComplete;
    this.renderRoot
      .querySelector<HTMLElement>(this.choice === BY_CODE ? 'jieru-text-field' : 'jieru-choice')
      ?.focus();
    return false;
  }

  async #send(store: FilingStore, websiteId: string): Promise<void> {
    const byCode = this.choice === BY_CODE;
    const input = {
      websiteId,
      by: byCode ? { serviceCode: this.#code.trim() } : { serverId: this.choice },
    };
    try {
      const outcome = await store.act(verifyServer, input);
      if (!outcome) {
        this.changing = false;
        this.answered = true;
        unsentOf(store).sent(this.#place);
      } else if (outcome.__typename === 'ValidationError')
        this.#showIssues(outcome.issues.map(({ message }) => message));
      else this.problem = outcome;
    } catch (cause) {
      this.problem = cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    }
  }

  #showIssues(messages: string[]): void {
    const text = messages.join(' ');
    if (this.choice === BY_CODE) this.codeError = text;
    else this.error = text;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-server-panel': JieruServerPanel;
  }
}
