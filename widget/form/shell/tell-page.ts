import type { FilingView } from '../../kit/client/views.ts';
import type { Reason } from '../events.ts';
import {
  AbandonedEvent,
  ApprovedEvent,
  FilingChangeEvent,
  StepCompletedEvent,
  SubmittedEvent,
} from '../filing-events.ts';
import type { StepName } from '../store/steps.ts';

/** How a filing was and is, where the applicant stands, and why it changed. */
type Change = { before: FilingView | null; filing: FilingView; step: StepName; reason: Reason };

const doneIn = (filing: FilingView | null): ReadonlySet<string> =>
  new Set(filing?.steps.filter(({ status }) => status === 'DONE').map(({ key }) => key));

/** Tells the page what became of the filing. One that the applicant began here was nothing before. */
export const tellPage = (host: HTMLElement, { before, filing, step, reason }: Change): void => {
  const { id: filingId, state, version, steps, result } = filing;
  const told = { filingId, step, reason };
  const tell = (event: Event): boolean => host.dispatchEvent(event);
  tell(new FilingChangeEvent({ ...told, state, version }));
  if (before || reason === 'APPLICANT') {
    const done = doneIn(before);
    for (const { key, status } of steps)
      if (status === 'DONE' && !done.has(key)) tell(new StepCompletedEvent({ ...told, step: key }));
  }
  if (!before || before.state === state) return;
  if (state === 'IN_REVIEW' && (before.state === 'DRAFT' || before.state === 'RETURNED'))
    tell(new SubmittedEvent(told));
  if (state === 'ABANDONED') tell(new AbandonedEvent(told));
  if (state === 'APPROVED') {
    const numbers = result?.sites.map(({ websiteNumber }) => websiteNumber) ?? [];
    tell(new ApprovedEvent({ ...told, numbers }));
  }
};
