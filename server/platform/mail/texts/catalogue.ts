import { EVENT_MAILS } from './events.ts';
import { REMINDER_MAILS } from './reminders.ts';
import { WEBSITE_MAILS } from './websites.ts';
import type { MailTexts } from './text.ts';

const MAILS = { ...EVENT_MAILS, ...REMINDER_MAILS, ...WEBSITE_MAILS } as const;

/** What a mail can be about. */
export type MailKind = keyof typeof MAILS;

/** All mails, in both languages. */
export const MAIL_TEXTS: Readonly<Record<MailKind, MailTexts>> = MAILS;

/** What stands around the words of every mail. */
export const FRAME = {
  'zh-CN': {
    order: '备案订单：{id}',
    page: '办理页面：{url}',
    sender: '{provider}\n本邮件由系统自动发出，请勿直接回复。',
  },
  en: {
    order: 'Order: {id}',
    page: 'To the order: {url}',
    sender: '{provider}\nThis mail was sent automatically; please do not answer it.',
  },
} as const;
