import type { CodeRow } from './code-row.ts';
import { PERSONAL_NATURE } from './unit-natures.ts';

export interface CertificateType extends CodeRow {
  /** Unit nature (`Dwxz`) of the subjects that carry it. */
  readonly nature: number;
}

/**
 * Certificate types (证件类型, `Zjlx`). 1-11 are also the condition types of the status query. Responsible persons use
 * those of nature 5.
 */
export const CERTIFICATE_TYPES: readonly CertificateType[] = [
  { code: 5, nature: 1, zh: '部队代号', en: 'military unit code' },
  { code: 23, nature: 1, zh: '军队单位对外有偿服务许可证', en: 'military paid-service permit' },
  { code: 9, nature: 2, zh: '组织机构代码证', en: 'organisation code certificate' },
  { code: 13, nature: 2, zh: '统一社会信用代码证书', en: 'unified social credit code certificate' },
  { code: 3, nature: 3, zh: '组织机构代码证', en: 'organisation code certificate' },
  { code: 4, nature: 3, zh: '事业单位法人证书', en: 'public institution certificate' },
  { code: 15, nature: 3, zh: '统一社会信用代码证书', en: 'unified social credit code certificate' },
  { code: 1, nature: 4, zh: '营业执照', en: 'business licence' },
  { code: 12, nature: 4, zh: '组织机构代码证', en: 'organisation code certificate' },
  { code: 27, nature: 4, zh: '外国企业常驻代表机构登记证', en: 'foreign representative office certificate' },
  { code: 2, nature: 5, zh: '居民身份证', en: 'resident identity card' },
  { code: 7, nature: 5, zh: '护照', en: 'passport' },
  { code: 8, nature: 5, zh: '军官证', en: 'military officer card' },
  { code: 11, nature: 5, zh: '台湾居民来往大陆通行证', en: 'Taiwan resident travel permit' },
  { code: 14, nature: 5, zh: '港澳居民来往内地通行证', en: 'Hong Kong or Macao resident travel permit' },
  { code: 30, nature: 5, zh: '外国人永久居留身份证', en: 'foreign permanent resident identity card' },
  { code: 41, nature: 5, zh: '港澳居民居住证', en: 'Hong Kong or Macao residence permit' },
  { code: 42, nature: 5, zh: '台湾居民居住证', en: 'Taiwan residence permit' },
  { code: 6, nature: 6, zh: '社会团体法人登记证书', en: 'social organisation certificate' },
  { code: 10, nature: 6, zh: '组织机构代码证', en: 'organisation code certificate' },
  { code: 16, nature: 9, zh: '组织机构代码证', en: 'organisation code certificate' },
  { code: 17, nature: 9, zh: '民办非企业单位登记证书', en: 'private non-enterprise certificate' },
  { code: 36, nature: 9, zh: '社会服务机构登记证书', en: 'social service institution certificate' },
  { code: 37, nature: 9, zh: '民办学校办学许可证', en: 'private school licence' },
  { code: 18, nature: 10, zh: '组织机构代码证', en: 'organisation code certificate' },
  { code: 19, nature: 10, zh: '基金会法人登记证书', en: 'foundation certificate' },
  { code: 20, nature: 11, zh: '组织机构代码证', en: 'organisation code certificate' },
  { code: 21, nature: 11, zh: '律师事务所执业许可证', en: 'law firm licence' },
  { code: 22, nature: 12, zh: '外国在华文化中心登记证', en: 'foreign cultural centre certificate' },
  {
    code: 34,
    nature: 12,
    zh: '外国政府旅游部门常驻代表机构批准登记证',
    en: 'foreign tourism office certificate',
  },
  { code: 40, nature: 12, zh: '北京市外国驻华使馆人员子女学校办学许可证', en: 'embassy school licence' },
  { code: 24, nature: 13, zh: '统一社会信用代码证书', en: 'unified social credit code certificate' },
  { code: 28, nature: 14, zh: '司法鉴定许可证', en: 'forensic licence' },
  { code: 25, nature: 15, zh: '宗教活动场所登记证', en: 'place of worship certificate' },
  { code: 35, nature: 16, zh: '境外机构证件', en: 'certificate of a body outside the mainland' },
  { code: 38, nature: 17, zh: '医疗机构执业许可证', en: 'medical institution licence' },
  { code: 39, nature: 18, zh: '公证机构执业证', en: 'notary licence' },
  { code: 43, nature: 19, zh: '农村集体经济组织登记证', en: 'rural collective certificate' },
  { code: 44, nature: 20, zh: '仲裁委员会登记证', en: 'arbitration commission certificate' },
];

/** Certificate types of one unit nature. */
export function certificateTypesOf(nature: number): readonly CertificateType[] {
  return CERTIFICATE_TYPES.filter((type) => type.nature === nature);
}

/** Whether a certificate is a person's. */
export function isPersonalCertificate(code: number): boolean {
  return certificateTypesOf(PERSONAL_NATURE).some((type) => type.code === code);
}
