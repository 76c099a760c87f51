/** Submission, SMS check, mailing and result. */
export const process = {
  STEP_INCOMPLETE: 'The step “{step}” is not finished. Finish it before you submit.',
  STEP_LOCKED: 'This step opens when the steps before it are done.',
  RETURN_REMARK_REQUIRED: 'Say at least once what the applicant should correct.',
  WITHDRAW_REASON_REQUIRED: 'Give a reason for the withdrawal.',
  SMS_RESEND: 'No text after about {minutes} minutes? Ask for it again on the authority’s page.',
  SMS_RESEND_AUTOMATIC: 'It also comes again by itself at {hour}:00 tomorrow.',
  SMS_BLOCKED_NUMBER:
    'Texts may be blocked: look among the blocked ones, and allow senders such as 106598051001, 10655113 and 106575000130.',
  SMS_NUMBER_CHANGED:
    'The text goes only to the first number of the website’s person as originally filed. If that number is no longer yours, change it in the filing at the former provider, then submit again.',
  SMS_SHELL_SITE:
    'If no provider serves the website any more, its number cannot be changed: deregister it, and file anew.',
  SMS_LAPSED: 'The SMS check was not done within {hours} hours. Submit again to receive a new code.',
  SMS_FAILED:
    'The SMS check failed after too many wrong entries. Check phone and certificate, then submit again.',
  TRACKING_NUMBER_INVALID:
    'This is not a tracking number. Enter the letters and digits of the courier’s receipt.',
  BACKDROP_NOT_NEEDED: 'This filing takes no photo before a backdrop, so none is posted.',
  BACKDROP_NOT_ASKED: 'Nobody asked for a backdrop in this filing.',
  BACKDROP_ON_ITS_WAY: 'The backdrop is on its way already. Ask support if the address was wrong.',
  COURIER_REQUIRED: 'Name the courier.',
  RESULT_LATE: 'The authority was expected to decide by {date} and is still reviewing.',
  REFUSED_BY_AUTHORITY: 'The authority refused the filing: {reason}. Correct it and submit again.',
  REVIEW_REMARK: 'The reviewer says: {remark}',
  CANCEL_CONFIRM: 'Read the warnings and confirm that the access is to be cancelled.',
  CANCEL_ACCESS_UNKNOWN:
    'The authority has not told us its number of this access yet. Try again a day after the approval.',
  CANCEL_REFUSED: 'The authority did not take the cancellation: {reason}.',
  CANCEL_SHELL:
    'If no other provider gives access to this website, it becomes a shell and the authority may deregister it. Its service code stays used, and its domain may no longer point here.',
  CANCEL_SUFFIX:
    '{domain}: the suffix .{suffix} is not approved for new filings. Without any provider this domain may never be filed again.',
} as const;
