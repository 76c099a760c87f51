import type { MailTexts } from './text.ts';

/** Mails that time brings. */
export const REMINDER_MAILS = {
  SMS_REMINDER: {
    'zh-CN': {
      subject: '提醒：短信核验将于 {by} 截止',
      what: '您的接入备案正在等待短信核验，截止时间为 {by}。',
      todo: '请到管局网站填写验证码。没有收到短信时，可在同一页面重新获取。',
    },
    en: {
      subject: 'Reminder: the SMS check ends at {by}',
      what: 'Your access filing waits for the SMS check, until {by}.',
      todo: 'Please enter the code at the authority’s site. If no text came, the same page sends it again.',
    },
  },
  RESULT_LATE: {
    'zh-CN': {
      subject: '管局审核超出法定时间',
      what: '管局的法定审核时间（至 {day}）已过，尚未收到结果。',
      todo: '您无需操作，订单仍在审核；我们会继续关注，有结果立即通知您。',
    },
    en: {
      subject: 'The authority takes longer than the law allows',
      what: 'The time that the law gives the authority (until {day}) has passed without a result.',
      todo: 'There is nothing for you to do: the order is still being reviewed, and you will hear of the result at once.',
    },
  },
  PUBLIC_SECURITY: {
    'zh-CN': {
      subject: '提醒：请在 {day} 前办理公安联网备案',
      what: '网站开通后 30 日内应办理公安联网备案，您的期限为 {day}。',
      todo: '请到全国互联网安全管理服务平台 https://beian.mps.gov.cn/ 办理；已经办理的，请忽略本邮件。',
    },
    en: {
      subject: 'Reminder: file with the public security bureau by {day}',
      what: 'A site is to be filed with the public security bureau within 30 days of its opening; for yours that is {day}.',
      todo: 'Please do so at https://beian.mps.gov.cn/ . If you have done it, disregard this mail.',
    },
  },
  ORIGINALS_WAITING: {
    'zh-CN': {
      subject: '提醒：尚未登记邮寄的资料原件',
      what: '{days} 天前初审请您邮寄资料原件，订单中还没有快递信息。',
      todo: '请寄出资料并在订单中填写快递公司和运单号；收到前初审不能继续。',
    },
    en: {
      subject: 'Reminder: the originals were not posted yet',
      what: 'The review asked for original papers {days} days ago, and no courier was entered so far.',
      todo: 'Please post them and enter courier and tracking number; the review cannot go on before.',
    },
  },
  DRAFT_IDLE: {
    'zh-CN': {
      subject: '提醒：接入备案订单尚未提交',
      what: '您的接入备案订单已有 {days} 天没有修改，仍是草稿。已填内容都会保留。',
      todo: '请继续填写并提交，或者放弃订单：订单未结束时，同一主体不能办理其他备案。',
    },
    en: {
      subject: 'Reminder: your access filing is not submitted',
      what: 'Your access filing is still a draft and has not been touched for {days} days. What you entered is kept.',
      todo: 'Please go on and submit it, or abandon it: while it is open, no other filing of the subject can begin.',
    },
  },
  RETURNED_IDLE: {
    'zh-CN': {
      subject: '提醒：被退回的接入备案尚未修改',
      what: '您的接入备案订单退回后已有 {days} 天没有修改。已填内容都会保留。',
      todo: '请按意见修改后重新提交，或者放弃订单：订单未结束时，同一主体不能办理其他备案。',
    },
    en: {
      subject: 'Reminder: the returned filing was not corrected',
      what: 'Your access filing was returned and has not been touched for {days} days. What you entered is kept.',
      todo: 'Please correct it and submit it again, or abandon it: while it is open, no other filing of the subject can begin.',
    },
  },
} as const satisfies Readonly<Record<string, MailTexts>>;
