/** Enumerations of the contract, as the API spells them. */
export type Mode = 'TEST' | 'LIVE';
export type FilingKind = 'NEW_ACCESS' | 'CONTINUED_ACCESS';
export type FilingState =
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
export type StepKey =
  'TYPE' | 'SERVER' | 'PASSWORD' | 'DETAILS' | 'MATERIALS' | 'PHOTO' | 'SMS' | 'MAIL' | 'RESULT';
export type StepStatus = 'NOT_NEEDED' | 'LOCKED' | 'OPEN' | 'ATTENTION' | 'DONE';
export type StepGroup = 'PREPARE' | 'FILL' | 'FOLLOW';
export type FilingAction =
  | 'VERIFY_SERVER'
  | 'VERIFY_PASSWORD'
  | 'SAVE_DETAILS'
  | 'UPLOAD'
  | 'GRANT_CONSENT'
  | 'WITHDRAW_CONSENT'
  | 'SUBMIT'
  | 'WITHDRAW'
  | 'RESUBMIT'
  | 'ABANDON'
  | 'RECORD_SHIPMENT'
  | 'REPORT_SHIPMENT'
  | 'REPORT_SMS_DONE'
  | 'EDIT'
  | 'RETURN'
  | 'PASS'
  | 'REQUEST_ORIGINALS'
  | 'RECEIVE_ORIGINALS';
/** What is agreed to, each apart. */
export type ConsentPurpose = 'FILING' | 'IDENTITY_PAPERS' | 'FACE' | 'AUTHORITY';
