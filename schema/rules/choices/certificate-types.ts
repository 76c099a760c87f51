import type { Named } from './named.ts';
import type { SubjectNature } from './subject-natures.ts';

/** How the number of a certificate is checked. */
export type NumberCheck =
  | 'IDENTITY_CARD'
  | 'HK_MACAU_RESIDENCE_PERMIT'
  | 'TAIWAN_RESIDENCE_PERMIT'
  | 'HK_MACAU_PERMIT'
  | 'TAIWAN_PERMIT'
  | 'PASSPORT'
  | 'PERMANENT_RESIDENCE'
  | 'UNIFIED_CODE'
  | 'ORGANISATION_CODE'
  | 'LICENCE'
  | 'INSTITUTION'
  | 'FREE';

export type CertificateEntry = Named & {
  /** The authority's Zjlx for each nature that may use the certificate; some documents have a code for each nature. */
  readonly miitCodes: Partial<Record<SubjectNature, number>>;
  /** Identifies a human being, so that a responsible person may hold it. */
  readonly person: boolean;
  readonly check: NumberCheck;
};

const unit = <Key extends string>(
  key: Key,
  zh: string,
  en: string,
  miitCodes: CertificateEntry['miitCodes'],
  check: NumberCheck = 'INSTITUTION',
) => ({ key, zh, en, miitCodes, check, person: false });

const personal = <Key extends string>(
  key: Key,
  zh: string,
  en: string,
  miitCode: number,
  check: NumberCheck,
) => ({ key, zh, en, miitCodes: { PERSONAL: miitCode }, check, person: true });

/**
 * Certificate types 证件类型. Source: the ministry's web form, read in 2023-10; codes 1 to 11 agree with the
 * enterprise interface V3.0. The nature of a certificate partly follows from the order of that list.
 */
