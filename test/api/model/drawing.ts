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

const editing = (state: State) => ({
  verifyServer: state,
  verifyPassword: state,
  saveDetails: state,
  upload: state,
  consent: state,
});

/** What people may do in each state, and where it leads. Nothing leaves AT_AUTHORITY but the authority's answer. */
export const DRAWING: Readonly<Record<State, Partial<Record<ActionKey, State>>>> = {
  DRAFT: { ...editing('DRAFT'), submit: 'IN_REVIEW', withdraw: 'DRAFT', abandon: 'ABANDONED' },
  IN_REVIEW: {
    withdraw: 'DRAFT',
    return: 'RETURNED',
    pass: 'QUEUED',
    requestOriginals: 'AWAITING_ORIGINALS',
  },
  RETURNED: { ...editing('RETURNED'), resubmit: 'IN_REVIEW', abandon: 'ABANDONED' },
  AWAITING_ORIGINALS: {
    recordShipment: 'AWAITING_ORIGINALS',
    reportShipment: 'AWAITING_ORIGINALS',
    receiveOriginals: 'IN_REVIEW',
  },
  QUEUED: { withdraw: 'DRAFT' },
  AWAITING_SMS: { reportSmsDone: 'AT_AUTHORITY' },
  SMS_LAPSED: { resubmit: 'QUEUED', edit: 'DRAFT', abandon: 'ABANDONED' },
  AT_AUTHORITY: {},
  APPROVED: {},
  REFUSED: { edit: 'DRAFT', abandon: 'ABANDONED' },
  ABANDONED: {},
};

/** Work that leaves no line in the history: an autosave, and a paper that is only announced. */
export const UNTOLD: readonly ActionKey[] = ['saveDetails', 'upload'];
/** Work that does not move the version, so that it never conflicts with what is being typed. */
export const UNCOUNTED: readonly ActionKey[] = ['upload'];

export const mayDo = (state: State, by: Action['by']): ActionKey[] =>
  ACTION_KEYS.filter((key) => ACTIONS[key].by === by && DRAWING[state][key] !== undefined);
