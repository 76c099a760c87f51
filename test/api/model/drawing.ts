/*
 * The state machine as the design draws it, written out by hand once more: what the service does is held against this,
 * not against the service's own table.
 */

export type State =
  | 'DRAFT'
  | 'IN_REVIEW'
  | 'RETURNED'
  | 'AWAITING_ORIGINALS'
  | 'QUEUED'
  | 'AWAITING_SMS'
  | 'SMS_LAPSED'
  | 'AT_AUTHORITY'
  | 'APPROVED'
  | 'REFUSED'
  | 'ABANDONED';

/** An arrow as its mutation; its name in `allowed`; who draws it. */
export type Action = { mutation: string; name: string; by: 'applicant' | 'reviewer' };

const applicant = (mutation: string, name: string): Action => ({ mutation, name, by: 'applicant' });
const reviewer = (mutation: string, name: string): Action => ({ mutation, name, by: 'reviewer' });

export const ACTIONS = {
  verifyServer: applicant('verifyServer', 'VERIFY_SERVER'),
  verifyPassword: applicant('verifyFilingPassword', 'VERIFY_PASSWORD'),
  saveDetails: applicant('saveFilingDetails', 'SAVE_DETAILS'),
  upload: applicant('requestMaterialUpload', 'UPLOAD'),
  consent: applicant('grantConsent', 'GRANT_CONSENT'),
  withdrawConsent: applicant('withdrawConsent', 'WITHDRAW_CONSENT'),
  recordShipment: applicant('recordShipment', 'RECORD_SHIPMENT'),
  submit: applicant('submitFiling', 'SUBMIT'),
  withdraw: applicant('withdrawFiling', 'WITHDRAW'),
  resubmit: applicant('resubmitFiling', 'RESUBMIT'),
  edit: applicant('editFiling', 'EDIT'),
  abandon: applicant('abandonFiling', 'ABANDON'),
  reportSmsDone: applicant('reportSmsDone', 'REPORT_SMS_DONE'),
  return: reviewer('returnFiling', 'RETURN'),
  pass: reviewer('passReview', 'PASS'),
  requestOriginals: reviewer('requestOriginals', 'REQUEST_ORIGINALS'),
  receiveOriginals: reviewer('receiveOriginals', 'RECEIVE_ORIGINALS'),
  reportShipment: reviewer('reportShipment', 'REPORT_SHIPMENT'),
} as const satisfies Record<string, Action>;

export type ActionKey = keyof typeof ACTIONS;
export const ACTION_KEYS = Object.keys(ACTIONS) as ActionKey[];

/** Agreeing, and taking a consent back where that does not stop anything; to what and with which end, its own tests say. */
const open = (state: State) => ({ consent: state, withdrawConsent: state });

/** What is not with the authority yet stops when the consent is taken back. */
const stoppable = (state: State) => ({ consent: state, withdrawConsent: 'DRAFT' as const });

const editing = (state: State) => ({
  verifyServer: state,
  verifyPassword: state,
  saveDetails: state,
  upload: state,
  ...open(state),
});

/** What people may do in each state, and where it leads. Nothing leaves AT_AUTHORITY but the authority's answer. */
export const DRAWING: Readonly<Record<State, Partial<Record<ActionKey, State>>>> = {
  DRAFT: { ...editing('DRAFT'), submit: 'IN_REVIEW', withdraw: 'DRAFT', abandon: 'ABANDONED' },
  IN_REVIEW: {
    ...stoppable('IN_REVIEW'),
    withdraw: 'DRAFT',
    return: 'RETURNED',
    pass: 'QUEUED',
    requestOriginals: 'AWAITING_ORIGINALS',
  },
  RETURNED: { ...editing('RETURNED'), resubmit: 'IN_REVIEW', abandon: 'ABANDONED' },
  AWAITING_ORIGINALS: {
    ...stoppable('AWAITING_ORIGINALS'),
    withdraw: 'DRAFT',
    return: 'RETURNED',
    abandon: 'ABANDONED',
    recordShipment: 'AWAITING_ORIGINALS',
    reportShipment: 'AWAITING_ORIGINALS',
    receiveOriginals: 'IN_REVIEW',
  },
  QUEUED: { ...stoppable('QUEUED'), withdraw: 'DRAFT' },
  AWAITING_SMS: { ...open('AWAITING_SMS'), reportSmsDone: 'AT_AUTHORITY' },
  SMS_LAPSED: { ...open('SMS_LAPSED'), resubmit: 'QUEUED', edit: 'DRAFT', abandon: 'ABANDONED' },
  AT_AUTHORITY: open('AT_AUTHORITY'),
  APPROVED: { withdrawConsent: 'APPROVED' },
  REFUSED: { ...open('REFUSED'), edit: 'DRAFT', abandon: 'ABANDONED' },
  ABANDONED: { withdrawConsent: 'ABANDONED' },
};

/** Work that leaves no line in the history: an autosave, and a paper that is only announced. */
export const UNTOLD: readonly ActionKey[] = ['saveDetails', 'upload'];
/** Work that does not move the version, so that it never conflicts with what is being typed. */
export const UNCOUNTED: readonly ActionKey[] = ['upload'];

export const mayDo = (state: State, by: Action['by']): ActionKey[] =>
  ACTION_KEYS.filter((key) => ACTIONS[key].by === by && DRAWING[state][key] !== undefined);
