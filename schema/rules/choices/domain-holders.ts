import type { Named } from './named.ts';

/**
 * Who the registrar names as holder of a domain (域名所有者), as far as a province may accept it.
 * Source: the ministry's notice on domains in force since 2018-01-01, province pages of a provider of 2019.
 */
export const DOMAIN_HOLDERS = [
  { key: 'ORGANISATION', zh: '主办单位（主办人）本身', en: 'The subject itself' },
  { key: 'LEGAL_REPRESENTATIVE', zh: '法定代表人', en: 'Its legal representative' },
  { key: 'SHAREHOLDER', zh: '股东', en: 'A shareholder' },
  { key: 'PRINCIPAL_OFFICER', zh: '主要负责人', en: 'A principal officer' },
  { key: 'SENIOR_EXECUTIVE', zh: '高级管理人员', en: 'A senior executive' },
  { key: 'SOMEONE_ELSE', zh: '其他人', en: 'Someone else' },
] as const satisfies readonly Named[];

/** Holders whom a province can accept. */
export type DomainHolder = Exclude<(typeof DOMAIN_HOLDERS)[number]['key'], 'SOMEONE_ELSE'>;
