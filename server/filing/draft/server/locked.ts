import type { FullFiling } from '../../../../prisma/selections.ts';

/** How the server is named among what was given and what is locked: one for all websites of an order. */
export const SERVER_GIVEN = 'server';

/** Whether the applicant may choose no other server. */
export const isServerLocked = ({ prefillLocked }: Pick<FullFiling, 'prefillLocked'>): boolean =>
  prefillLocked.includes(SERVER_GIVEN);
