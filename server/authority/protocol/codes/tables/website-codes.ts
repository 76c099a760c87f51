import type { CodeRow } from './code-row.ts';

/** Languages of a site (语言类别, `Yylb_id`). */
export const LANGUAGES: readonly CodeRow[] = [
  { code: 1, name: '简体中文' },
  { code: 2, name: '繁体中文' },
  { code: 3, name: '维吾尔语' },
  { code: 4, name: '哈萨克语' },
  { code: 5, name: '柯尔克孜语' },
  { code: 6, name: '蒙古语' },
  { code: 7, name: '藏语' },
  { code: 8, name: '壮语' },
  { code: 9, name: '朝鲜语' },
  { code: 10, name: '彝语' },
  { code: 11, name: '苗语' },
  { code: 12, name: '英语' },
  { code: 13, name: '日语' },
  { code: 14, name: '法语' },
  { code: 15, name: '俄语' },
  { code: 16, name: '西班牙语' },
  { code: 17, name: '阿拉伯语' },
];

/** Service contents (服务内容, `Fwnr_id`). From 28 on read from the bit values of newer forms. */
export const SERVICE_CONTENTS: readonly CodeRow[] = [
  { code: 1, name: '即时通信' },
  { code: 2, name: '搜索引擎' },
  { code: 3, name: '综合门户' },
  { code: 4, name: '网上邮局' },
  { code: 5, name: '网络新闻' },
  { code: 6, name: '博客/个人空间' },
  { code: 7, name: '网络广告/信息' },
  { code: 8, name: '单位门户网站' },
  { code: 9, name: '网络购物' },
  { code: 10, name: '网上支付' },
  { code: 11, name: '网上银行' },
  { code: 12, name: '网上炒股/股票基金' },
  { code: 13, name: '网络游戏' },
  { code: 14, name: '网络音乐' },
  { code: 15, name: '网络影视' },
  { code: 16, name: '网络图片' },
  { code: 17, name: '网络软件/下载' },
  { code: 18, name: '网上求职' },
  { code: 19, name: '网上交友/婚介' },
  { code: 20, name: '网上房产' },
  { code: 21, name: '网络教育' },
  { code: 22, name: '网站建设' },
  { code: 23, name: 'WAP' },
  { code: 24, name: '其他' },
  { code: 28, name: 'APP' },
  { code: 29, name: '网络借贷信息中介' },
  { code: 30, name: '互联网股权融资' },
  { code: 31, name: '互联网保险' },
  { code: 32, name: '互联网跨界金融及资产管理' },
  { code: 33, name: '网上非银支付' },
];

/**
 * Pre-approvals (前置审批, `Nrlx_id`); none means the block is left out. Ride hailing is 11 in one list and 12 by its bit
 * value in another.
 */
export const PRE_APPROVALS: readonly CodeRow[] = [
  { code: 1, name: '新闻' },
  { code: 2, name: '出版' },
  { code: 3, name: '教育' },
  { code: 4, name: '医疗保健' },
  { code: 5, name: '药品和医疗器械' },
  { code: 6, name: '电子公告服务' },
  { code: 9, name: '文化' },
  { code: 10, name: '广播电影电视节目' },
  { code: 11, name: '网络预约车' },
  { code: 13, name: '互联网金融' },
  { code: 14, name: '校外培训（高中及以下）' },
  { code: 15, name: '宗教' },
];