export const CERTIFICATE_TYPES = [
  unit('BUSINESS_LICENCE', '营业执照', 'Business licence', { ENTERPRISE: 1 }, 'LICENCE'),
  personal('IDENTITY_CARD', '居民身份证', 'Resident identity card', 2, 'IDENTITY_CARD'),
  personal('PASSPORT', '护照', 'Passport', 7, 'PASSPORT'),
  personal('TAIWAN_PERMIT', '台湾居民来往大陆通行证', 'Taiwan resident travel permit', 11, 'TAIWAN_PERMIT'),
  personal(
    'HK_MACAU_PERMIT',
    '港澳居民来往内地通行证',
    'Hong Kong and Macau resident travel permit',
    14,
    'HK_MACAU_PERMIT',
  ),
  personal(
    'FOREIGNER_RESIDENCE_CARD',
    '外国人永久居留身份证',
    'Foreigner permanent residence card',
    30,
    'PERMANENT_RESIDENCE',
  ),
  personal(
    'HK_MACAU_RESIDENCE_PERMIT',
    '港澳居民居住证',
    'Hong Kong and Macau residence permit',
    41,
    'HK_MACAU_RESIDENCE_PERMIT',
  ),
  personal(
    'TAIWAN_RESIDENCE_PERMIT',
    '台湾居民居住证',
    'Taiwan residence permit',
    42,
    'TAIWAN_RESIDENCE_PERMIT',
  ),
  unit(
    'ORGANISATION_CODE_CERTIFICATE',
    '组织机构代码证',
    'Organisation code certificate',
    {
      PUBLIC_INSTITUTION: 3,
      GOVERNMENT: 9,
      SOCIAL_ORGANISATION: 10,
      ENTERPRISE: 12,
      PRIVATE_NON_ENTERPRISE: 16,
      FOUNDATION: 18,
      LAW_PRACTICE: 20,
    },
    'ORGANISATION_CODE',
  ),
  unit(
    'UNIFIED_CODE_CERTIFICATE',
    '统一社会信用代码证书',
    'Unified social credit code certificate',
    { GOVERNMENT: 13, PUBLIC_INSTITUTION: 15, MASS_ORGANISATION: 24 },
    'UNIFIED_CODE',
  ),
  unit('PUBLIC_INSTITUTION_CERTIFICATE', '事业单位法人证书', 'Public institution certificate', {
    PUBLIC_INSTITUTION: 4,
  }),
  unit('MILITARY_UNIT_CODE', '部队代号', 'Military unit code', { DEFENCE_BODY: 5 }, 'FREE'),
  unit(
    'MILITARY_PAID_SERVICE_LICENCE',
    '军队单位对外有偿服务许可证',
    'Military paid-service licence',
    { DEFENCE_BODY: 23 },
    'FREE',
  ),
  unit('SOCIAL_ORGANISATION_CERTIFICATE', '社会团体法人登记证书', 'Social organisation certificate', {
    SOCIAL_ORGANISATION: 6,
  }),
  unit('PRIVATE_NON_ENTERPRISE_CERTIFICATE', '民办非企业单位登记证书', 'Private non-enterprise certificate', {
    PRIVATE_NON_ENTERPRISE: 17,
  }),
  unit('SOCIAL_SERVICE_CERTIFICATE', '社会服务机构登记证书', 'Social service body certificate', {
    PRIVATE_NON_ENTERPRISE: 36,
  }),
  unit('PRIVATE_SCHOOL_LICENCE', '民办学校办学许可证', 'Private school licence', {
    PRIVATE_NON_ENTERPRISE: 37,
  }),
  unit('FOUNDATION_CERTIFICATE', '基金会法人登记证书', 'Foundation certificate', { FOUNDATION: 19 }),
  unit('LAW_FIRM_LICENCE', '律师事务所执业许可证', 'Law firm licence', { LAW_PRACTICE: 21 }),
  unit(
    'FOREIGN_CULTURAL_CENTRE_CERTIFICATE',
    '外国在华文化中心登记证',
    'Foreign cultural centre certificate',
    { FOREIGN_CULTURAL_CENTRE: 22 },
  ),
  unit(
    'FOREIGN_TOURISM_OFFICE_REGISTRATION',
    '外国政府旅游部门常驻代表机构批准登记证',
    'Foreign tourism office registration',
    { FOREIGN_CULTURAL_CENTRE: 34 },
  ),
  unit(
    'EMBASSY_SCHOOL_LICENCE',
    '北京市外国驻华使馆人员子女学校办学许可证',
    'Licence of an embassy children’s school in Beijing',
    { FOREIGN_CULTURAL_CENTRE: 40 },
  ),
  unit('RELIGIOUS_VENUE_CERTIFICATE', '宗教活动场所登记证', 'Religious venue certificate', {
    RELIGIOUS_BODY: 25,
  }),
  unit(
    'FOREIGN_ENTERPRISE_OFFICE_CERTIFICATE',
    '外国企业常驻代表机构登记证',
    'Registration of a foreign enterprise’s resident office',
    { ENTERPRISE: 27 },
  ),
  unit('FORENSIC_LICENCE', '司法鉴定许可证', 'Forensic licence', { FORENSIC_INSTITUTION: 28 }),
  unit(
    'OUTSIDE_MAINLAND_CERTIFICATE',
    '境外机构证件',
    'Certificate of a body outside the mainland',
    { OUTSIDE_MAINLAND: 35 },
    'FREE',
  ),
  unit('MEDICAL_PRACTICE_LICENCE', '医疗机构执业许可证', 'Medical practice licence', {
    MEDICAL_INSTITUTION: 38,
  }),
  unit('NOTARY_LICENCE', '公证机构执业证', 'Notary licence', { NOTARY: 39 }),
  unit('RURAL_COLLECTIVE_CERTIFICATE', '农村集体经济组织登记证', 'Rural collective certificate', {
    RURAL_COLLECTIVE: 43,
  }),
  unit('ARBITRATION_CERTIFICATE', '仲裁委员会登记证', 'Arbitration commission certificate', {
    ARBITRATION_BODY: 44,
  }),
] as const satisfies readonly CertificateEntry[];

export type CertificateType = (typeof CERTIFICATE_TYPES)[number]['key'];

export const certificateEntry = (key: unknown): CertificateEntry | undefined =>
  CERTIFICATE_TYPES.find((entry) => entry.key === key);

/** The certificates that a subject of this nature may be filed with, in the order of the table. */
export const certificatesFor = (nature: SubjectNature): CertificateType[] =>
  CERTIFICATE_TYPES.filter((entry: CertificateEntry) => entry.miitCodes[nature] !== undefined).map(
    (entry) => entry.key,
  );

/** The authority's code of a certificate in the hands of a subject of this nature. */
export const miitCertificateCode = (key: CertificateType, nature: SubjectNature): number | undefined =>
  certificateEntry(key)?.miitCodes[nature];

/** Our key of the authority's code; codes are unique over all natures. */
export const certificateOfMiitCode = (code: number): CertificateType | undefined =>
  CERTIFICATE_TYPES.find((entry: CertificateEntry) => Object.values(entry.miitCodes).includes(code))?.key;
