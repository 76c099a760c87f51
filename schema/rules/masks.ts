/* How personal data looks where nobody asked to see it: enough to recognise one's own, not enough to learn another's. */

const STAR = '*';
/** Letters of an address that must stay hidden before any of it is shown. */
const FEWEST_HIDDEN = 2;

const letters = (value: string): string[] => Array.from(value);

/** Keeps so many letters at either end; a value too short to keep anything hidden loses both ends. */
const keepEnds = (value: string, head: number, tail: number, fewestHidden: number): string => {
  const all = letters(value);
  const hidden = all.length - head - tail;
  if (hidden < fewestHidden) return STAR.repeat(all.length);
  return all.slice(0, head).join('') + STAR.repeat(hidden) + (tail > 0 ? all.slice(-tail).join('') : '');
};

/**
 * A person's name: the first character of a Chinese name (李**), the first letter of a Latin one (J*** S***).
 * The stars of Latin words are always three, because their number would tell the name's length.
 */
export const maskName = (name: string): string => {
  const trimmed = name.trim();
  if (/^\p{Script=Latin}/u.test(trimmed)) {
    const words = trimmed.split(/[\s·-]/u).filter((word) => word !== '');
    return words.map((word) => (letters(word).length > 1 ? `${letters(word)[0] ?? ''}***` : '***')).join(' ');
  }
  const all = letters(trimmed);
  return all.length <= 1
    ? STAR.repeat(all.length)
    : (all[0] ?? '') + STAR.repeat(Math.min(all.length - 1, 3));
};

const UNIT =
  /(?:公司|集团|企业|中心|委员会|管委会|医院|学校|大学|学院|协会|学会|商会|基金会|合作社|事务所|研究院|研究所|银行|政府|(?:有限|合伙)|[厅局署院会部厂社馆站所店行])(?:[（(].*[）)])?$/u;
const LATIN_UNIT =
  /\b(?:ltd|limited|inc|corp|corporation|company|co|llc|gmbh|ag|plc|group|university|bureau|ministry)\b\.?/iu;

/** Whether a name is clearly that of a unit (单位); a name that could be a person's is not. */
export const isUnitName = (name: string): boolean => {
  const trimmed = name.trim();
  if (/^\p{Script=Latin}/u.test(trimmed)) return LATIN_UNIT.test(trimmed);
  // Names of persons have two to four characters, some of which also end the names of units.
  return letters(trimmed).length > 4 && UNIT.test(trimmed);
};

/** A unit's name: two characters at either end (杭州******公司). */
export const maskOrganisation = (name: string): string =>
  letters(name.trim()).length >= 8 ? keepEnds(name.trim(), 2, 2, 4) : maskName(name);

/** A certificate number: 330106**********54; of an identity card the birth date is hidden (GB 11643, digits 7 to 14). */
export const maskCertificate = (number: string): string => {
  const trimmed = number.trim();
  if (letters(trimmed).length >= 13) return keepEnds(trimmed, 6, 2, 5);
  return keepEnds(trimmed, 1, 2, 3);
};

/** A telephone number: 138****0000; of a landline the area stays. */
export const maskPhone = (phone: string): string => {
  const trimmed = phone.trim();
  const landline = /^((?:086-)?0\d{2,3}-)(\d+)(\d{2})$/u.exec(trimmed);
  if (landline) return `${landline[1] ?? ''}${STAR.repeat((landline[2] ?? '').length)}${landline[3] ?? ''}`;
  return keepEnds(trimmed, 3, 4, 4);
};

/** An e-mail address: one letter and the domain. */
export const maskEmail = (email: string): string => {
  const trimmed = email.trim();
  const at = trimmed.lastIndexOf('@');
  if (at < 1) return keepEnds(trimmed, 0, 0, 0);
  const first = letters(trimmed.slice(0, at)).length > 1 ? (letters(trimmed)[0] ?? '') : '';
  return `${first}***${trimmed.slice(at)}`;
};

const PROVINCE = /^(?:.{2,3}省|.{2,8}自治区|(?:北京|天津|上海|重庆)市)/u;
const CITY = /^(?:.{2,9}?(?:自治州|地区|市|盟))/u;

/** An address: province and city stay (浙江省杭州市******); the stars do not tell its length. */
export const maskAddress = (address: string): string => {
  const trimmed = address.trim();
  const province = PROVINCE.exec(trimmed)?.[0] ?? '';
  const city = CITY.exec(trimmed.slice(province.length))?.[0] ?? '';
  const hides = (kept: string): boolean => letters(trimmed).length - letters(kept).length >= FEWEST_HIDDEN;
  return ([province + city, province].find(hides) ?? '') + STAR.repeat(6);
};
