import { resultText as meaningOf } from '../../../../schema/messages/codes.ts';

/** What the registry says will become of an access: the magic behind each outcome. */
export type Verdict =
  | { readonly kind: 'APPROVE'; /** Working days until the word comes. */ readonly workingDays: number }
  | { readonly kind: 'REFUSE'; /** Jgdm. */ readonly code: number; readonly opinion: string }
  | { readonly kind: 'SMS_LAPSES' };

/** Working days of an ordinary decision; a province takes 3 to 20 of them. */
export const USUAL_WORKING_DAYS = 3;

/** Working days of a slow one: still inside the twenty that MII Order 33 (2005) allows. */
export const SLOW_WORKING_DAYS = 19;

export const approved: Verdict = { kind: 'APPROVE', workingDays: USUAL_WORKING_DAYS };
export const approvedLate: Verdict = { kind: 'APPROVE', workingDays: SLOW_WORKING_DAYS };
export const smsLapses: Verdict = { kind: 'SMS_LAPSES' };
export const refused = (code: number, opinion: string): Verdict => ({ kind: 'REFUSE', code, opinion });

/** Approved by the bureau (管局审核通过). */
export const CODE_APPROVED = 1001;
/** Refused by the bureau (管局审核拒绝), as opposed to a data error that its machine finds. */
export const CODE_REFUSED = 1002;

/** The text of a result code in the words of the authority. */
export const resultText = (code: number): string => meaningOf(code, 'zh-CN');
