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
  { code: 5, nature: 1, name: '部队代号' },
  { code: 23, nature: 1, name: '军队单位对外有偿服务许可证' },
  { code: 9, nature: 2, name: '组织机构代码证' },
  { code: 13, nature: 2, name: '统一社会信用代码证书' },
  { code: 3, nature: 3, name: '组织机构代码证' },
  { code: 4, nature: 3, name: '事业单位法人证书' },
  { code: 15, nature: 3, name: '统一社会信用代码证书' },
  { code: 1, nature: 4, name: '营业执照' },
  { code: 12, nature: 4, name: '组织机构代码证' },
  { code: 27, nature: 4, name: '外国企业常驻代表机构登记证' },
  { code: 2, nature: 5, name: '居民身份证' },
  { code: 7, nature: 5, name: '护照' },
  { code: 8, nature: 5, name: '军官证' },
  { code: 11, nature: 5, name: '台湾居民来往大陆通行证' },
  { code: 14, nature: 5, name: '港澳居民来往内地通行证' },
  { code: 30, nature: 5, name: '外国人永久居留身份证' },
  { code: 41, nature: 5, name: '港澳居民居住证' },
  { code: 42, nature: 5, name: '台湾居民居住证' },
  { code: 6, nature: 6, name: '社会团体法人登记证书' },
  { code: 10, nature: 6, name: '组织机构代码证' },
  { code: 16, nature: 9, name: '组织机构代码证' },
  { code: 17, nature: 9, name: '民办非企业单位登记证书' },
  { code: 36, nature: 9, name: '社会服务机构登记证书' },
  { code: 37, nature: 9, name: '民办学校办学许可证' },
  { code: 18, nature: 10, name: '组织机构代码证' },
  { code: 19, nature: 10, name: '基金会法人登记证书' },
  { code: 20, nature: 11, name: '组织机构代码证' },
  { code: 21, nature: 11, name: '律师事务所执业许可证' },
  { code: 22, nature: 12, name: '外国在华文化中心登记证' },
  {
    code: 34,
    nature: 12,
    name: '外国政府旅游部门常驻代表机构批准登记证',
  },
  { code: 40, nature: 12, name: '北京市外国驻华使馆人员子女学校办学许可证' },
  { code: 24, nature: 13, name: '统一社会信用代码证书' },
  { code: 28, nature: 14, name: '司法鉴定许可证' },
  { code: 25, nature: 15, name: '宗教活动场所登记证' },
  { code: 35, nature: 16, name: '境外机构证件' },
  { code: 38, nature: 17, name: '医疗机构执业许可证' },
  { code: 39, nature: 18, name: '公证机构执业证' },
  { code: 43, nature: 19, name: '农村集体经济组织登记证' },
  { code: 44, nature: 20, name: '仲裁委员会登记证' },
];

/** Certificate types of one unit nature. */
export function certificateTypesOf(nature: number): readonly CertificateType[] {
  return CERTIFICATE_TYPES.filter((type) => type.nature === nature);
}

/** Whether a certificate is a person's. */
export function isPersonalCertificate(code: number): boolean {
  return certificateTypesOf(PERSONAL_NATURE).some((type) => type.code === code);
}
