import type { MailTexts } from './text.ts';

/** Mails about a website that is filed. */
export const WEBSITE_MAILS = {
  DOMAINS_ELSEWHERE: {
    'zh-CN': {
      subject: '您的网站域名已不再解析到我们的服务器',
      what: '网站 {number}（{domains}）的域名已连续 {days} 天没有解析到我们的服务器，存在成为空壳网站的风险。',
      todo: '请把域名解析到备案的服务器；如果不再使用我们的服务，请办理取消接入。长期没有接入服务商的网站，备案号可能被管局注销。系统不会自动取消接入。',
    },
    en: {
      subject: 'Your website’s domain no longer points to our servers',
      what: 'The domain of website {number} ({domains}) has not pointed to our servers for {days} days. The site may be taken for a shell.',
      todo: 'Please point the domain to the server it is filed on, or cancel the access if you no longer use our service. A site that no provider serves may lose its number. Nothing is cancelled automatically.',
    },
  },
  CANCEL_REFUSED: {
    'zh-CN': {
      subject: '管局未同意取消接入',
      what: '网站 {number} 的取消接入申请未获管局通过：{reason}。网站目前仍由我们接入。',
      todo: '{wayOn}',
    },
    en: {
      subject: 'The authority refused to end the access',
      what: 'The authority refused to end our access to website {number}: {reason}. The access goes on for now.',
      todo: '{wayOn}',
    },
  },
} as const satisfies Readonly<Record<string, MailTexts>>;
