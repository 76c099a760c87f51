import type { Choice } from './choice.ts';

/**
 * Who the registrar names as holder of a domain (域名所有者), as far as a province may accept it.
 * Source: the ministry's notice on domains in force since 2018-01-01, province pages of a provider of 2019.
 */
export const DOMAIN_HOLDERS = [
  { key: 'ORGANISATION' },
  { key: 'LEGAL_REPRESENTATIVE' },
  { key: 'SHAREHOLDER' },
  { key: 'PRINCIPAL_OFFICER' },
  { key: 'SENIOR_EXECUTIVE' },
  { key: 'SOMEONE_ELSE' },
] as const satisfies readonly Choice[];

/** Holders whom a province can accept. */
export type DomainHolder = Exclude<(typeof DOMAIN_HOLDERS)[number]['key'], 'SOMEONE_ELSE'>;
