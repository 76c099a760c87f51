import type { AuditAction } from '../../../prisma/generated/client/enums.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { publish } from '../events/publish.ts';
import { NotFound } from '../../../schema/rules/failures.ts';
import { OPERATOR, recordAudit } from '../tenancy/audit.ts';
import { CALENDAR_TOPIC } from './in-force.ts';

type Tx = Prisma.TransactionClient;

/** A notice of the State Council, with the days it names. */
export type Notice = {
  readonly year: number;
  readonly source: string;
  readonly days: readonly { readonly day: string; readonly working: boolean }[];
};

/** One calendar moves the days of every provider, in both modes: each finds it in its own audit. */
async function audit(tx: Tx, action: AuditAction, year: number, at: Date): Promise<void> {
  const providers = await tx.provider.findMany({ select: { id: true } });
  for (const { id: providerId } of providers)
    for (const mode of ['LIVE', 'TEST'] as const)
      await recordAudit(tx, {
        tenant: { providerId, mode },
        by: OPERATOR,
        action,
        targetId: String(year),
        at,
      });
}

/** The notices on record, of one year or of all, in the order of the calendar. */
export const noticesOf = (tx: Tx, year?: number): Promise<Notice[]> =>
  tx.calendarNotice.findMany({
    where: year === undefined ? {} : { year },
    select: {
      year: true,
      source: true,
      days: { orderBy: { day: 'asc' }, select: { day: true, working: true } },
    },
    orderBy: { year: 'asc' },
  });

/** Days that the notice of another year has named. */
export const namedElsewhere = async (tx: Tx, { year, days }: Pick<Notice, 'year' | 'days'>) =>
  tx.calendarDay.findMany({
    where: { day: { in: days.map(({ day }) => day) }, year: { not: year } },
    select: { day: true, year: true },
    orderBy: { day: 'asc' },
  });

/** Puts a checked notice in place of the former one of its year. */
export async function putNotice(tx: Tx, { year, source, days }: Notice, now: Date): Promise<void> {
  await tx.calendarNotice.upsert({
    where: { year },
    create: { year, source, importedAt: now },
    update: { source, importedAt: now },
  });
  await tx.calendarDay.deleteMany({ where: { year } });
  await tx.calendarDay.createMany({ data: days.map(({ day, working }) => ({ day, working, year })) });
  await audit(tx, 'CALENDAR_SET', year, now);
  await publish(tx, CALENDAR_TOPIC);
}

/** Takes a notice away. @throws NotFound when that year has none */
export async function removeNotice(tx: Tx, year: number, now: Date): Promise<void> {
  const { count } = await tx.calendarNotice.deleteMany({ where: { year } });
  if (count === 0) throw new NotFound(`notice of ${year}`);
  await audit(tx, 'CALENDAR_REMOVED', year, now);
  await publish(tx, CALENDAR_TOPIC);
}
