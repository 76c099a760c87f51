import type { Locale } from '../../../schema/validation/messages/catalogue.ts';

/** What the rehearsal mailbox says around the mails. */
export type MailboxTexts = {
  readonly title: string;
  readonly rehearsal: string;
  readonly empty: string;
  readonly to: string;
  readonly at: string;
  readonly otherLanguage: string;
  readonly unknown: string;
};

export const MAILBOX_TEXTS: Readonly<Record<Locale, MailboxTexts>> = {
  'zh-CN': {
    title: '演练邮箱',
    rehearsal: '这是演练环境：邮件不会真正发出，只显示在这里，30 天后删除。',
    empty: '还没有邮件。订单被退回、进入短信核验或有结果时，通知邮件会出现在这里。',
    to: '收件人',
    at: '时间（北京时间）',
    otherLanguage: 'English',
    unknown: '没有这个接入服务商的演练邮箱。',
  },
  en: {
    title: 'Rehearsal mailbox',
    rehearsal: 'This is a rehearsal: no mail is really sent; it is shown here and removed after 30 days.',
    empty:
      'No mail yet. One appears here when an order is returned, waits for the SMS check or has its result.',
    to: 'To',
    at: 'At (Beijing time)',
    otherLanguage: '中文',
    unknown: 'No provider has this rehearsal mailbox.',
  },
};
