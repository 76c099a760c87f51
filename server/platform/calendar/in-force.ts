import type { Database } from '../../../prisma/database.ts';
import type { EventHub } from '../events/hub.ts';
import type { Logger } from '../service/logging.ts';
import { chinaDay } from './china-day.ts';

/** What the operator imported of the State Council's notices. */
export type Notices = {
  /** The years they arrange. */
  readonly years: ReadonlySet<number>;
  /** The days they name, `YYYY-MM-DD`: `true` for a make-up working day, `false` for a day off. */
  readonly days: ReadonlyMap<string, boolean>;
};

/** The last year whose notice comes with this version. */
export const LAST_ANNOUNCED_YEAR = 2026;

/** Tells all replicas that the notices changed. */
export const CALENDAR_TOPIC = 'calendar';

/** A process serves one installation, and an installation has one calendar: it is kept here, so that no computation asks the database. */
let inForce: Notices = { years: new Set(), days: new Map() };

/** The notices as this process last read them; none before the services are open. */
export const noticesInForce = (): Notices => inForce;

export async function readNotices(prisma: Database['prisma']): Promise<Notices> {
  const notices = await prisma.calendarNotice.findMany({ include: { days: true } });
  return {
    years: new Set(notices.map(({ year }) => year)),
    days: new Map(notices.flatMap(({ days }) => days.map(({ day, working }) => [day, working] as const))),
  };
}

/** Reads the notices, and again whenever a replica or the operator changes them. Returns what ends it. */
export async function keepNotices(
  { prisma }: Pick<Database, 'prisma'>,
  events: Pick<EventHub, 'on'>,
  log: Logger,
): Promise<() => Promise<void>> {
  const read = async (): Promise<void> => {
    inForce = await readNotices(prisma);
  };
  const first = read();
  // One after the other: what was read first must not be put in force last.
  let reading = first;
  const stop = events.on(CALENDAR_TOPIC, () => {
    reading = reading.then(read).catch((error: unknown) => {
      log.error({ err: error }, 'the calendar could not be read again');
    });
  });
  try {
    await first;
  } catch (error) {
    stop();
    throw error;
  }
  return async () => {
    stop();
    await reading;
  };
}

/**
 * The years whose notice ought to be known and is not: the present one, and from 1 December the next, whose notice is usually out in
 * November. Until it is imported they are counted by the law alone.
 */
export function missingNotices(now: Date, { years }: Notices = inForce): number[] {
  const day = chinaDay(now);
  const year = Number(day.slice(0, 4));
  const due = day.slice(5) >= '12-01' ? [year, year + 1] : [year];
  return due.filter((one) => one > LAST_ANNOUNCED_YEAR && !years.has(one));
}
