/*
 * Bounds that the contract tells and the server holds. Others stand with what they bound: the length of a text in `text.ts` and the
 * fields, a picture in `server/platform/materials/kinds.ts`, a session in `server/platform/tenancy/sessions.ts`, a request in
 * `server/http/queries/bounds.ts`, its lists in `schema/api/input-limits.ts`, a file of the authority in `server/authority/protocol/limits.ts`.
 */

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Hours that a rolled key goes on working beside its successor, where nothing else is asked. */
export const DEFAULT_GRACE_HOURS = 24;
export const LONGEST_GRACE_HOURS = 7 * 24;

/** Days that statistics are told of at once: a year, and the weeks around it. */
export const LONGEST_STATISTICS_DAYS = 400;
/** The first day of which the rules of the provinces tell: before it they are not known in full. */
export const FIRST_DAY_OF_RULES = '2019-01-01';

/** Between which days statistics are told: what any clock of test mode can reach. */
export const STATISTICS_CALENDAR = { min: '1900-01-01', max: '2199-12-31' } as const;

/** Origins (host pages) of a provider in one mode. */
export const MOST_ORIGINS = 200;

/** Pauses after each failed attempt at a webhook's delivery, in seconds: ten attempts within about 75 hours. */
export const DELIVERY_PAUSES: readonly number[] = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
export const DELIVERY_ATTEMPTS = DELIVERY_PAUSES.length + 1;
/** Attempts that a delivery tells of, the last ones: a replay begins the schedule anew. */
export const ATTEMPTS_SHOWN = 2 * DELIVERY_ATTEMPTS;
/** Bytes kept of a receiver's answer: enough for the sentence that says what it did not like. */
export const EXCERPT_BYTES = 1024;
/** Days that a delivery, and what was tried, is kept. */
export const DELIVERY_KEPT_DAYS = 30;

/** Characters of a reference of the provider's own: an account, a reviewer, an order. */
export const LONGEST_REFERENCE = 200;

/** Metadata of one object, as Stripe bounds it; lengths in characters. */
export const METADATA = { keys: 50, key: 40, value: 500 } as const;
