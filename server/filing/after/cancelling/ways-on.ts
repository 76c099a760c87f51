import { isProvidersToMend } from '../../../authority/protocol/codes/result-codes.ts';
import { resultText } from '../../../../schema/messages/codes.ts';
import { mails } from '../../../../schema/messages/generated/mails.js';
import type { Locale } from '../../../../schema/messages/locales.ts';

type WayOn = 'ASK_AGAIN' | 'PASSWORD' | 'WAIT' | 'LAST_ACCESS' | 'PROVIDER';

/**
 * What to do after the authority refused to end an access (取消接入), by result code (Jgdm, V3.0; domain reference §15).
 * A code that is not here is for the applicant to mend, unless only the provider can.
 */
const WAYS_ON: ReadonlyMap<number, WayOn> = new Map([
  [1016, 'PROVIDER'],
  [1017, 'WAIT'],
  [1018, 'PASSWORD'],
  [1025, 'LAST_ACCESS'],
  [1026, 'PROVIDER'],
  [1027, 'WAIT'],
  [1030, 'WAIT'],
  [1032, 'WAIT'],
  [1047, 'PROVIDER'],
  [1048, 'PROVIDER'],
  [1049, 'PROVIDER'],
  [1050, 'PROVIDER'],
  [1051, 'WAIT'],
  [1052, 'WAIT'],
]);

/** What a refused cancellation means for the applicant: the code in words, and the way on. */
export function refusalWords(code: number, locale: Locale): { reason: string; wayOn: string } {
  const wayOn = WAYS_ON.get(code) ?? (isProvidersToMend(code) ? 'PROVIDER' : 'ASK_AGAIN');
  return { reason: resultText(code, locale), wayOn: mails[locale][`wayOn.${wayOn}`] };
}
