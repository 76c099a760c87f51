import { addHours } from '../../platform/calendar/dates.ts';

/**
 * How often it is looked where filed domains point, and when applicants hear of it (shell sites, domain reference §15). The
 * source names a notice and a grace period without its length, then a cancellation; here nobody is cancelled by a machine.
 */
export const DOMAIN_CHECKS = {
  /** The first look after an access began: until then the domain is being moved. */
  firstAfterHours: 24,
  everyHours: 24,
  /** After name servers that did not answer. */
  againAfterHours: 2,
  /** Days of pointing elsewhere after which the applicant gets a mail; of several that are past, the latest alone. */
  mailAfterDays: [3, 14, 30],
} as const;

/** When a site is looked at for the first time. */
export const firstCheckAt = (accessSince: Date): Date => addHours(accessSince, DOMAIN_CHECKS.firstAfterHours);
