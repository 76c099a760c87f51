import { PROVINCES } from './choices/provinces.ts';
import { issue } from './issue.ts';
import type { Issue } from './issue.ts';
import { narrow } from './text.ts';

/** A filing number 备案号 taken apart. */
export type FilingNumber = {
  /** What begins it: 浙, 蜀, 陇 … */
  prefix: string;
  /** GB/T 2260 code of the issuing authority's province. */
  province: string;
  /** The subject's part, as it is written: `浙ICP备12345678号` or `粤B2-20090059`. */
  subject: string;
  /** What follows the subject's part: `1`, or `1X` for a mini program; `null` in a subject number. */
  suffix: string | null;
};

/** People write these in search boxes for 蜀, 陇, 黔 and 滇; the authorities never issued them. */
const SEARCH_ALIASES: Readonly<Record<string, string>> = { 川: '蜀', 甘: '陇', 贵: '黔', 云: '滇' };

const FILED = /^([\u4E00-\u9FFF])ICP([备证])(\d{6,10})号?(?:-(\d{1,4}[A-Z]?))?$/;
const LICENSED = /^([\u4E00-\u9FFF])([AB][12]-\d{5,8})(?:-(\d{1,5}[A-Z]?))?$/;

/** Half width, capitals, no blanks, one kind of hyphen. */
export const normaliseFilingNumber = (text: string): string =>
  narrow(text)
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/[‐-―−—_]/g, '-')
    .replace(/ICP備/g, 'ICP备')
    .replace(/號/g, '号');

/** The parts of a number, `null` when it has not the form of one or a prefix that no authority uses. */
export const parseFilingNumber = (text: string): FilingNumber | null => {
  const number = normaliseFilingNumber(text);
  const filed = FILED.exec(number);
  const match = filed ?? LICENSED.exec(number);
  const issuer = PROVINCES.find((province) => province.prefix === match?.[1]);
  if (!match || !issuer) return null;
  const { prefix, code: province } = issuer;
  return filed
    ? { prefix, province, subject: `${prefix}ICP${filed[2]}${filed[3]}号`, suffix: filed[4] ?? null }
    : { prefix, province, subject: `${prefix}${match[2]}`, suffix: match[3] ?? null };
};

/** A parsed number as it is stored and shown: `浙ICP备12345678号-1`. */
export const formatFilingNumber = ({ subject, suffix }: Pick<FilingNumber, 'subject' | 'suffix'>): string =>
  suffix === null ? subject : `${subject}-${suffix}`;

/** The subject's number without the website's ending, under which the authority keeps the password. */
export const subjectNumberOf = (text: string): string | null => parseFilingNumber(text)?.subject ?? null;

/** For search boxes: 川, 甘, 贵 and 云 are read as the prefixes in use. */
export const searchFilingNumber = (text: string): string => {
  const number = normaliseFilingNumber(text);
  return (SEARCH_ALIASES[number.charAt(0)] ?? number.charAt(0)) + number.slice(1);
};

/** Issues of a number that should be the one of a subject or of a website. */
export const checkFilingNumber = (
  path: readonly string[],
  text: string,
  wanted: 'SUBJECT' | 'WEBSITE',
): Issue[] => {
  const number = normaliseFilingNumber(text);
  const parsed = parseFilingNumber(number);
  if (!parsed) {
    return FILED.test(number) || LICENSED.test(number)
      ? [issue(path, 'FILING_NUMBER_PREFIX', { prefix: number.charAt(0) })]
      : [issue(path, 'FILING_NUMBER_INVALID')];
  }
  if (wanted === 'SUBJECT' && parsed.suffix !== null) {
    return [issue(path, 'FILING_NUMBER_HAS_SUFFIX', { suffix: parsed.suffix })];
  }
  return wanted === 'WEBSITE' && parsed.suffix === null ? [issue(path, 'FILING_NUMBER_NEEDS_SUFFIX')] : [];
};

/** Issues of a province that is not the one whose authority gave the number: its first character tells (浙ICP备 …). */
export const provinceIssues = (number: string, province: string): Issue[] => {
  const found = parseFilingNumber(number)?.province;
  return found === undefined || found === province
    ? []
    : [issue(['province'], 'PROVINCE_OF_NUMBER', { foundProvince: found, province })];
};
