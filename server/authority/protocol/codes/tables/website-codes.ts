import type { CodeRow } from './code-row.ts';

/** Languages of a site (语言类别, `Yylb_id`). */
export const LANGUAGES: readonly CodeRow[] = [
  { code: 1, zh: '简体中文', en: 'Simplified Chinese' },
  { code: 2, zh: '繁体中文', en: 'Traditional Chinese' },
  { code: 3, zh: '维吾尔语', en: 'Uyghur' },
  { code: 4, zh: '哈萨克语', en: 'Kazakh' },
  { code: 5, zh: '柯尔克孜语', en: 'Kyrgyz' },
  { code: 6, zh: '蒙古语', en: 'Mongolian' },
  { code: 7, zh: '藏语', en: 'Tibetan' },
  { code: 8, zh: '壮语', en: 'Zhuang' },
  { code: 9, zh: '朝鲜语', en: 'Korean' },
  { code: 10, zh: '彝语', en: 'Yi' },
  { code: 11, zh: '苗语', en: 'Miao' },
  { code: 12, zh: '英语', en: 'English' },
  { code: 13, zh: '日语', en: 'Japanese' },
  { code: 14, zh: '法语', en: 'French' },
  { code: 15, zh: '俄语', en: 'Russian' },
  { code: 16, zh: '西班牙语', en: 'Spanish' },
  { code: 17, zh: '阿拉伯语', en: 'Arabic' },
];

/** Service contents (服务内容, `Fwnr_id`). From 28 on read from the bit values of newer forms. */
export const SERVICE_CONTENTS: readonly CodeRow[] = [
  { code: 1, zh: '即时通信', en: 'instant messaging' },
  { code: 2, zh: '搜索引擎', en: 'search engine' },
  { code: 3, zh: '综合门户', en: 'general portal' },
  { code: 4, zh: '网上邮局', en: 'web mail' },
  { code: 5, zh: '网络新闻', en: 'online news' },
  { code: 6, zh: '博客/个人空间', en: 'blog or personal space' },
  { code: 7, zh: '网络广告/信息', en: 'advertising or information' },
  { code: 8, zh: '单位门户网站', en: "organisation's site" },
  { code: 9, zh: '网络购物', en: 'shopping' },
  { code: 10, zh: '网上支付', en: 'payment' },
  { code: 11, zh: '网上银行', en: 'banking' },
  { code: 12, zh: '网上炒股/股票基金', en: 'stocks and funds' },
  { code: 13, zh: '网络游戏', en: 'games' },
  { code: 14, zh: '网络音乐', en: 'music' },
  { code: 15, zh: '网络影视', en: 'film and video' },
  { code: 16, zh: '网络图片', en: 'pictures' },
  { code: 17, zh: '网络软件/下载', en: 'software or downloads' },
  { code: 18, zh: '网上求职', en: 'jobs' },
  { code: 19, zh: '网上交友/婚介', en: 'dating' },
  { code: 20, zh: '网上房产', en: 'property' },
  { code: 21, zh: '网络教育', en: 'education' },
  { code: 22, zh: '网站建设', en: 'site building' },
  { code: 23, zh: 'WAP', en: 'WAP' },
  { code: 24, zh: '其他', en: 'other' },
  { code: 28, zh: 'APP', en: 'app' },
  { code: 29, zh: '网络借贷信息中介', en: 'loan intermediary' },
  { code: 30, zh: '互联网股权融资', en: 'equity financing' },
  { code: 31, zh: '互联网保险', en: 'insurance' },
  { code: 32, zh: '互联网跨界金融及资产管理', en: 'cross-sector finance and asset management' },
  { code: 33, zh: '网上非银支付', en: 'non-bank payment' },
];

/**
 * Pre-approvals (前置审批, `Nrlx_id`); none means the block is left out. Ride hailing is 11 in one list and 12 by its bit
 * value in another.
 */
export const PRE_APPROVALS: readonly CodeRow[] = [
  { code: 1, zh: '新闻', en: 'news' },
  { code: 2, zh: '出版', en: 'publishing' },
  { code: 3, zh: '教育', en: 'education' },
  { code: 4, zh: '医疗保健', en: 'health care' },
  { code: 5, zh: '药品和医疗器械', en: 'drugs and medical devices' },
  { code: 6, zh: '电子公告服务', en: 'bulletin boards' },
  { code: 9, zh: '文化', en: 'culture' },
  { code: 10, zh: '广播电影电视节目', en: 'audio-visual programmes' },
  { code: 11, zh: '网络预约车', en: 'ride hailing' },
  { code: 13, zh: '互联网金融', en: 'internet finance' },
  { code: 14, zh: '校外培训（高中及以下）', en: 'off-campus training up to upper secondary school' },
  { code: 15, zh: '宗教', en: 'religion' },
];
