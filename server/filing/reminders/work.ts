import type { Mode } from '../../../prisma/generated/client/enums.ts';
import type { Services } from '../../services.ts';
import { tellRefusals } from '../after/cancelling/tell.ts';
import { remindFiling } from './remind.ts';

export const REMIND_JOB = 'filing.remind';
export const REMIND_QUEUE = { concurrency: 1, expireInSeconds: 300, retryLimit: 0 } as const;

/** Seconds between looks; test mode wants to see what advancing its clock brings. */
const LOOK_SECONDS = 2;
/** Orders looked at in one run; the rest follows at the next look. */
const BATCH = 100;
/** An order that cannot be looked at must not be tried again at every look. */
const PUT_OFF_MS = 3_600_000;

type Due = { id: string; providerId: string; mode: Mode };

/** Orders to be looked at, each on its tenant's clock: a provider's offset bounds what is read of its test orders. */
async function dueFilings({ database: { prisma } }: Services): Promise<Due[]> {
  const now = new Date();
  const live = await prisma.filing.findMany({
    where: { mode: 'LIVE', remindAt: { lte: now } },
    orderBy: { remindAt: 'asc' },
    select: { id: true, providerId: true, mode: true },
    take: BATCH,
  });
  const rehearsed = await prisma.$queryRaw<Due[]>`
    SELECT f."id", f."providerId", f."mode" FROM "Provider" p
    LEFT JOIN "TestClock" c ON c."providerId" = p."id"
    CROSS JOIN LATERAL (
      SELECT "id", "providerId", "mode", "remindAt" FROM "Filing"
      WHERE "providerId" = p."id" AND "mode" = 'TEST'
        AND "remindAt" <= ${now}::timestamptz + coalesce(c."offsetMs", 0) * interval '1 millisecond'
      ORDER BY "remindAt" LIMIT ${BATCH}
    ) f
    ORDER BY f."remindAt" LIMIT ${BATCH}`;
  return [...live, ...rehearsed];
}

async function putOff(services: Services, { id, providerId, mode }: Due, error: unknown): Promise<void> {
  services.log.error({ err: error, filingId: id }, 'an order could not be looked at for reminders');
  const now = await services.clock.now({ providerId, mode });
  await services.database.prisma.filing.updateMany({
    where: { id },
    data: { remindAt: new Date(now.getTime() + PUT_OFF_MS) },
  });
}

/** Tells applicants what is due by now. One order's failure keeps no other waiting. */
export async function remindDue(services: Services): Promise<void> {
  for (const due of await dueFilings(services))
    await remindFiling(services, due).catch((error: unknown) => putOff(services, due, error));
  await tellRefusals(services);
}

export function workOnReminders(services: Services): void {
  services.jobs.work(REMIND_JOB, () => remindDue(services));
  services.jobs.every(REMIND_JOB, LOOK_SECONDS);
}
