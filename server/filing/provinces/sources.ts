import type { RuleSourcesWords } from '../../../schema/messages/generated/rule-sources.js';

/** A document that rules come from; the catalogue has its title. */
export type Source = keyof RuleSourcesWords;

/**
 * The first day of the year that each source describes: from then on a rule counts whose source does not say since when it
 * holds.
 */
export const ERAS: Readonly<Record<Source, string>> = {
  SEED: '2019-01-01',
  ALI: '2019-01-01',
  ALI18: '2018-01-01',
  TX19: '2019-01-01',
  TX21: '2021-01-01',
  TXL: '2022-01-01',
  HW: '2025-01-01',
  QC: '2022-01-01',
  WX: '2023-01-01',
  LAW: '2005-03-20',
  ONLINE_GOV: '2024-07-01',
  NOTICE_87: '2019-06-11',
};
