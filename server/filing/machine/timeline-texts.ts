import type { Locale } from '../../../schema/messages/locales.ts';
import type { FilingAction } from './transitions.ts';

type Sentence = Record<Locale, string>;

/** What each event of the timeline says; `{…}` are facts of the event. */
export const SENTENCES: Partial<
  Record<
    | FilingAction
    | 'START'
    | 'REQUEST_BACKDROP'
    | 'SEND_BACKDROP'
    | 'SMS_REMINDER'
    | 'RESULT_LATE'
    | 'LATER_WORD',
    Sentence
  >
> = {
  START: { 'zh-CN': '已开始填写接入备案。', en: 'The access filing was begun.' },
  VERIFY_SERVER: { 'zh-CN': '服务器已通过验证：{server}。', en: 'The server {server} was accepted.' },
  VERIFY_PASSWORD: { 'zh-CN': '备案密码已通过验证。', en: 'The filing password was right.' },
  GRANT_CONSENT: {
    'zh-CN': '已同意{what}。',
    en: 'Consent was given: {what}.',
  },
  WITHDRAW_CONSENT: {
    'zh-CN': '已撤回同意：{what}。',
    en: 'Consent was withdrawn: {what}.',
  },
  SUBMIT: { 'zh-CN': '已提交，等待初审。', en: 'Submitted; the provider’s review comes next.' },
  WITHDRAW: { 'zh-CN': '已撤回，可继续修改。', en: 'Withdrawn; it can be edited again.' },
  RETURN: {
    'zh-CN': '初审退回，请按说明修改 {count} 处。',
    en: 'The review returned it with {count} remark(s) to correct.',
  },
  RESUBMIT: { 'zh-CN': '已重新提交。', en: 'Submitted again.' },
  REQUEST_ORIGINALS: {
    'zh-CN': '初审要求邮寄原件（{copies} 份）。',
    en: 'The review asked for originals by post ({copies} copies).',
  },
  RECORD_SHIPMENT: { 'zh-CN': '原件已寄出：{courier}。', en: 'The originals were sent with {courier}.' },
  REQUEST_BACKDROP: { 'zh-CN': '已申请寄送幕布。', en: 'A backdrop was asked for.' },
  SEND_BACKDROP: { 'zh-CN': '幕布已寄出：{courier}。', en: 'The backdrop was sent with {courier}.' },
  REPORT_SHIPMENT: {
    'zh-CN': '邮寄的原件{outcome}，请再次寄出。',
    en: 'The originals {outcome}; please post them again.',
  },
  RECEIVE_ORIGINALS: { 'zh-CN': '已收到原件，继续初审。', en: 'The originals arrived; the review goes on.' },
  PASS: {
    'zh-CN': '初审通过，等待提交管局。',
    en: 'The review passed it; it will be handed to the authority.',
  },
  HAND_OVER_FOR_SMS: {
    'zh-CN': '已提交管局，请在 {hours} 小时内完成短信核验。',
    en: 'Handed to the authority; complete the SMS check within {hours} hours.',
  },
  HAND_OVER: { 'zh-CN': '已提交管局审核。', en: 'Handed to the authority for its review.' },
  SMS_REMINDER: {
    'zh-CN': '已提醒：短信核验即将到期。',
    en: 'A reminder was given: the SMS check is about to end.',
  },
  RESULT_LATE: {
    'zh-CN': '管局未在法定时间内给出结果，仍在审核。',
    en: 'The authority did not decide in the time that the law allows and is still reviewing.',
  },
  REPORT_SMS_DONE: {
    'zh-CN': '短信核验已完成，管局审核中。',
    en: 'The SMS check is done; the authority is reviewing.',
  },
  SMS_LAPSE: {
    'zh-CN': '短信核验未在时限内完成，已退回；内容不变可直接重新提交。',
    en: 'The SMS check was not done in time and it came back; unchanged, it can be submitted again at once.',
  },
  APPROVE: { 'zh-CN': '管局审核通过，接入成功。', en: 'The authority approved: access is granted.' },
  REFUSE: {
    'zh-CN': '管局驳回：{reason}（代码 {code}）。',
    en: 'The authority refused: {reason} (code {code}).',
  },
  REFUSE_HAND_OVER: {
    'zh-CN': '有资料不符合管局的要求，未能提交，请更正后重新提交。',
    en: 'A paper is not what the authority takes, so nothing was handed over. Correct it and submit again.',
  },
  HOLD: {
    'zh-CN': '暂未能提交管局，接入商正在处理，无需您操作。',
    en: 'It could not be handed to the authority yet; the provider is seeing to it, you need do nothing.',
  },
  RETRY_HAND_OVER: { 'zh-CN': '接入商已重新提交管局。', en: 'The provider hands it to the authority again.' },
  LATER_WORD: {
    'zh-CN': '管局此后又告知：{verdict}（代码 {code}）。本订单的状态不变，接入商正在核实。',
    en: 'The authority has said since: {verdict} (code {code}). The order stays as it is; the provider is looking into it.',
  },
  EDIT: { 'zh-CN': '已转为草稿，可修改后重新提交。', en: 'Turned into a draft to be corrected.' },
  ABANDON: { 'zh-CN': '已放弃，本订单结束。', en: 'Abandoned; this order has ended.' },
};

/** What a later word of the authority says, by outcome. */
const VERDICTS: Readonly<Record<string, Sentence>> = {
  APPROVED: { 'zh-CN': '审核通过', en: 'approved' },
  REFUSED: { 'zh-CN': '不予通过', en: 'refused' },
  SMS_LAPSED: { 'zh-CN': '短信核验未完成', en: 'the SMS check was not done' },
};

const factOf = (fact: unknown): string =>
  typeof fact === 'string' || typeof fact === 'number' ? String(fact) : '—';

/** Facts that are words of a closed list. */
const FACT_WORDS: Readonly<Record<string, Sentence>> = {
  MISSING: { 'zh-CN': '没有收到', en: 'did not arrive' },
  RETURNED: { 'zh-CN': '已退回', en: 'were sent back' },
  FILING: { 'zh-CN': '处理备案所需的个人信息', en: 'processing the personal data of the filing' },
  IDENTITY_PAPERS: { 'zh-CN': '处理证件和资料照片', en: 'processing pictures of certificates and papers' },
  FACE: { 'zh-CN': '处理人脸照片', en: 'processing a photo of the face' },
  AUTHORITY: { 'zh-CN': '提交通信管理局', en: 'handing over to the authority' },
};

/** The sentence of one event, with its facts filled in; an event without a sentence shows its type. */
export function sentenceOf(type: string, facts: Record<string, unknown>, locale: Locale): string {
  const sentence = (SENTENCES as Record<string, Sentence | undefined>)[type];
  if (!sentence) return type;
  return sentence[locale].replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = factOf(facts[name]);
    if (name === 'verdict') return VERDICTS[factOf(facts['outcome'])]?.[locale] ?? '—';
    if (name === 'what') return (FACT_WORDS[fact] ?? FACT_WORDS['FILING'])?.[locale] ?? fact;
    return name === 'outcome' ? (FACT_WORDS[fact]?.[locale] ?? fact) : fact;
  });
}
