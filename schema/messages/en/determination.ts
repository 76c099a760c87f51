/** Results of the type check, each with a reason and the next step (determination of the filing type). */
export const determination = {
  PROVINCE_UNKNOWN:
    '“{value}” is not the code of one of the 31 provinces. Choose the province from the list.',
  DIVISION_ELSEWHERE: '{field} does not lie in the chosen area. Choose it again.',
  DIVISION_UNKNOWN: '{field}: the code {value} is not known. Choose it from the list.',
  DIVISION_ABOLISHED:
    '{field}: {place} ({value}) was abolished in {year}. Choose what stands in its place today: {successors}.',
  DETERMINATION_EXPIRED: 'The result of the type check is older than a day. Check the type again.',
  DETERMINATION_AMBIGUOUS: 'The domains do not lead to the same type of filing. Check them one by one.',
  SUFFIX_WARNING:
    '{domain}: the suffix .{suffix} is not approved. The access is possible because the website is filed already; once it has no provider left, this domain can never be filed again.',
  SUFFIX_PROVINCE_WARNING:
    '{domain}: this province takes no new filings under .{suffix}. The access is possible because the website is filed already; once it has no provider left, it may not be filed again.',
  WHY_CERTIFICATE_IN_PROGRESS: 'There is a filing in progress for this certificate.',
  NEXT_CERTIFICATE_IN_PROGRESS:
    'Wait until it is finished, or sign in to the account that opened it and abandon it there.',
  WHY_DOMAIN_IN_PROGRESS: 'There is a filing in progress for this domain.',
  NEXT_DOMAIN_IN_PROGRESS:
    'If it is yours, abandon it in the account that opened it. If not, send us the domain certificate and your certificate.',
  WHY_IMPORT_FIRST: 'This record was filed on the former platform.',
  NEXT_IMPORT_FIRST: 'Import or claim the record first, then begin the access filing again.',
  WHY_DOMAIN_OTHER_SUBJECT: 'This domain is filed under another subject.',
  NEXT_DOMAIN_OTHER_SUBJECT:
    'The other owner must deregister it first. If you bought the domain, send the domain certificate as evidence.',
  WHY_NOTHING_TO_FILE: 'This website is already filed and already uses this provider.',
  NEXT_NOTHING_TO_FILE:
    'There is nothing to file. Change, cancel or deregister it on the page of your filings.',
  WHY_CONTINUED_ACCESS: 'The website is filed at another provider, and its subject is filed here.',
  NEXT_CONTINUED_ACCESS: 'Continue with an access filing from the account that holds the subject.',
  NEXT_OTHER_ACCOUNT: 'Sign in to the account that holds this subject and begin the access filing there.',
  WHY_NEW_ACCESS: 'Website and subject are filed at another provider and not yet here.',
  NEXT_NEW_ACCESS: 'Begin an access filing. Enter everything exactly as it is filed.',
  WHY_SHELL_SUBJECT: 'The subject is filed but has no website left.',
  NEXT_SHELL_SUBJECT: 'Deregister the subject first, then make a first filing.',
  WHY_NEW_SITE_HERE: 'The subject is filed here, the domain is not filed anywhere.',
  NEXT_NEW_SITE_HERE: 'This is a new website of your subject. File it as a new website.',
  WHY_NEW_SITE_ELSEWHERE: 'The subject is filed at another provider, the domain is not filed anywhere.',
  NEXT_NEW_SITE_ELSEWHERE: 'This is a new website of a subject filed elsewhere. File it as a new website.',
  WHY_FIRST: 'Neither this certificate nor this domain was found in the filings.',
  NEXT_FIRST:
    'Make a first filing. If you have filed before, check every entry: data unlike the filed data give another type; after a change of certificate enter the old number.',
  WHY_DATA_UNLIKE: 'The result rests on {fields}. Data unlike the filed data give another type.',
  ASK_SUBJECT_HAS_SITE:
    'Does this subject still have a website on file? The registry does not tell us; please choose.',
  SUBJECT_OTHER_ACCOUNT: 'This subject is already filed here under another account. Sign in there.',
  ACCOUNT_HAS_OTHER_SUBJECT: 'This account already holds another subject. Use one account for each subject.',
  SUBJECT_HAS_OPEN_FILING:
    'This subject has a filing in progress. Finish or abandon it, or wait for the authority.',
  OLD_NUMBER_INSIDE:
    'If the domain is filed under your own subject: the filing may still bear the number from before the certificate was renewed. Check the type again with the number that was filed: the registration number of the old licence, or the organisation code {organisation} (the characters 9 to 17 of your code) with the certificate type “Organisation code certificate”.',
  OLD_NUMBER:
    'If the domain is filed under your own subject: the filing may still bear the number of an earlier certificate. Check the type again with the certificate type and number that were filed.',
  PROVINCE_OF_NUMBER:
    'The subject is filed in {foundProvince}: its filing number begins with that province’s character. {province} was chosen. Choose {foundProvince}; a subject that moved stays there until it is filed anew.',
  SITE_DOMAINS_UNKNOWN:
    'An access covers all domains of the website {number}, and we do not know all of them. If more domains are filed with it, go back and add them; those that are not in the list of the filing may be blocked.',
  SITE_DOMAINS_ADDED: 'An access covers all domains of the website {number}; these were added: {more}.',
  OLD_CERTIFICATE_CHANGE_FIRST:
    'In this province a replaced certificate must first be changed at the original provider. Do that, then come back.',
  OLD_CERTIFICATE_ENTER_OLD:
    'The certificate was replaced after the filing. Enter the old number here and upload the new certificate later.',
  AUTHORITY_UNAVAILABLE:
    'The authority does not answer at the moment. What you typed is kept; try again in a few minutes.',
  TOO_MANY_WEBSITES:
    'One order holds at most {max} websites of this subject. Remove some and file them in a later order.',
  SUBJECT_NOT_FILED_HERE: 'This subject has no website at this provider yet. Begin with the type check.',
  SUBJECT_PROVINCE_WRONG:
    'This subject stands here under {province}, but its filing number is one of {foundProvince}. Begin with the type check and choose {foundProvince}; that puts it right.',
  SUBJECT_PLACE_WRONG:
    'The place of this subject is missing here or no longer exists. Begin with the type check and choose it anew; that puts it right.',
  CONTINUED_ACCESS_BARRED:
    'The province takes no continued access for now. What is filed stays as it is; ask the authority of the province when it will.',
  UNLIKE_RECORD:
    '{field} is not the one filed under {number}, and your province wants it as filed. If it has changed, change the filing at the original provider first, or deregister and file anew.',
  CARRIED_OVER: '{field} stays as it was approved here. Change it with a change filing first, then continue.',
  IMPORT_OPEN_ORDER:
    'An order was still open on the former platform. Finish or abandon it there, then import the record.',
  IMPORT_DOMAIN_TWICE:
    '{value} stands in row {rows} too, under another subject. A domain is filed under one; correct the wrong row.',
  IMPORT_DOMAIN_HELD:
    '{value} is on record here under another subject number. Compare the number and the domain with the filing.',
  IMPORT_NUMBER_HELD:
    '{value} is on record here with another certificate. Compare certificate type and number with the filing.',
  IMPORT_CLAIMED: 'This record was already claimed by another account. Sign in there.',
} as const;
