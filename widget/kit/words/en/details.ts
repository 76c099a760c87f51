import type { TranslationOf } from '../words.ts';
import type { details as chinese } from '../zh-CN/details.ts';

/** Access details. */
export const details: TranslationOf<typeof chinese> = {
  'details.subject.organisation': 'Subject (organiser)',
  'details.subject.personal': 'Subject (organiser)',
  'details.person.organisation': 'Person responsible for the subject',
  'details.person.personal': 'Certificate term and contact',
  'details.websitePerson': 'Person responsible for the website',
  'details.website': 'Website',
  'details.whoAnswers': 'Who is responsible for the website',
  'details.samePerson': 'The same person as for the subject',
  'details.otherPerson': 'Another person',
  'details.asOnCertificate': 'as on the certificate',
  'details.asFiled': 'as filed',
  'details.sameProvince': 'in the same province, down to the door number',
  'details.investorHint': 'the legal representative, or the superior unit’s full name',
  'details.remarkHint': 'explain here e.g. an address without door number',
  'details.mobileHint': 'receives the SMS check',
  'details.emailHint': 'for news about the filing',
  'details.emergencyPlaceholder': 'not the same as the mobile',
  'details.landlinePlaceholder': 'mobile or 086-area-number',
  'details.homepageHint': 'without http://, several parted by semicolons',
  'details.contentsHint': 'at most five; personal sites usually choose “other”',
  'details.carried': 'Carried over from what was approved here',
  'details.carriedOn': 'Carried over from the access approved {day}',
  'details.carriedChange':
    'It cannot be changed in a continued access. If it has changed, file the change first.',
  'details.takeOver': 'Take over from the first website',
  'remark.heading': 'To be corrected',
  'details.longTerm': 'No end date',
  'details.preApprovalsHint': 'for sectors that need a permit: the permit’s number',
  'details.noPreApproval': 'No pre-approval applies',
  'details.permitNumber': 'Permit number: {name}',
  'returned.heading': 'Returned by the reviewer: please correct what is marked',
  'returned.text': 'Open the step, change what is marked and submit again.',
};
