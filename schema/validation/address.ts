import { PROVINCES } from './codes/provinces.ts';
import { tidy } from './text.ts';

// Prefectures and counties whose names begin with the name of another province; both lie in Qinghai.
const NAMESAKES = /^(?:海南(?:藏族)?(?:自治)?州|河南蒙古族|河南县)/;
// 北京西路, 重庆南路: streets, not places.
const STREET = /^.{2,3}?(?:[东西南北中一二三四五]{0,2}(?:路|街|大道|大街|巷))/;

/**
 * The province an address begins with, as its GB/T 2260 code. `null` when it names none, as many certificates do:
 * then nothing can be said about the province.
 */
export const provinceIn = (address: string): string | null => {
  const text = tidy(address)
    .replace(/\s/g, '')
    .replace(/^(?:中国|中华人民共和国)/, '');
  if (NAMESAKES.test(text)) return null;
  const full = PROVINCES.find((province) => text.startsWith(province.zh));
  if (full) return full.code;
  if (STREET.test(text)) return null;
  return PROVINCES.find((province) => text.startsWith(province.short))?.code ?? null;
};

/** The city an address names, such as 杭州市; `null` when it names none. */
export const cityIn = (address: string): string | null => {
  const text = tidy(address)
    .replace(/\s/g, '')
    .replace(/^(?:中国|中华人民共和国)/, '');
  const province = PROVINCES.find((entry) => text.startsWith(entry.zh));
  if (province?.zh.endsWith('市')) return province.zh;
  const rest = province ? text.slice(province.zh.length) : text;
  return /^[^省市区县路街号]{1,10}?(?:市|自治州|地区|盟)/.exec(rest)?.[0] ?? null;
};

const DOOR =
  /[0-9０-９一二三四五六七八九十百零〇A-Za-z]\s*(?:-\d+)*\s*(?:号|室|栋|幢|座|楼|单元|弄|组|户|层|房|铺|摊位)/;

/** Whether the address goes down to a door: a number with 号, 室, 栋, 组 and the like, or `1-2-301`. */
export const hasDoorNumber = (address: string): boolean => DOOR.test(address) || /\d+-\d+/.test(address);
