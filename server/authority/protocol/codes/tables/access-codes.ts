import type { CodeRow } from './code-row.ts';

/** Access modes (接入方式, `Jrfs`), inferred from the bit values of a public list. */
export const ACCESS_MODES: readonly CodeRow[] = [
  { code: 1, zh: '专线', en: 'leased line' },
  { code: 2, zh: '主机托管', en: 'server colocation' },
  { code: 3, zh: '虚拟主机', en: 'virtual host' },
  { code: 4, zh: '其他方式', en: 'other' },
  { code: 5, zh: '云接入', en: 'cloud access' },
];

export interface ServerLocation extends CodeRow {
  /** Province code of GB/T 2260. */
  readonly province: string;
}

/**
 * Where a server stands (服务器放置地, `Fbdd`): provinces in the order of their two-letter codes, inferred from bit
 * values. 13, 20 and 30 would be Hong Kong, Macao and Taiwan, which no access filing names.
 */
export const SERVER_LOCATIONS: readonly ServerLocation[] = [
  { code: 1, province: '340000', zh: '安徽', en: 'Anhui' },
  { code: 2, province: '110000', zh: '北京', en: 'Beijing' },
  { code: 3, province: '500000', zh: '重庆', en: 'Chongqing' },
  { code: 4, province: '350000', zh: '福建', en: 'Fujian' },
  { code: 5, province: '440000', zh: '广东', en: 'Guangdong' },
  { code: 6, province: '620000', zh: '甘肃', en: 'Gansu' },
  { code: 7, province: '450000', zh: '广西', en: 'Guangxi' },
  { code: 8, province: '520000', zh: '贵州', en: 'Guizhou' },
  { code: 9, province: '410000', zh: '河南', en: 'Henan' },
  { code: 10, province: '420000', zh: '湖北', en: 'Hubei' },
  { code: 11, province: '130000', zh: '河北', en: 'Hebei' },
  { code: 12, province: '460000', zh: '海南', en: 'Hainan' },
  { code: 14, province: '230000', zh: '黑龙江', en: 'Heilongjiang' },
  { code: 15, province: '430000', zh: '湖南', en: 'Hunan' },
  { code: 16, province: '220000', zh: '吉林', en: 'Jilin' },
  { code: 17, province: '320000', zh: '江苏', en: 'Jiangsu' },
  { code: 18, province: '360000', zh: '江西', en: 'Jiangxi' },
  { code: 19, province: '210000', zh: '辽宁', en: 'Liaoning' },
  { code: 21, province: '150000', zh: '内蒙古', en: 'Inner Mongolia' },
  { code: 22, province: '640000', zh: '宁夏', en: 'Ningxia' },
  { code: 23, province: '630000', zh: '青海', en: 'Qinghai' },
  { code: 24, province: '510000', zh: '四川', en: 'Sichuan' },
  { code: 25, province: '370000', zh: '山东', en: 'Shandong' },
  { code: 26, province: '310000', zh: '上海', en: 'Shanghai' },
  { code: 27, province: '610000', zh: '陕西', en: 'Shaanxi' },
  { code: 28, province: '140000', zh: '山西', en: 'Shanxi' },
  { code: 29, province: '120000', zh: '天津', en: 'Tianjin' },
  { code: 31, province: '650000', zh: '新疆', en: 'Xinjiang' },
  { code: 32, province: '540000', zh: '西藏', en: 'Tibet' },
  { code: 33, province: '530000', zh: '云南', en: 'Yunnan' },
  { code: 34, province: '330000', zh: '浙江', en: 'Zhejiang' },
];

/** The location code of a province (GB/T 2260, six digits or the first two), or undefined. */
export function serverLocationOf(province: string): ServerLocation | undefined {
  return SERVER_LOCATIONS.find((location) => location.province.slice(0, 2) === province.slice(0, 2));
}
