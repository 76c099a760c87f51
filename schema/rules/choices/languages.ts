import type { Named } from './named.ts';

/** Languages of a website 网站语言. `miitCode` is the authority's Yylb_id; two independent lists agree. */
export const LANGUAGES = [
  { key: 'SIMPLIFIED_CHINESE', miitCode: 1, zh: '中文简体', en: 'Simplified Chinese' },
  { key: 'TRADITIONAL_CHINESE', miitCode: 2, zh: '中文繁体', en: 'Traditional Chinese' },
  { key: 'UYGHUR', miitCode: 3, zh: '维吾尔语', en: 'Uyghur' },
  { key: 'KAZAKH', miitCode: 4, zh: '哈萨克语', en: 'Kazakh' },
  { key: 'KYRGYZ', miitCode: 5, zh: '柯尔克孜语', en: 'Kyrgyz' },
  { key: 'MONGOLIAN', miitCode: 6, zh: '蒙古语', en: 'Mongolian' },
  { key: 'TIBETAN', miitCode: 7, zh: '藏语', en: 'Tibetan' },
  { key: 'ZHUANG', miitCode: 8, zh: '壮语', en: 'Zhuang' },
  { key: 'KOREAN', miitCode: 9, zh: '朝鲜语', en: 'Korean' },
  { key: 'YI', miitCode: 10, zh: '彝语', en: 'Yi' },
  { key: 'MIAO', miitCode: 11, zh: '苗语', en: 'Miao' },
  { key: 'ENGLISH', miitCode: 12, zh: '英语', en: 'English' },
  { key: 'JAPANESE', miitCode: 13, zh: '日语', en: 'Japanese' },
  { key: 'FRENCH', miitCode: 14, zh: '法语', en: 'French' },
  { key: 'RUSSIAN', miitCode: 15, zh: '俄语', en: 'Russian' },
  { key: 'SPANISH', miitCode: 16, zh: '西班牙语', en: 'Spanish' },
  { key: 'ARABIC', miitCode: 17, zh: '阿拉伯语', en: 'Arabic' },
] as const satisfies readonly (Named & { miitCode: number })[];
