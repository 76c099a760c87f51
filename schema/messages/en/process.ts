/** Submission, SMS check, mailing and result. */
export const process = {
  STEP_INCOMPLETE: 'The step “{step}” is not finished. Finish it before you submit.',
  STEP_LOCKED: 'This step opens when the steps before it are done.',
  PASS_REASON_REQUIRED:
    'The face check did not find the person of the card in the photo. Say why you pass it all the same, or return the filing.',
  PAPER_UNSEEN: '{material}: you have not looked at it since the filing was last submitted. Open it first.',
  DETAILS_UNSEEN:
    'You have not looked at the personal data since the filing was last submitted. Show it, and compare it with the papers.',
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
  RESULT_LATE: 'By law the authority should have decided by {date}; it is still reviewing.',
  REFUSED_BY_AUTHORITY: 'The authority refused the filing: {reason}. Correct it and submit again.',
  REVIEW_REMARK: 'The reviewer says: {remark}',
  CANCEL_CONFIRM: 'Read the warnings and confirm that the access is to be cancelled.',
  CANCEL_CODE_SHAPE: 'The code has six digits. Enter it as it stands in the text.',
  CANCEL_CODE_WRONG: 'This is not the code that was sent last. Look at the text again; tries left: {left}.',
  CANCEL_CODE_VOID: 'The code was entered wrongly {tries} times and no longer works. Have a new one sent.',
  CANCEL_CODE_EXPIRED:
    'No code that still works was sent: each works for {minutes} minutes, and a newer one replaces it. Have one sent.',
  CANCEL_CODE_USED:
    'This code was used already. Reload to see whether the cancellation was asked for; if it was not, have a new one sent.',
  CANCEL_CODE_NO_PHONE:
    'We hold no phone of this website’s responsible person: the record came to us without one. So no code is sent, and the filing password is enough.',
  CANCEL_CODE_NO_GATEWAY:
    'This provider sends no texts, so no code is asked for: the filing password is enough.',
  CANCEL_ACCESS_UNKNOWN:
    'The authority has not told us its number of this access yet. Try again a day after the approval.',
  CANCEL_REFUSED: 'The authority did not take the cancellation: {reason}.',
  CANCEL_SHELL:
    'If no other provider gives access to this website, it becomes a shell and the authority may deregister it. Its service code stays used, and its domain may no longer point here.',
  CANCEL_SUFFIX:
    '{domain}: the suffix .{suffix} is not approved for new filings. Without any provider this domain may never be filed again.',
} as const;
