import type { FilingState, Party } from '../../../prisma/generated/client/enums.ts';

/** One arrow of the state machine (design §4.3; order states of domain §14). */
export type Transition = {
  readonly action: string;
  readonly from: readonly FilingState[];
  readonly to: FilingState;
  readonly by: readonly Party[];
};

/**
 * The state machine of an access-filing order. The only place that says what may follow what; checked at start.
 * SMS_LAPSE also leaves AT_AUTHORITY, because there the applicant only *said* the code was entered and the lapse is the authority's answer.
 * HOLD keeps an order for the authority that failed for a reason which only the provider can remove; it stays queued until it is retried.
 */
export const TRANSITIONS = [
  { action: 'SUBMIT', from: ['DRAFT'], to: 'IN_REVIEW', by: ['APPLICANT'] },
  {
    action: 'WITHDRAW',
    from: ['DRAFT', 'IN_REVIEW', 'AWAITING_ORIGINALS', 'QUEUED'],
    to: 'DRAFT',
    by: ['APPLICANT'],
  },
  { action: 'RETURN', from: ['IN_REVIEW', 'AWAITING_ORIGINALS'], to: 'RETURNED', by: ['STAFF'] },
  { action: 'RESUBMIT', from: ['RETURNED'], to: 'IN_REVIEW', by: ['APPLICANT'] },
  { action: 'REQUEST_ORIGINALS', from: ['IN_REVIEW'], to: 'AWAITING_ORIGINALS', by: ['STAFF'] },
  { action: 'RECEIVE_ORIGINALS', from: ['AWAITING_ORIGINALS'], to: 'IN_REVIEW', by: ['STAFF'] },
  { action: 'PASS', from: ['IN_REVIEW'], to: 'QUEUED', by: ['STAFF'] },
  { action: 'HAND_OVER_FOR_SMS', from: ['QUEUED'], to: 'AWAITING_SMS', by: ['SYSTEM'] },
  { action: 'HAND_OVER', from: ['QUEUED'], to: 'AT_AUTHORITY', by: ['SYSTEM'] },
  { action: 'REPORT_SMS_DONE', from: ['AWAITING_SMS'], to: 'AT_AUTHORITY', by: ['APPLICANT', 'AUTHORITY'] },
  { action: 'SMS_LAPSE', from: ['AWAITING_SMS', 'AT_AUTHORITY'], to: 'SMS_LAPSED', by: ['AUTHORITY'] },
  { action: 'RESUBMIT', from: ['SMS_LAPSED'], to: 'QUEUED', by: ['APPLICANT'] },
  { action: 'APPROVE', from: ['AT_AUTHORITY'], to: 'APPROVED', by: ['AUTHORITY'] },
  { action: 'REFUSE', from: ['AT_AUTHORITY'], to: 'REFUSED', by: ['AUTHORITY'] },
  { action: 'REFUSE_HAND_OVER', from: ['QUEUED'], to: 'REFUSED', by: ['SYSTEM'] },
  { action: 'HOLD', from: ['AWAITING_SMS', 'AT_AUTHORITY'], to: 'QUEUED', by: ['AUTHORITY'] },
  { action: 'EDIT', from: ['SMS_LAPSED', 'REFUSED'], to: 'DRAFT', by: ['APPLICANT'] },
  {
    action: 'ABANDON',
    from: ['DRAFT', 'RETURNED', 'AWAITING_ORIGINALS', 'SMS_LAPSED', 'REFUSED'],
    to: 'ABANDONED',
    // By the service where the time of a draft is over, or its data are deleted.
    by: ['APPLICANT', 'SYSTEM'],
  },
  // Whoever has the data deleted need not take the order back before.
  { action: 'ABANDON', from: ['IN_REVIEW', 'QUEUED'], to: 'ABANDONED', by: ['SYSTEM'] },
  // Until the authority has it, work on a filing stops with the consent to it.
  {
    action: 'WITHDRAW_CONSENT',
    from: ['IN_REVIEW', 'AWAITING_ORIGINALS', 'QUEUED'],
    to: 'DRAFT',
    by: ['APPLICANT'],
  },
] as const satisfies readonly Transition[];

export type TransitionAction = (typeof TRANSITIONS)[number]['action'];

/** States of an order that goes on. */
const OPEN = [
  'DRAFT',
  'IN_REVIEW',
  'RETURNED',
  'AWAITING_ORIGINALS',
  'QUEUED',
  'AWAITING_SMS',
  'SMS_LAPSED',
  'AT_AUTHORITY',
  'REFUSED',
] as const satisfies readonly FilingState[];

/** Work on a filing that leaves its state as it is, and the states in which it may be done. */
export const EDITS = [
  { action: 'VERIFY_SERVER', in: ['DRAFT', 'RETURNED'], by: ['APPLICANT'] },
  { action: 'VERIFY_PASSWORD', in: ['DRAFT', 'RETURNED'], by: ['APPLICANT'] },
  { action: 'SAVE_DETAILS', in: ['DRAFT', 'RETURNED'], by: ['APPLICANT', 'SYSTEM'] },
  { action: 'UPLOAD', in: ['DRAFT', 'RETURNED'], by: ['APPLICANT'] },
  { action: 'GRANT_CONSENT', in: OPEN, by: ['APPLICANT'] },
  {
    action: 'WITHDRAW_CONSENT',
    in: [
      'DRAFT',
      'RETURNED',
      'AWAITING_SMS',
      'SMS_LAPSED',
      'AT_AUTHORITY',
      'APPROVED',
      'REFUSED',
      'ABANDONED',
    ],
    by: ['APPLICANT'],
  },
  { action: 'RECORD_SHIPMENT', in: ['AWAITING_ORIGINALS'], by: ['APPLICANT'] },
  { action: 'REPORT_SHIPMENT', in: ['AWAITING_ORIGINALS'], by: ['STAFF'] },
  { action: 'HOLD', in: ['QUEUED'], by: ['SYSTEM'] },
  { action: 'RETRY_HAND_OVER', in: ['QUEUED'], by: ['SYSTEM'] },
] as const satisfies readonly { action: string; in: readonly FilingState[]; by: readonly Party[] }[];

export type EditAction = (typeof EDITS)[number]['action'];
export type FilingAction = TransitionAction | EditAction;

export const INITIAL_STATE: FilingState = 'DRAFT';
export const FINAL_STATES: readonly FilingState[] = ['APPROVED', 'ABANDONED'];
