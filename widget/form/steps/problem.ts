import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { RequestFailure } from '../../kit/client/failure.ts';
import type { TypedError } from '../../kit/client/errors.ts';
import '../../kit/elements/button.ts';
import '../../kit/elements/notice.ts';
import { say } from '../../kit/words/words.ts';
import { problemText } from '../../kit/words/problem-text.ts';

/**
 * What went wrong with an action, and the way out of it. Read out by the live region, so it is none itself. `open` leads
 * to an order of the applicant's own that stands in the way.
 */
export const problemNotice = (
  problem: TypedError | RequestFailure,
  open?: (filingId: string) => void,
): TemplateResult => {
  const own = !(problem instanceof RequestFailure) && 'ownFilingId' in problem ? problem.ownFilingId : null;
  const wayOut = !(problem instanceof RequestFailure) && 'wayOut' in problem ? problem.wayOut : '';
  return html`<jieru-notice tone="bad">
    ${problemText(problem)} ${wayOut ? html`<p>${wayOut}</p>` : nothing}
    ${
      own && open
        ? html`<jieru-button slot="actions" @click=${() => open(own)}>${say('home.openOrder')}</jieru-button>`
        : nothing
    }
  </jieru-notice>`;
};
