import type { Named } from './named.ts';

/**
 * Service contents 服务内容. `miitCode` is the authority's Fwnr_id; its bit value in the web form is 2^(id-1).
 * Source: several independent lists agree on 1 to 24; 28 to 33 come from bit values of the ministry's web form of
 * 2023-10. 25 to 27 were not found anywhere.
 */
export const SERVICE_CONTENTS = [
  { key: 'INSTANT_MESSAGING', miitCode: 1, zh: '即时通信', en: 'Instant messaging' },
  { key: 'SEARCH_ENGINE', miitCode: 2, zh: '搜索引擎', en: 'Search engine' },
  { key: 'PORTAL', miitCode: 3, zh: '综合门户', en: 'General portal' },
  { key: 'WEB_MAIL', miitCode: 4, zh: '网上邮局', en: 'Web mail' },
  { key: 'NEWS', miitCode: 5, zh: '网络新闻', en: 'Online news' },
  { key: 'BLOG', miitCode: 6, zh: '博客/个人空间', en: 'Blog or personal space' },
  { key: 'ADVERTISING', miitCode: 7, zh: '网络广告/信息', en: 'Advertising and information' },
  { key: 'ORGANISATION_SITE', miitCode: 8, zh: '单位门户网站', en: 'Site of an organisation' },
  { key: 'SHOPPING', miitCode: 9, zh: '网络购物', en: 'Shopping' },
  { key: 'PAYMENT', miitCode: 10, zh: '网上支付', en: 'Payment' },
  { key: 'BANKING', miitCode: 11, zh: '网上银行', en: 'Banking' },
  { key: 'STOCKS_AND_FUNDS', miitCode: 12, zh: '网上炒股/股票基金', en: 'Stocks and funds' },
  { key: 'GAMES', miitCode: 13, zh: '网络游戏', en: 'Games' },
  { key: 'MUSIC', miitCode: 14, zh: '网络音乐', en: 'Music' },
  { key: 'FILM_AND_VIDEO', miitCode: 15, zh: '网络影视', en: 'Film and video' },
  { key: 'PICTURES', miitCode: 16, zh: '网络图片', en: 'Pictures' },
  { key: 'SOFTWARE', miitCode: 17, zh: '网络软件/下载', en: 'Software and downloads' },
  { key: 'JOBS', miitCode: 18, zh: '网上求职', en: 'Jobs' },
  { key: 'DATING', miitCode: 19, zh: '网上交友/婚介', en: 'Dating' },
  { key: 'PROPERTY', miitCode: 20, zh: '网上房产', en: 'Property' },
  { key: 'EDUCATION', miitCode: 21, zh: '网络教育', en: 'Education' },
  { key: 'SITE_BUILDING', miitCode: 22, zh: '网站建设', en: 'Site building' },
  { key: 'WAP', miitCode: 23, zh: 'WAP', en: 'WAP' },
  { key: 'OTHER', miitCode: 24, zh: '其他', en: 'Other' },
  { key: 'APP', miitCode: 28, zh: 'APP', en: 'App' },
  { key: 'LOAN_INTERMEDIARY', miitCode: 29, zh: '网络借贷信息中介', en: 'Loan intermediary' },
  { key: 'EQUITY_FINANCING', miitCode: 30, zh: '互联网股权融资', en: 'Equity financing' },
  { key: 'INSURANCE', miitCode: 31, zh: '互联网保险', en: 'Insurance' },
  {
    key: 'CROSS_SECTOR_FINANCE',
    miitCode: 32,
    zh: '互联网跨界金融及资产管理',
    en: 'Cross-sector finance and asset management',
  },
  { key: 'NON_BANK_PAYMENT', miitCode: 33, zh: '网上非银支付', en: 'Non-bank payment' },
] as const satisfies readonly (Named & { miitCode: number })[];

export type ServiceContent = (typeof SERVICE_CONTENTS)[number]['key'];

/** Most contents that one website may name. Source: the public mini-program filing API (2023). */
export const MOST_SERVICE_CONTENTS = 5;
