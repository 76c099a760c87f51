import type { Choice } from './choice.ts';

/** Languages of a website 网站语言. `miitCode` is the authority's Yylb_id; two independent lists agree. */
export const LANGUAGES = [
  { key: 'SIMPLIFIED_CHINESE', miitCode: 1 },
  { key: 'TRADITIONAL_CHINESE', miitCode: 2 },
  { key: 'UYGHUR', miitCode: 3 },
  { key: 'KAZAKH', miitCode: 4 },
  { key: 'KYRGYZ', miitCode: 5 },
  { key: 'MONGOLIAN', miitCode: 6 },
  { key: 'TIBETAN', miitCode: 7 },
  { key: 'ZHUANG', miitCode: 8 },
  { key: 'KOREAN', miitCode: 9 },
  { key: 'YI', miitCode: 10 },
  { key: 'MIAO', miitCode: 11 },
  { key: 'ENGLISH', miitCode: 12 },
  { key: 'JAPANESE', miitCode: 13 },
  { key: 'FRENCH', miitCode: 14 },
  { key: 'RUSSIAN', miitCode: 15 },
  { key: 'SPANISH', miitCode: 16 },
  { key: 'ARABIC', miitCode: 17 },
] as const satisfies readonly (Choice & { miitCode: number })[];
