import { SYLLABLES } from './syllables.ts';

/** Places that maps in English call otherwise than their characters are mostly read: other readings, and names of other languages. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  ...{ 六安: 'Lu’an', 六合: 'Luhe', 长子: 'Zhangzi', 大城: 'Daicheng', 东阿: 'Dong’e', 乐亭: 'Laoting' },
  ...{ 乐陵: 'Laoling', 乐清: 'Yueqing', 荥阳: 'Xingyang', 尉犁: 'Yuli', 召陵: 'Shaoling', 吴堡: 'Wubu' },
  ...{ 洪洞: 'Hongtong', 牟定: 'Mouding', 大埔: 'Dabu', 大柴旦: 'Da Qaidam', 格尔木: 'Golmud' },
  ...{ 呼和浩特: 'Hohhot', 鄂尔多斯: 'Ordos', 呼伦贝尔: 'Hulunbuir', 巴彦淖尔: 'Bayannur' },
  ...{ 乌兰察布: 'Ulanqab', 兴安盟: 'Hinggan League', 锡林郭勒: 'Xilingol', 阿拉善: 'Alxa' },
  ...{ 锡林浩特: 'Xilinhot', 乌兰浩特: 'Ulanhot', 哈尔滨: 'Harbin', 齐齐哈尔: 'Qiqihar' },
  ...{ 拉萨: 'Lhasa', 日喀则: 'Shigatse', 昌都: 'Qamdo', 林芝: 'Nyingchi', 那曲: 'Nagqu', 阿里: 'Ngari' },
  ...{ 乌鲁木齐: 'Ürümqi', 克拉玛依: 'Karamay', 吐鲁番: 'Turpan', 博尔塔拉: 'Bortala', 喀什: 'Kashgar' },
  ...{ 巴音郭楞: 'Bayingolin', 阿克苏: 'Aksu', 克孜勒苏: 'Kizilsu', 和田: 'Hotan', 伊犁: 'Ili' },
  ...{ 阿勒泰: 'Altay', 库尔勒: 'Korla', 神农架林区: 'Shennongjia Forest District', 东乡族: 'Dongxiang' },
  ...{ 鄂温克族自治旗: 'Evenki Autonomous Banner', 鄂伦春: 'Oroqen' },
};

/** What stands at the end of a name, and what it is called; the longest first. */
const KINDS: readonly (readonly [end: string, kind: string])[] = [
  ['省直辖县级行政区划', 'Counties under the province'],
  ['自治区直辖县级行政区划', 'Counties under the region'],
  ['高新技术产业开发区', ' High-tech Zone'],
  ['高新技术开发区', ' High-tech Zone'],
  ['经济技术开发区', ' Development Zone'],
  ['经济开发区', ' Development Zone'],
  ['自治州', ' Prefecture'],
  ['自治县', ' Autonomous County'],
  ['自治旗', ' Autonomous Banner'],
  ['行政委员会', ''],
  ['管委会', ''],
  ['（县）', ' (counties)'],
  ['管理区', ' Administrative Zone'],
  ['示范区', ' Demonstration Zone'],
  ['园区', ' Park'],
  ['新区', ' New Area'],
  ['新城', ' New City'],
  ['地区', ' Prefecture'],
  ['群岛', ' Islands'],
  ['县', ' County'],
  ['盟', ' League'],
  ['旗', ' Banner'],
  ['区', ' District'],
  ['市', ''],
  ['省', ''],
];

// Names of autonomous places tell their peoples, which the English name of the kind stands for.
const PEOPLES =
  /(?:(?:蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|鄂温克|达斡尔|朝鲜|土家|仫佬|毛南|仡佬|布依|哈尼|拉祜|布朗|傈僳|独龙|纳西|普米|裕固|东乡|保安|撒拉|景颇|回|满|苗|侗|瑶|畲|黎|壮|水|彝|傣|佤|怒|白|藏|羌|土|各)族|(?:蒙古|哈萨克|柯尔克孜|塔吉克|锡伯)(?=$))+$/;

const withoutPeoples = (name: string): string => name.replace(PEOPLES, '') || name;

/** Characters as one word: a syllable that begins with a vowel is set apart, as in Xi’an. */
const spelled = (name: string): string => {
  const [first = '', ...others] = [...name].map((character) => SYLLABLES.get(character) ?? character);
  const rest = others.map((syllable) => (/^[aeo]/.test(syllable) ? `’${syllable}` : syllable));
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}${rest.join('')}`;
};

/**
 * The name of a city or county in Latin letters, as maps write it: Hangzhou, Xihu District, Lu’an. It is read and never filled in; documents
 * have the Chinese name.
 */
export function placeInLatin(name: string): string {
  const own = OWN_NAMES[name];
  if (own) return own;
  const kind = KINDS.find(([end]) => name.endsWith(end) && (end !== '新区' || name.length > 3));
  if (!kind) return spelled(name);
  const [end, word] = kind;
  const stem = name.slice(0, -end.length);
  if (stem === '') return word.trim();
  const short = end.startsWith('自治') && !OWN_NAMES[stem] ? withoutPeoples(stem) : stem;
  // 市 may stand before another kind, as in 蚌埠市经济开发区.
  const bare = short.length > 2 ? short.replace(/市$/, '') : short;
  return `${OWN_NAMES[bare] ?? spelled(bare)}${word}`;
}
