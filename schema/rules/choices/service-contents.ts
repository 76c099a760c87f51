import type { Choice } from './choice.ts';

/**
 * Service contents 服务内容. `miitCode` is the authority's Fwnr_id; its bit value in the web form is 2^(id-1).
 * Source: several independent lists agree on 1 to 24; 28 to 33 come from bit values of the ministry's web form of
 * 2023-10. 25 to 27 were not found anywhere.
 */
export const SERVICE_CONTENTS = [
  { key: 'INSTANT_MESSAGING', miitCode: 1 },
  { key: 'SEARCH_ENGINE', miitCode: 2 },
  { key: 'PORTAL', miitCode: 3 },
  { key: 'WEB_MAIL', miitCode: 4 },
  { key: 'NEWS', miitCode: 5 },
  { key: 'BLOG', miitCode: 6 },
  { key: 'ADVERTISING', miitCode: 7 },
  { key: 'ORGANISATION_SITE', miitCode: 8 },
  { key: 'SHOPPING', miitCode: 9 },
  { key: 'PAYMENT', miitCode: 10 },
  { key: 'BANKING', miitCode: 11 },
  { key: 'STOCKS_AND_FUNDS', miitCode: 12 },
  { key: 'GAMES', miitCode: 13 },
  { key: 'MUSIC', miitCode: 14 },
  { key: 'FILM_AND_VIDEO', miitCode: 15 },
  { key: 'PICTURES', miitCode: 16 },
  { key: 'SOFTWARE', miitCode: 17 },
  { key: 'JOBS', miitCode: 18 },
  { key: 'DATING', miitCode: 19 },
  { key: 'PROPERTY', miitCode: 20 },
  { key: 'EDUCATION', miitCode: 21 },
  { key: 'SITE_BUILDING', miitCode: 22 },
  { key: 'WAP', miitCode: 23 },
  { key: 'OTHER', miitCode: 24 },
  { key: 'APP', miitCode: 28 },
  { key: 'LOAN_INTERMEDIARY', miitCode: 29 },
  { key: 'EQUITY_FINANCING', miitCode: 30 },
  { key: 'INSURANCE', miitCode: 31 },
  {
    key: 'CROSS_SECTOR_FINANCE',
    miitCode: 32,
  },
  { key: 'NON_BANK_PAYMENT', miitCode: 33 },
] as const satisfies readonly (Choice & { miitCode: number })[];

export type ServiceContent = (typeof SERVICE_CONTENTS)[number]['key'];

/** Most contents that one website may name. Source: the public mini-program filing API (2023). */
export const MOST_SERVICE_CONTENTS = 5;
