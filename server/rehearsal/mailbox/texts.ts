import type { Locale } from '../../../schema/messages/locales.ts';

/** What the rehearsal mailbox says around the mails and the texts to phones. */
export type MailboxTexts = {
  readonly title: string;
  readonly rehearsal: string;
  readonly empty: string;
  /** Stands above a text to a phone, which has no subject. */
  readonly phoneText: string;
  readonly to: string;
  readonly at: string;
  readonly otherLanguage: string;
  readonly unknown: string;
};

export const MAILBOX_TEXTS: Readonly<Record<Locale, MailboxTexts>> = {
  'zh-CN': {
    title: '演练邮箱与短信',
    rehearsal: '这是演练环境：邮件和短信不会真正发出，只显示在这里，30 天后删除。',
    empty:
      '还没有邮件或短信。订单被退回、进入短信核验或有结果时，通知邮件会出现在这里；取消接入的短信验证码也会出现在这里。',
    phoneText: '手机短信',
    to: '收件人',
    at: '时间（北京时间）',
    otherLanguage: 'English',
    unknown: '没有这个接入服务商的演练邮箱。',
  },
  en: {
    title: 'Rehearsal mail and texts',
    rehearsal:
      'This is a rehearsal: no mail and no text is really sent; they are shown here and removed after 30 days.',
    empty:
      'No mail or text yet. A mail appears here when an order is returned, waits for the SMS check or has its result; so does the text with the code that cancels an access.',
    phoneText: 'Text to a phone',
    to: 'To',
    at: 'At (Beijing time)',
    otherLanguage: '中文',
    unknown: 'No provider has this rehearsal mailbox.',
  },
};
