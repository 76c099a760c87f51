import type { TranslationOf } from '../words.ts';
import type { elements as chinese } from '../zh-CN/elements.ts';

/** Shared controls. */
export const elements: TranslationOf<typeof chinese> = {
  'field.optional': 'optional',
  'choice.all': 'Show all {count}',
  'select.choose': 'Please choose',
  'list.separator': ', ',
  'dialog.close': 'Close',
  'copy.do': 'Copy',
  'copy.name': 'Copy: {what}',
  'copy.done': 'Copied',
  'copy.failed': 'Copying was not possible; the text is selected for you',
  'summary.heading': 'To be corrected: {count}',
  'summary.all': 'Show all',
  'summary.item': '{label}: {text}',
  'countdown.left': '{hours} h {minutes} min {seconds} s',
  'countdown.over': 'Time is up',
  'number.confirm': 'I compared the number with the paper; it stands there so',
  'number.right': 'Check digit is right',
  'number.identity': 'Check digit is right · {birth} · {sex}',
  'sex.MALE': 'male',
  'sex.FEMALE': 'female',
  'party.personal': 'person',
  'party.organisation': 'organisation',
  'kind.NEW_ACCESS': 'New access filing',
  'kind.NEW_ACCESS.short': 'access',
  'kind.NEW_ACCESS.what': 'The website is filed with another provider; you can add this provider to it.',
  'kind.CONTINUED_ACCESS': 'Continued access filing',
  'kind.CONTINUED_ACCESS.short': 'continued access',
  'kind.CONTINUED_ACCESS.what': 'The subject is already filed here; you can add this website to it.',
  'locked.fromType': 'From the type check',
  'abandon.do': 'Abandon filing',
  'abandon.keep': 'Keep it',
  'abandon.ask': 'Abandon this filing?',
  'abandon.what':
    'What you filled in and uploaded will no longer be available, and its service codes become free. You can start again afterwards.',
};
