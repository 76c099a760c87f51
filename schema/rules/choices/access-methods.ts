import type { Named } from './named.ts';

/**
 * Access methods 接入方式. `miitCode` is the authority's Jrfs; its bit value in the web form is 2^(id-1).
 * Source: bit values of the ministry's web form of 2023-10; the ids follow from them.
 */
export const ACCESS_METHODS = [
  { key: 'LEASED_LINE', miitCode: 1, zh: '专线', en: 'Leased line' },
  { key: 'COLOCATION', miitCode: 2, zh: '主机托管', en: 'Server colocation' },
  { key: 'VIRTUAL_HOST', miitCode: 3, zh: '虚拟主机', en: 'Virtual host' },
  { key: 'OTHER', miitCode: 4, zh: '其他方式', en: 'Other' },
  { key: 'CLOUD', miitCode: 5, zh: '云接入', en: 'Cloud' },
] as const satisfies readonly (Named & { miitCode: number })[];
