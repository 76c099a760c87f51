import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FilingView } from '../../../kit/client/views.ts';
import type { StepKey } from '../../../../schema/client/operations.ts';
import '../../../kit/elements/error-summary.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/notice.ts';
import { IssueWords } from '../../../kit/words/issue-words.ts';
import { labelFor } from '../../../kit/words/labels.ts';
import { say } from '../../../kit/words/words.ts';
import type { WordId } from '../../../kit/words/words.ts';

type Place = { step: StepKey; path: readonly string[] };

/** Why the authority refused, website by website, and which fields that concerns. */
@customElement('jieru-refused-panel')
export class JieruRefusedPanel extends JieruElement {
  /** The refused filing. */
  @property({ attribute: false }) filing: FilingView | null = null;

  constructor() {
    super();
    new IssueWords(this);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.filing) return nothing;
    const refused = this.filing.websites.filter(({ result }) => result === 'REFUSED');
    const inPart = this.filing.state === 'APPROVED';
    return html`<jieru-notice tone="bad" heading=${say(inPart ? 'refused.inPart' : 'refused.heading')}>
      ${refused.length === 0 ? html`<p>${say('refused.noReason')}</p>` : nothing}
      ${refused.map(
        ({ domains, resultReason, resultCode }) =>
          html`<p>
            <strong>${domains.join(say('list.separator'))}</strong>
            ${resultReason} ${resultCode ? html`<span class="soft small">${resultCode}</span>` : nothing}
          </p>`,
      )}
      ${
        inPart
          ? nothing
          : this.#fields().map(
              ({ step, path }) =>
                html`<p>
                  ${say('refused.where')} ${[say(`step.${step}`), labelFor(path)].filter(Boolean).join(' · ')}
                </p>`,
            )
      }
      <p>${say(this.#whatNow(inPart))}</p>
    </jieru-notice>`;
  }

  #whatNow(inPart: boolean): WordId {
    if (inPart) return 'refused.continueLater';
    // What the type check fixed is corrected by a new order only.
    return this.#fields().some(({ step }) => step === 'TYPE') ? 'refused.newOrder' : 'refused.whatNow';
  }

  #fields(): Place[] {
    const steps = this.filing?.steps.filter(({ key }) => key !== 'RESULT') ?? [];
    return steps.flatMap(({ key: step, issues }) => issues.map(({ path }) => ({ step, path })));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-refused-panel': JieruRefusedPanel;
  }
}
