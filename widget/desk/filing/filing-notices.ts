import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ConflictError, InvalidStateError } from '../../kit/client/errors.ts';
import '../../kit/elements/notice.ts';
import { moment } from '../../kit/words/format.ts';
import type { OpenedFiling } from '../store/opened.ts';
import type { Decision, DeskFiling } from '../types.ts';
import { say } from '../words.ts';
import type { DeskWordId } from '../words.ts';

/** Decisions that the state machine offers to a reviewer; retrying a held filing is offered by its fault. */
type ReviewerDecision = Exclude<Decision, 'RETRY_HAND_OVER'>;

const DECISIONS: readonly ReviewerDecision[] = [
  'RETURN',
  'PASS',
  'REQUEST_ORIGINALS',
  'RECEIVE_ORIGINALS',
  'REPORT_SHIPMENT',
];

export const isDecision = (action: string): action is ReviewerDecision =>
  (DECISIONS as readonly string[]).includes(action);

/** Who handled it last. */
const handledBy = ({ reviews }: DeskFiling): string => {
  const last = reviews.at(-1);
  if (!last) return '';
  return say('moved.by', { reviewer: last.reviewer ?? say('review.unknown'), at: moment(last.at) });
};

const allowedWords = (error: InvalidStateError): string =>
  error.allowed
    .filter(isDecision)
    .map((decision) => say(`action.${decision}` satisfies DeskWordId))
    .join(say('list.separator')) || say('state.nothing');

/** A decision that came too late: what holds now, and that nothing written was lost. */
export const overtakenText = (
  error: ConflictError | InvalidStateError,
  filing: DeskFiling,
): { heading: string; text: string } => {
  const state = say(`state.${filing.state}`);
  return error.__typename === 'ConflictError'
    ? { heading: say('conflict.heading'), text: say('conflict.text', { state }) }
    : {
        heading: say('state.heading'),
        text: say('state.text', { state, allowed: allowedWords(error) }),
      };
};

/** What happened to the filing while it was open here. */
export const filingNotice = (
  { filing, overtaken, moved, done }: OpenedFiling,
  next: TemplateResult | typeof nothing,
): TemplateResult | typeof nothing => {
  if (!filing) return nothing;
  if (overtaken) {
    const { heading, text } = overtakenText(overtaken, filing);
    return html`<jieru-notice tone="warn" heading=${heading}>${text} ${handledBy(filing)}</jieru-notice>`;
  }
  if (done)
    return html`<jieru-notice tone="good"
      >${say(`done.${done}`)}<span slot="actions">${next}</span></jieru-notice
    >`;
  if (!moved) return nothing;
  const states = { from: say(`state.${moved.from}`), to: say(`state.${moved.to}`) };
  return html`<jieru-notice tone="warn" heading=${say('moved.heading')}>
    ${moved.from === moved.to ? nothing : say('moved.text', states)} ${handledBy(filing)}
  </jieru-notice>`;
};

/** Why a passed filing is not at the authority yet, as long as that holds. */
export const heldNotice = ({ handOverFault }: DeskFiling): TemplateResult | typeof nothing =>
  handOverFault
    ? html`<jieru-notice tone="bad" heading=${say('held.heading', { at: moment(handOverFault.at) })}>
        <p>${handOverFault.reason}${handOverFault.code === null ? nothing : ` (${handOverFault.code})`}</p>
        <p>${say(handOverFault.retryable ? 'held.text' : 'held.account')}</p>
      </jieru-notice>`
    : nothing;
