import type {
  Cure,
  DomainHolder,
  ExtraMaterial,
  FiledField,
  FormDemand,
  PersonRole,
  PhotoKind,
} from './values.ts';

/** A name in both languages. */
export type Words = { zh: string; en: string };

const words = (zh: string, en: string): Words => ({ zh, en });

export const FIELD_WORDS: Readonly<Record<FiledField, Words>> = {
  SUBJECT_NAME: words('主办单位名称', 'name of the subject'),
  SUBJECT_CERTIFICATE_NUMBER: words('证件号码', 'certificate number'),
  SUBJECT_PERSON: words('主体负责人', 'person responsible for the subject'),
  WEBSITE_PERSON: words('网站负责人', 'person responsible for the website'),
  CERTIFICATE_ADDRESS: words('证件住所', 'certificate address'),
  MAILING_ADDRESS: words('通讯地址', 'mailing address'),
  CONTACT_NUMBERS: words('联系方式', 'contact numbers'),
  EVERYTHING: words('全部信息', 'all data'),
};

export const CURE_WORDS: Readonly<Record<Cure, Words>> = {
  CHANGE_FIRST: words(
    '不一致的，须先在原服务商变更，或注销后重新备案。',
    'What differs is first changed at the original provider, or deregistered and filed anew.',
  ),
  CHANGE_PROOF: words(
    '不一致的，可凭变更证明先接入，成功后立即变更。',
    'What differs is possible with a proof of the change; make the change filing right after success.',
  ),
  ISSUER_PROOF: words(
    '不一致的，可凭发证部门出具的变更证明先接入，成功后变更。',
    'What differs is possible with a proof of the department that issued the certificate; change the filing after success.',
  ),
};

export const PHOTO_WORDS: Readonly<Record<PhotoKind, Words>> = {
  FACE: words('人脸核验', 'a face check'),
  BACKDROP: words('幕布照', 'a photo before the provider’s backdrop'),
};

export const HOLDER_WORDS: Readonly<Record<DomainHolder, Words>> = {
  ORGANISATION: words('单位本身', 'the organisation itself'),
  LEGAL_REPRESENTATIVE: words('法定代表人', 'its legal representative'),
  SHAREHOLDER: words('股东', 'a shareholder'),
  PRINCIPAL_OFFICER: words('主要负责人', 'a principal officer'),
  SENIOR_EXECUTIVE: words('高级管理人员', 'a senior executive'),
};

export const MATERIAL_WORDS: Readonly<Record<ExtraMaterial['material'], Words>> = {
  ACCESS_SHEET: words('盖章的接入说明', 'a stamped access sheet'),
  AGE_PROOF: words('就业或收入证明', 'a proof of employment or income'),
  AUTHORISATION_LETTER: words('法定代表人授权书', 'a letter of authorisation of the legal representative'),
  COMMITMENT_LETTER: words('承诺书', 'a commitment letter'),
  DOMAIN_CONFIRMATION_SHEET: words('备案确认书', 'the filing confirmation sheet'),
  DUTY_NOTICE: words('责任告知书', 'a signed duty notice'),
  HANDHELD_PHOTO: words('手持证件照', 'a photo holding the certificate'),
  NETWORK_PLAN: words('组网方案或建站方案书', 'a network or construction plan'),
  PARTY_LETTER: words('党建确认函', 'the party-building confirmation letter'),
  PHONE_BILLS: words('近三个月话费单据', 'phone bills of the last three months'),
  RESIDENCE_PERMIT: words('居住证', 'a residence permit'),
  STAFFING_OFFICE_PROOF: words(
    '编办出具的网站名称或开办审核材料',
    'the staffing office’s approval of the site',
  ),
};

export const ROLE_WORDS: Readonly<Record<PersonRole, Words>> = {
  SUBJECT: words('主体负责人', 'a person responsible for the subject'),
  WEBSITE: words('网站负责人', 'a person responsible for a website'),
  EITHER: words('负责人', 'a responsible person'),
};

/** `{of}` is whose person a condition is about, `{from}` the number. */
export const WHEN_WORDS: Readonly<Record<ExtraMaterial['when'], Words>> = {
  ALWAYS: words('每次备案', 'every filing'),
  FILED_SINCE: words('{from} 年以后备案', 'sites filed since {from}'),
  FINANCIAL_CONTENT: words('涉及金融内容', 'financial content'),
  MANY_DOMAINS: words('域名或网站达到 {from} 个', '{from} domains or sites and more'),
  NOT_LEGAL_REPRESENTATIVE: words('{of}不是法定代表人', '{of} other than the legal representative'),
  NON_LOCAL_LEGAL_REPRESENTATIVE: words(
    '法定代表人不是本省身份证',
    'a legal representative with an identity card of another province',
  ),
  NON_LOCAL_PERSON: words('{of}不是本省身份证', '{of} with an identity card of another province'),
  NON_MAINLAND_PERSON: words(
    '{of}来自港澳台或为外籍',
    '{of} from Hong Kong, Macau, Taiwan or abroad, by the certificate',
  ),
  FOREIGN_PERSON: words('{of}为外籍', '{of} from abroad'),
  PUBLIC_BODY: words('党政机关和事业单位', 'government and public bodies'),
  SEVERAL_SERVERS: words('使用 {from} 个以上云资源', '{from} cloud resources and more'),
  UNDER_AGE: words('未满规定年龄', 'someone below the ordinary age'),
};

export const FORM_WORDS: Readonly<Record<FormDemand, Words>> = {
  ALL_DOMAINS: words('所有域名写在一张核验单上', 'all domains stand on one form'),
  DOMAIN_AND_REGISTRAR: words('写明域名和注册商', 'domain and registrar are written on it'),
  FINGERPRINT: words('按手印', 'a fingerprint is added'),
  HANDWRITTEN_DECLARATION: words('手写承诺内容', 'the declaration is written by hand'),
  OWN_FORM: words('使用本省专用核验单', 'the province’s own form is used'),
  WIDE_FORM: words('写不下时用加宽版', 'the wide form is used when they do not fit'),
};
