import type { Database, Tx } from '../../prisma/database.ts';
import { Forbidden } from '../../schema/rules/failures.ts';
import type { EventHub } from './events/hub.ts';
import { publish } from './events/publish.ts';
import type { Tenant } from './tenancy/actor.ts';

/** What time it is for a tenant. Live mode has real time; test mode has real time plus the provider's offset. */
export type Clock = {
  now(tenant: Tenant): Promise<Date> | Date;
};

/** The clock that test mode may move. */
export type TestableClock = Clock & {
  /** Seconds by which the clock is ahead of real time; negative when it is behind. */
  offsetSeconds(tenant: Tenant): Promise<number>;
  /**
   * Moves a provider's test clock by so many seconds and returns its new time. Seen by others after the commit.
   * @throws Forbidden in live mode. @throws RangeError beyond what a date can sensibly be.
   */
  advance(tx: Tx, tenant: Tenant, seconds: number): Promise<Date>;
  /** Puts a provider's test clock to a moment, also to an earlier one: rules of a former date can be tried out. */
  standAt(tx: Tx, tenant: Tenant, moment: Date): Promise<void>;
};

const CACHE_MS = 1_000;
/** After a change nothing is cached for longer than any transaction may take: the change may not have committed yet. */
const UNSETTLED_MS = 20_000;
const MAX_OFFSET_MS = 100 * 366 * 86_400_000;

const topicOf = (providerId: string): string => `clock:${providerId}`;

type Known = { offset: number; until: number };

/** Keeps offsets for a moment; every change is heard of through the hub and forgets them. */
export function createClock(
  database: Pick<Database, 'prisma'>,
  hub: Pick<EventHub, 'on'>,
  { cacheMs = CACHE_MS }: { cacheMs?: number } = {},
): TestableClock {
  const known = new Map<string, Known>();
  const unsettled = new Map<string, number>();
  /** How many changes were heard of: what was read before one must not be kept after it. */
  const changes = new Map<string, number>();

  const offsetOf = async (providerId: string): Promise<number> => {
    const cached = known.get(providerId);
    if (cached && cached.until > Date.now()) return cached.offset;
    const before = changes.get(providerId);
    if (before === undefined) {
      changes.set(providerId, 0);
      hub.on(topicOf(providerId), () => {
        changes.set(providerId, (changes.get(providerId) ?? 0) + 1);
        known.delete(providerId);
      });
    }
    const row = await database.prisma.testClock.findUnique({ where: { providerId } });
    const offset = Number(row?.offsetMs ?? 0n);
    const unchanged = changes.get(providerId) === (before ?? 0);
    if (unchanged && (unsettled.get(providerId) ?? 0) < Date.now()) {
      unsettled.delete(providerId);
      known.set(providerId, { offset, until: Date.now() + cacheMs });
    }
    return offset;
  };

  const change = async (tx: Tx, tenant: Tenant, write: (tx: Tx) => Promise<bigint>): Promise<number> => {
    if (tenant.mode !== 'TEST') throw new Forbidden();
    unsettled.set(tenant.providerId, Date.now() + UNSETTLED_MS);
    known.delete(tenant.providerId);
    const offset = Number(await write(tx));
    if (Math.abs(offset) > MAX_OFFSET_MS) throw new RangeError('the clock would leave the calendar');
    await publish(tx, topicOf(tenant.providerId));
    return offset;
  };

  return {
    now: (tenant) =>
      tenant.mode === 'LIVE'
        ? new Date()
        : offsetOf(tenant.providerId).then((offset) => new Date(Date.now() + offset)),
    offsetSeconds: async ({ mode, providerId }) =>
      mode === 'LIVE' ? 0 : Math.round((await offsetOf(providerId)) / 1000),
    async advance(tx, tenant, seconds) {
      const { providerId } = tenant;
      const by = BigInt(Math.round(seconds * 1000));
      const offset = await change(tx, tenant, async () => {
        const row = await tx.testClock.upsert({
          where: { providerId },
          create: { providerId, offsetMs: by },
          update: { offsetMs: { increment: by } },
        });
        return row.offsetMs;
      });
      return new Date(Date.now() + offset);
    },
    async standAt(tx, tenant, moment) {
      const { providerId } = tenant;
      const offsetMs = BigInt(moment.getTime() - Date.now());
      await change(tx, tenant, async () => {
        await tx.testClock.upsert({
          where: { providerId },
          create: { providerId, offsetMs },
          update: { offsetMs },
        });
        return offsetMs;
      });
    },
  };
}
