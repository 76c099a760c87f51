import { choiceName, type ChoiceKind } from '../../../schema/messages/choices.ts';
import { choices } from '../../../schema/messages/generated/choices.js';
import { LOCALES } from '../../../schema/messages/locales.ts';
import { CERTIFICATE_TYPES } from '../../../schema/rules/choices/certificate-types.ts';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import { SUBJECT_NATURES } from '../../../schema/rules/choices/subject-natures.ts';
import { children } from '../../filing/provinces/divisions.ts';

/** Columns of a table of filed sites (备案信息), one line a site; the heading may be either name. */
export const COLUMNS = [
  { key: 'applicantRef', zh: '账号' },
  { key: 'subjectNumber', zh: '主体备案号' },
  { key: 'name', zh: '主办单位名称' },
  { key: 'nature', zh: '主办单位性质' },
  { key: 'certificateType', zh: '证件类型' },
  { key: 'certificateNumber', zh: '证件号码' },
  { key: 'province', zh: '省代码' },
  { key: 'city', zh: '市代码' },
  { key: 'county', zh: '区县代码' },
  { key: 'openOrder', zh: '进行中订单' },
  { key: 'websiteNumber', zh: '网站备案号' },
  { key: 'siteName', zh: '网站名称' },
  { key: 'domains', zh: '域名' },
  { key: 'authorityAccessId', zh: '接入ID' },
  { key: 'certificateAddress', zh: '证件住所' },
  { key: 'mailingAddress', zh: '通讯地址' },
  { key: 'investor', zh: '投资人或主管单位' },
  { key: 'personName', zh: '主体负责人姓名' },
  { key: 'personCertificateNumber', zh: '主体负责人证件号码' },
  { key: 'personMobile', zh: '主体负责人手机号码' },
  { key: 'personLandline', zh: '主体负责人联系方式2' },
  { key: 'personEmail', zh: '主体负责人电子邮箱' },
  { key: 'homepageUrl', zh: '首页网址' },
  { key: 'sitePersonName', zh: '网站负责人姓名' },
  { key: 'sitePersonCertificateNumber', zh: '网站负责人证件号码' },
  { key: 'sitePersonMobile', zh: '网站负责人手机号码' },
  { key: 'sitePersonLandline', zh: '网站负责人联系方式2' },
  { key: 'sitePersonEmail', zh: '网站负责人电子邮箱' },
] as const;

export type ColumnKey = (typeof COLUMNS)[number]['key'];

/** Columns that a table must have; the others may be left out, and are then not compared. */
export const REQUIRED: ReadonlySet<ColumnKey> = new Set<ColumnKey>([
  'subjectNumber',
  'name',
  'nature',
  'certificateType',
  'certificateNumber',
  'province',
  'city',
  'county',
  'websiteNumber',
  'domains',
]);

export const columnOf = (heading: string): ColumnKey | undefined =>
  COLUMNS.find(({ key, zh }) => key.toLowerCase() === heading.toLowerCase() || zh === heading)?.key;

/** The key of a nature (性质) or certificate type (证件类型) given by its name in any language; anything else is left as it is. */
const keyIn = (kind: ChoiceKind, table: readonly { key: string }[], text: string): string =>
  table.find(
    ({ key }) =>
      key === text.toUpperCase() || LOCALES.some((locale) => choiceName(choices[locale], kind, key) === text),
  )?.key ?? text;

export const natureKey = (text: string): string => keyIn('nature', SUBJECT_NATURES, text);
export const certificateTypeKey = (text: string): string => keyIn('certificate', CERTIFICATE_TYPES, text);
/** The code of a place (GB/T 2260) given by its name, with or without 省, 市, 区; anything else is left as it is. */
const placeCode = (among: readonly { code: string; name: string }[], text: string): string =>
  among.find(({ name }) => name === text || name.slice(0, -1) === text)?.code ?? text;

/** The codes of a place whose parts are given by code or by name. */
export function placeCodes(place: Place): Place {
  const province = placeCode(
    PROVINCES,
    PROVINCES.find(({ short }) => short === place.province)?.name ?? place.province,
  );
  const city = placeCode(children(province), place.city);
  return { province, city, county: placeCode(children(city), place.county) };
}
type Place = { readonly province: string; readonly city: string; readonly county: string };

/** Columns of numbers, which a spreadsheet takes for amounts. */
export const isNumberColumn = (key: ColumnKey): boolean =>
  /(?:certificateNumber|authorityAccessId|mobile|landline)$/i.test(key) ||
  ['province', 'city', 'county'].includes(key);

export const saysYes = (text: string): boolean => /^(?:是|有|y|yes|true|1)$/i.test(text);
