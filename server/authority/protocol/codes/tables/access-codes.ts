import type { CodeRow } from './code-row.ts';

/** Access modes (接入方式, `Jrfs`), inferred from the bit values of a public list. */
export const ACCESS_MODES: readonly CodeRow[] = [
  { code: 1, name: '专线' },
  { code: 2, name: '主机托管' },
  { code: 3, name: '虚拟主机' },
  { code: 4, name: '其他方式' },
  { code: 5, name: '云接入' },
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
  { code: 1, province: '340000', name: '安徽' },
  { code: 2, province: '110000', name: '北京' },
  { code: 3, province: '500000', name: '重庆' },
  { code: 4, province: '350000', name: '福建' },
  { code: 5, province: '440000', name: '广东' },
  { code: 6, province: '620000', name: '甘肃' },
  { code: 7, province: '450000', name: '广西' },
  { code: 8, province: '520000', name: '贵州' },
  { code: 9, province: '410000', name: '河南' },
  { code: 10, province: '420000', name: '湖北' },
  { code: 11, province: '130000', name: '河北' },
  { code: 12, province: '460000', name: '海南' },
  { code: 14, province: '230000', name: '黑龙江' },
  { code: 15, province: '430000', name: '湖南' },
  { code: 16, province: '220000', name: '吉林' },
  { code: 17, province: '320000', name: '江苏' },
  { code: 18, province: '360000', name: '江西' },
  { code: 19, province: '210000', name: '辽宁' },
  { code: 21, province: '150000', name: '内蒙古' },
  { code: 22, province: '640000', name: '宁夏' },
  { code: 23, province: '630000', name: '青海' },
  { code: 24, province: '510000', name: '四川' },
  { code: 25, province: '370000', name: '山东' },
  { code: 26, province: '310000', name: '上海' },
  { code: 27, province: '610000', name: '陕西' },
  { code: 28, province: '140000', name: '山西' },
  { code: 29, province: '120000', name: '天津' },
  { code: 31, province: '650000', name: '新疆' },
  { code: 32, province: '540000', name: '西藏' },
  { code: 33, province: '530000', name: '云南' },
  { code: 34, province: '330000', name: '浙江' },
];

/** The location code of a province (GB/T 2260, six digits or the first two), or undefined. */
export function serverLocationOf(province: string): ServerLocation | undefined {
  return SERVER_LOCATIONS.find((location) => location.province.slice(0, 2) === province.slice(0, 2));
}
