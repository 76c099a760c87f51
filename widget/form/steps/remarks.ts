import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { StepKey } from '../../../schema/client/operations.ts';
import type { ApiIssue, FilingView, MaterialSlotView, MaterialView } from '../../kit/client/views.ts';
import '../../kit/elements/notice.ts';
import { say } from '../../kit/words/words.ts';
import { isRemark } from '../store/steps.ts';

/** What the reviewer or the authority wrote about a step. */
export const remarksOf = (filing: FilingView, key: StepKey): ApiIssue[] =>
  filing.steps.find((step) => step.key === key)?.issues.filter(isRemark) ?? [];

/** Remarks in a box, for what stands beside no field. */
export const remarkNotice = (remarks: readonly ApiIssue[]): TemplateResult | typeof nothing =>
  remarks.length === 0
    ? nothing
    : html`<jieru-notice tone="warn" heading=${say('remark.heading')}>
        ${remarks.map(({ message }) => html`<p>${message}</p>`)}
      </jieru-notice>`;

/** Remarks about one paper; one that names no website is about the paper of each. */
export const remarksOn = (
  remarks: readonly ApiIssue[],
  { kind, websiteId }: Pick<MaterialSlotView, 'kind' | 'websiteId'>,
): ApiIssue[] =>
  remarks.filter(({ path: [, of, site] }) => of === kind && (site === undefined || site === websiteId));

/** Whether a paper was replaced after the remarks about it were written. */
export const isReplaced = ({ reviews }: FilingView, stored: MaterialView | null): boolean => {
  const last = reviews.findLast(({ decision }) => decision === 'RETURN');
  return Boolean(last && stored?.storedAt && stored.storedAt > last.at);
};
