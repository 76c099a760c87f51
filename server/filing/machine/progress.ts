import type { Locale } from '../../../schema/messages/locales.ts';
import type { FilingState } from '../../../prisma/generated/client/enums.ts';
import { chinaDay } from '../../platform/calendar/china-day.ts';
import { addWorkingDays } from '../../platform/calendar/working-days.ts';
import type { ProvinceRules } from '../provinces/rules.ts';

/** What happens next in each state, in one sentence. */
const NEXT: Record<FilingState, Record<Locale, string>> = {
  DRAFT: { 'zh-CN': '请完成各步骤后提交初审。', en: 'Finish the steps and submit for review.' },
  IN_REVIEW: {
    'zh-CN': '接入商初审，通常 1–2 个工作日；请保持电话畅通。',
    en: 'The provider reviews it, usually within 1–2 working days; please be reachable by phone.',
  },
  RETURNED: {
    'zh-CN': '请按初审意见修改后重新提交。',
    en: 'Correct what the review remarked and submit again.',
  },
  AWAITING_ORIGINALS: {
    'zh-CN': '请寄出原件并填写快递单号。',
    en: 'Post the originals and enter the tracking number.',
  },
  QUEUED: {
    'zh-CN': '等待提交管局，通常 1 个工作日内。',
    en: 'It will be handed to the authority, usually within one working day.',
  },
  AWAITING_SMS: {
    'zh-CN': '请在时限内到管局网站完成短信核验。',
    en: 'Complete the SMS check at the authority’s site in time.',
  },
  SMS_LAPSED: {
    'zh-CN': '短信核验已超时，请重新提交以获取新的验证码。',
    en: 'The SMS check lapsed; submit again for a new code.',
  },
  AT_AUTHORITY: {
    'zh-CN': '管局审核中，请等待结果。',
    en: 'The authority is reviewing; wait for its result.',
  },
  APPROVED: {
    'zh-CN': '接入成功，请在网站底部悬挂备案号。',
    en: 'Access is granted; hang the number in the footer of the site.',
  },
  REFUSED: {
    'zh-CN': '管局已驳回，请按原因修改后重新提交。',
    en: 'The authority refused; correct the reason and submit again.',
  },
  ABANDONED: {
    'zh-CN': '订单已放弃，可重新发起备案。',
    en: 'The order was abandoned; a new one can be begun.',
  },
};

/** The usual time has passed, the law's has not (domain reference §14). */
const slow = (day: string): Record<Locale, string> => ({
  'zh-CN': `审核时间已超过当地通常的天数；依法管局可审核至 ${day}，无需操作，请等待结果。`,
  en: `It takes longer than is usual in the province; by law the authority has until ${day}, and there is nothing to do but wait for its result.`,
});

/** The law's time has passed, too. */
const LATE: Record<Locale, string> = {
  'zh-CN': '法定的审核时间已过，管局仍在审核；无需操作，有结果会立即通知。',
  en: 'The time that the law allows has passed and the authority is still reviewing; there is nothing to do but wait for its result.',
};

/** A queued order that the provider has to see to first. */
const HELD: Record<Locale, string> = {
  'zh-CN': '提交管局时遇到问题，接入商正在处理，无需您操作。',
  en: 'Handing it to the authority met a problem that the provider is seeing to; you need do nothing.',
};

type Waiting = { state: FilingState; handedOverAt: Date | null };

/** So many working days after the hand-over; null while it is not the authority's turn. */
const afterHandOver = ({ state, handedOverAt }: Waiting, workingDays: number): string | null => {
  const waiting = state === 'AT_AUTHORITY' || state === 'AWAITING_SMS';
  return waiting && handedOverAt ? addWorkingDays(handedOverAt, workingDays) : null;
};

/** By when the authority usually has decided (its estimate for the province, in working days). */
export const expectedByOf = (filing: Waiting, rules: ProvinceRules): string | null =>
  afterHandOver(filing, rules.expectedDays.max);

/** By when the law wants the authority to have decided. */
export const legalByOf = (filing: Waiting, rules: ProvinceRules): string | null =>
  afterHandOver(filing, Math.max(rules.legalDays, rules.expectedDays.max));

const isOver = (filing: Waiting, day: string | null, now: Date): boolean =>
  filing.state === 'AT_AUTHORITY' && day !== null && chinaDay(now) > day;

/** Whether the authority's word is late: from the day after the law's last one. An estimate that has passed is none. */
export const isLate = (filing: Waiting, rules: ProvinceRules, now: Date): boolean =>
  isOver(filing, legalByOf(filing, rules), now);

/** What is expected next, in one sentence. */
export function nextExpectedOf(
  filing: Waiting & { held: boolean },
  rules: ProvinceRules,
  now: Date,
): Record<Locale, string> {
  if (filing.held) return HELD;
  if (isLate(filing, rules, now)) return LATE;
  const legal = legalByOf(filing, rules);
  return legal && isOver(filing, expectedByOf(filing, rules), now) ? slow(legal) : NEXT[filing.state];
}
