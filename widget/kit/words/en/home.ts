import type { TranslationOf } from '../words.ts';
import type { home as chinese } from '../zh-CN/home.ts';

/** The applicant's own filings. */
export const home: TranslationOf<typeof chinese> = {
  'step.HOME': 'My filings',
  'step.HOME.title': 'My filings',
  'step.HOME.lead':
    'Your subjects, websites and orders. Continue with a further website, or file a new access.',
  'home.up': 'My filings',
  'home.new': 'File a new access',
  'home.open': 'Orders in progress',
  'home.subjects': 'Subjects',
  'home.over': 'Orders that are over ({count})',
  'home.nothing': 'Nothing was filed yet.',
  'home.begun': 'begun {day}',
  'home.goOn': 'Go on',
  'home.look': 'Look at it',
  'home.openName': 'Open the order: {number}',
  'home.accessed': 'served by this provider since {day}',
  'home.cancelled': 'access cancelled {day}',
  'home.elsewhere': 'not served by this provider',
  'cancel.do': 'Cancel access',
  'cancel.doName': 'Cancel access: {domain}',
  'cancel.heading': 'Cancel access of {domain}',
  'cancel.keep': 'Keep the access',
  'cancel.what':
    'The authority is asked to end this provider’s access to the website ({number}). Afterwards its domains can no longer point to this provider’s servers.',
  'cancel.warnings': 'Know first what follows',
  'cancel.confirm': 'I know what follows and want the access cancelled',
  'cancel.asked':
    'Sent to the authority, which usually takes 3 to 5 working days; the access ends when it says so.',
  'cancel.askedOn': 'cancellation asked for {day}',
  'cancel.refused': 'The authority refused to cancel the access ({day})',
  'cancel.again': 'Ask again to cancel',
  'cancel.againName': 'Ask again to cancel: {domain}',
  'code.what':
    'A code is texted to {phone}, the phone of the website’s responsible person as filed. Have it sent, then enter it.',
  'code.send': 'Send the code',
  'code.sendAgain': 'Send another code',
  'code.sendIn': 'Send another code in {seconds}\u00a0s',
  'code.until': 'Works until {at}',
  'code.sent': 'A code was sent to {phone}. Another one can be sent in {seconds} seconds.',
  'code.mayAgain': 'Another code can be sent now.',
  'home.notice': 'The authority wants this corrected ({day})',
  'home.continue': 'Continue with another website',
  'home.continueHow':
    'Enter domains of websites that this subject has filed at another provider. Data of the subject and its person are carried over from what was approved here; you need not enter them again.',
  'home.knownSites': 'Websites we know of',
  'home.continueBegin': 'Start the continued access',
  'home.cannotContinue': 'It cannot continue now',
  'home.wait': 'The authority is at work and nothing can be taken back. Please wait for its answer.',
  'home.askAuthority': 'Site of the province’s authority',
  'home.openOrder': 'Open the order in progress',
};
