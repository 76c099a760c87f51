import type { Choice } from './choice.ts';

/**
 * Access methods 接入方式. `miitCode` is the authority's Jrfs; its bit value in the web form is 2^(id-1).
 * Source: bit values of the ministry's web form of 2023-10; the ids follow from them.
 */
export const ACCESS_METHODS = [
  { key: 'LEASED_LINE', miitCode: 1 },
  { key: 'COLOCATION', miitCode: 2 },
  { key: 'VIRTUAL_HOST', miitCode: 3 },
  { key: 'OTHER', miitCode: 4 },
  { key: 'CLOUD', miitCode: 5 },
] as const satisfies readonly (Choice & { miitCode: number })[];

/** The key of an access method. */
export type AccessMethod = (typeof ACCESS_METHODS)[number]['key'];
