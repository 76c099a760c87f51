/** What the portal says, in both languages. */
export type PortalTexts = {
  readonly title: string;
  readonly rehearsal: string;
  readonly inbox: string;
  readonly emptyInbox: string;
  readonly columns: readonly [
    phone: string,
    site: string,
    code: string,
    tail: string,
    until: string,
    state: string,
  ];
  readonly waiting: string;
  readonly over: string;
  readonly enter: string;
  readonly phone: string;
  readonly code: string;
  readonly tail: string;
  readonly submit: string;
  readonly otherLanguage: string;
  readonly done: (sites: string) => string;
  readonly noRecord: string;
  readonly wrongCertificate: (left: number) => string;
  readonly failed: string;
  readonly unknown: string;
};

export const PORTAL_LANGUAGES = ['zh-CN', 'en'] as const;
export type PortalLanguage = (typeof PORTAL_LANGUAGES)[number];

export const PORTAL_TEXTS: Readonly<Record<PortalLanguage, PortalTexts>> = {
  'zh-CN': {
    title: '演练管局 · 短信核验',
    rehearsal: '这是演练环境：短信不会真正发出，号码和证件均为虚构。',
    inbox: '演练手机收件箱',
    emptyInbox: '还没有短信。提交备案并通过初审后，验证码会出现在这里。',
    columns: ['手机号码', '网站备案号', '验证码', '证件号码后六位', '截止时间（北京时间）', '状态'],
    waiting: '待核验',
    over: '已结束',
    enter: '填写验证码',
    phone: '手机号码',
    code: '六位验证码',
    tail: '证件号码后六位',
    submit: '提交核验',
    otherLanguage: 'English',
    done: (sites) => `核验成功：${sites}。已转管局审核。`,
    noRecord: '没有查到记录，请核对手机号码和验证码。',
    wrongCertificate: (left) => `证件号码后六位不符，还可以尝试${left}次。`,
    failed: '证件号码连续输入错误五次，本次核验失败，备案已退回。',
    unknown: '没有这个接入服务商的演练账户。',
  },
  en: {
    title: 'Rehearsal authority · SMS check',
    rehearsal: 'This is a rehearsal: no text is really sent, and all numbers and certificates are invented.',
    inbox: 'Inbox of the rehearsal phones',
    emptyInbox: 'No texts yet. A code appears here once a filing has passed the review and was handed over.',
    columns: [
      'Phone',
      'Website number',
      'Code',
      'Last six of the certificate',
      'Until (Beijing time)',
      'State',
    ],
    waiting: 'waiting',
    over: 'over',
    enter: 'Enter a code',
    phone: 'Phone',
    code: 'Six-digit code',
    tail: 'Last six of the certificate',
    submit: 'Confirm',
    otherLanguage: '中文',
    done: (sites) => `Confirmed: ${sites}. The bureau decides next.`,
    noRecord: 'No record found. Check the phone number and the code.',
    wrongCertificate: (left) => `The certificate does not match; ${left} more tries.`,
    failed: 'The certificate was wrong five times. The check failed and the filing goes back.',
    unknown: 'No provider has this rehearsal account.',
  },
};
