const any = (words: string): string => `(?:${words.replaceAll(' ', '|')})`;

const NUMERAL = '[0-9０-９一二三四五六七八九十百千零〇两A-Za-z]';
const HYPHEN = '[-－—]';
/** What a number of a door, a building, a floor or a village's group is followed by. */
const UNITS = any('号 室 栋 幢 座 楼 单元 弄 组 社 队 户 层 房 铺 摊位');
/** What goes on with one of these is the name of a street, a line or a place: 三号路, 一号桥, 10号线, 五层楼村, 三组团. */
const NAMES = any(
  '大?路 大?街 大?道 大?桥 线 巷 公路 高速 码头 隧道 渠 沟 村 镇 乡 庄 屯 团 大队 井 矿 坝 楼村 楼镇',
);
const STREETS = any('路 街 大道 巷 胡同 弄 里 道 村 屯');
/** What makes a number behind a street's name a distance, a date or a line. */
const MEASURES = any('米 公里 里 千米 km m 分钟 期 年 月 日 路 线 条 家 道 号线 号路 号桥 号街');

const DOOR = new RegExp(`${NUMERAL}\\s*(?:${HYPHEN}\\d+)*\\s*${UNITS}(?!${NAMES})`);
const BEHIND_STREET = new RegExp(
  `${STREETS}\\s*[0-9０-９]{1,5}(?:${HYPHEN}[0-9０-９]{1,4})?(?![0-9０-９]|\\s*${MEASURES})`,
  'i',
);
const PARTS = new RegExp(`(?<![0-9])[0-9]{1,4}${HYPHEN}[0-9]{1,4}(?![0-9]|\\s*米)`);

/** Whether the address goes down to a door: a number with 号, 室, 栋, 组 and the like, one behind a street's name, or `1-2-301`. */
export const hasDoorNumber = (address: string): boolean =>
  [DOOR, BEHIND_STREET, PARTS].some((form) => form.test(address));
