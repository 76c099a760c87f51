import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isTypedError, type TypedError } from '../../../kit/client/errors.ts';
import { RequestFailure } from '../../../kit/client/failure.ts';
import { reportInspectionMended } from '../../../kit/client/operations/home.graphql.ts';
import type { InspectionView } from '../../../kit/client/views.ts';
import '../../../kit/elements/button.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/notice.ts';
import { AnnounceEvent } from '../../../kit/events.ts';
import { day } from '../../../kit/words/format.ts';
import { IssueWords } from '../../../kit/words/issue-words.ts';
import { problemText } from '../../../kit/words/problem-text.ts';
import { say } from '../../../kit/words/words.ts';
import type { FilingStore } from '../../store/store.ts';
import { problemNotice } from '../problem.ts';

/** What a campaign 专项核查 found of an own website: what to do, until when, and a button to say that it is done. */
@customElement('jieru-inspection-notice')
export class JieruInspectionNotice extends JieruElement {
  static override styles = [JieruElement.styles];

  /** What was found. */
  @property({ attribute: false }) inspection: InspectionView | null = null;

  /** Domains of the website, for the name of the button. */
  @property() domain = '';

  /** What sends the word. */
  @property({ attribute: false }) store: FilingStore | null = null;

  @state() private busy = false;
  @state() private reported = false;
  @state() private problem: TypedError | RequestFailure | null = null;

  constructor() {
    super();
    new IssueWords(this);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.inspection) return nothing;
    const { state, faults, mendBy, reportedAt } = this.inspection;
    const isLate = state === 'OVERDUE';
    const heading = say(isLate ? 'home.inspectionLate' : 'home.inspection', { day: day(mendBy ?? '') });
    return html`<jieru-notice tone=${isLate ? 'bad' : 'warn'} heading=${heading}>
        ${(faults ?? []).map(
          ({ what, todo, remark }) =>
            html`<p>${say('home.fault', { what })} ${remark ? html`${remark} ` : nothing}${todo}</p>`,
        )}
        ${
          this.reported || reportedAt
            ? html`<p>${say('home.mendingReported')}</p>`
            : html`<jieru-button
                slot="actions"
                label=${say('home.mendedName', { domain: this.domain })}
                ?busy=${this.busy}
                @click=${this.#report}
              >
                ${say('home.mended')}
              </jieru-button>`
        }
      </jieru-notice>
      ${this.problem ? problemNotice(this.problem) : nothing}`;
  }

  #report = async (): Promise<void> => {
    if (!this.store || !this.inspection) return;
    this.busy = true;
    this.problem = null;
    try {
      const input = { inspectedWebsiteId: this.inspection.id };
      const { result } = await this.store.api.mutate(reportInspectionMended, { input });
      if (isTypedError(result)) this.problem = result;
      else this.reported = true;
    } catch (cause) {
      this.problem = cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    } finally {
      this.busy = false;
    }
    const text = this.problem ? problemText(this.problem) : say('home.mendingReported');
    this.dispatchEvent(new AnnounceEvent({ text, urgent: this.problem !== null }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-inspection-notice': JieruInspectionNotice;
  }
}
