import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { RequestFailure } from '../client/failure.ts';
import type { TypedError } from '../client/types/errors.ts';
import '../elements/button.ts';
import '../elements/notice.ts';
import { say } from '../i18n/localize.ts';
import { failureText } from '../shell/failure-text.ts';

/** One sentence about what went wrong. */
export const problemText = (problem: TypedError | RequestFailure): string => {
  if (problem instanceof RequestFailure) return failureText(problem);
  if (problem.__typename !== 'ValidationError') return problem.message;
  return problem.issues.map(({ message }) => message).join(' ') || problem.message;
};

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
