import type { MailTexts } from './text.ts';

/** Mails that tell of a step of the order itself (order states of domain reference §14). */
export const EVENT_MAILS = {
  RETURNED: {
    'zh-CN': {
      subject: '接入备案初审退回，请修改后重新提交',
      what: '您的接入备案订单在初审中被退回，审核人员写下了 {count} 条修改意见。',
      todo: '请打开订单，逐条查看意见，修改后重新提交。修改前订单不会提交管局。',
    },
    en: {
      subject: 'Your access filing was returned for correction',
      what: 'The review of your access filing returned it with {count} remark(s).',
      todo: 'Please open the order, correct what the remarks name and submit it again. Until then it does not go to the authority.',
    },
  },
  SMS_BEGUN: {
    'zh-CN': {
      subject: '请在 {hours} 小时内完成短信核验',
      what: '您的接入备案已提交管局，管局会向网站负责人原备案的手机号码发送验证码。',
      todo: '请在 {by} 前到管局网站填写验证码、手机号码和证件号码后六位；逾期订单会被退回。',
    },
    en: {
      subject: 'Complete the SMS check within {hours} hours',
      what: 'Your access filing is with the authority, which texts a code to the mobile number of the website’s responsible person as originally filed.',
      todo: 'Please enter the code, the number and the last six characters of the certificate at the authority’s site before {by}; after that the order comes back.',
    },
  },
  SMS_LAPSED: {
    'zh-CN': {
      subject: '短信核验未完成，订单已退回',
      what: '短信核验没有在时限内完成（或多次填写错误），订单已退回。',
      todo: '内容没有变化时，请打开订单直接重新提交，管局会发送新的验证码，无需再次初审。',
    },
    en: {
      subject: 'The SMS check was not completed; the order came back',
      what: 'The SMS check was not completed in time, or the entries were wrong too often, and the order came back.',
      todo: 'If nothing has changed, open the order and submit it again: the authority texts a new code and there is no second review.',
    },
  },
  REFUSED: {
    'zh-CN': {
      subject: '管局驳回了接入备案',
      what: '管局审核未通过您的接入备案，原因写在订单中，并标在需要修改的内容旁。',
      todo: '请打开订单查看原因，修改后重新提交，或者放弃订单。',
    },
    en: {
      subject: 'The authority refused the access filing',
      what: 'The authority did not approve your access filing. The reason stands in the order, beside what is to be corrected.',
      todo: 'Please open the order, correct it and submit it again, or abandon it.',
    },
  },
  APPROVED: {
    'zh-CN': {
      subject: '接入备案成功，请悬挂备案号',
      what: '管局已通过您的接入备案：{numbers}。',
      todo: '请在网站首页底部中央悬挂备案号，并链接到 https://beian.miit.gov.cn/ ；现在可以把域名解析到新的服务器。请在 {by} 前办理公安联网备案。备案信息有变化时请及时办理变更。',
    },
    en: {
      subject: 'Access is granted: hang the filing number',
      what: 'The authority approved your access filing: {numbers}.',
      todo: 'Please hang the number in the centre of the footer with a link to https://beian.miit.gov.cn/ ; the domain may now point to the new server. File with the public security bureau by {by}. When filed data change, file the change in time.',
    },
  },
  ORIGINALS_ASKED: {
    'zh-CN': {
      subject: '请邮寄备案资料原件',
      what: '初审需要您邮寄资料原件（{copies} 份），清单和收件地址见订单。',
      todo: '请寄出后在订单中填写快递公司和运单号，到付件会被拒收。',
    },
    en: {
      subject: 'Please post the original papers',
      what: 'The review asks for original papers by post ({copies} copies). The list and the address stand in the order.',
      todo: 'Please post them and enter courier and tracking number in the order; cash on delivery is refused.',
    },
  },
} as const satisfies Readonly<Record<string, MailTexts>>;
