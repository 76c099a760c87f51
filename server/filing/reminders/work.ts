import { dueRows, type DueRow } from '../../platform/jobs/due-rows.ts';
import type { Services } from '../../services.ts';
import { tellRefusals } from '../after/cancelling/tell.ts';
import { remindFiling } from './remind.ts';

export const REMIND_JOB = 'filing.remind';
export const REMIND_QUEUE = { concurrency: 1, expireInSeconds: 300, retryLimit: 0 } as const;

/** Seconds between looks; test mode wants to see what advancing its clock brings. */
const LOOK_SECONDS = 2;
const DUE = { table: 'Filing', column: 'remindAt' } as const;
/** Orders looked at in one run; the rest follows at the next look. */
const BATCH = 100;
/** An order that cannot be looked at must not be tried again at every look. */
const PUT_OFF_MS = 3_600_000;

async function putOff(services: Services, { id, providerId, mode }: DueRow, error: unknown): Promise<void> {
  services.log.error({ err: error, filingId: id }, 'an order could not be looked at for reminders');
  const now = await services.clock.now({ providerId, mode });
  await services.database.prisma.filing.updateMany({
    where: { id },
    data: { remindAt: new Date(now.getTime() + PUT_OFF_MS) },
  });
}

/** Tells applicants what is due by now. One order's failure keeps no other waiting. */
export async function remindDue(services: Services): Promise<void> {
  for (const due of await dueRows(services.database.prisma, DUE, BATCH))
    await remindFiling(services, due).catch((error: unknown) => putOff(services, due, error));
  await tellRefusals(services);
}

export function workOnReminders(services: Services): void {
  services.jobs.work(REMIND_JOB, () => remindDue(services));
  services.jobs.every(REMIND_JOB, LOOK_SECONDS);
}
