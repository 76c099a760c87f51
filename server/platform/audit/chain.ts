import type { Tx } from '../../../prisma/database.ts';
import type { AuditChain } from '../../../prisma/generated/client/client.ts';
import type { Services } from '../../services.ts';
import type { Tenant } from '../tenancy/actor.ts';
import { createDigests, GENESIS, type ChainState, type Digests } from './digests.ts';

type Desk = Pick<Services, 'database' | 'privacy'>;

/** Events that are chained in one transaction. */
const BATCH = 500;

const TRANSACTION = { maxWait: 10_000, timeout: 30_000 };

/** The tenant's chain, held until the transaction ends. Whoever writes events never waits for it. */
export async function lockChain(
  tx: Tx,
  digests: Digests,
  { providerId, mode }: Tenant,
): Promise<Pick<AuditChain, 'purgedThrough' | 'base' | 'count' | 'head' | 'seal'>> {
  const state: ChainState = { purgedThrough: 0n, base: GENESIS, count: 0n, head: GENESIS };
  const fresh = { ...state, seal: digests.seal({ providerId, mode }, state) };
  await tx.auditChain.createMany({ data: [{ providerId, mode, ...fresh }], skipDuplicates: true });
  await tx.$queryRaw`SELECT 1 FROM "AuditChain"
    WHERE "providerId" = ${providerId} AND "mode" = ${mode}::"Mode" FOR UPDATE`;
  return tx.auditChain.findUniqueOrThrow({ where: { providerId_mode: { providerId, mode } } });
}

/** Writes where a chain stands now. */
export async function keepChain(
  tx: Tx,
  digests: Digests,
  { providerId, mode }: Tenant,
  state: ChainState,
): Promise<void> {
  await tx.auditChain.update({
    where: { providerId_mode: { providerId, mode } },
    data: { ...state, seal: digests.seal({ providerId, mode }, state) },
  });
}

/** Tenants with events that wait for their place, the longest waiting first. */
const waitingTenants = ({ database: { prisma } }: Pick<Services, 'database'>): Promise<Tenant[]> =>
  prisma.$queryRaw<Tenant[]>`
    SELECT e."providerId", e."mode"::text AS "mode" FROM "AuditPending" p JOIN "AuditEvent" e ON e.id = p."eventId"
    GROUP BY 1, 2 ORDER BY min(e."number")`;

/** Gives the tenant's oldest waiting events their places, in the order in which they were written. Returns how many those were. */
async function chainBatch({ database, privacy }: Desk, tenant: Tenant): Promise<number> {
  const digests = createDigests(privacy);
  return database.prisma.$transaction(async (tx) => {
    const { purgedThrough, base, count, head } = await lockChain(tx, digests, tenant);
    const waiting = await tx.$queryRaw<{ eventId: string }[]>`
      SELECT p."eventId" FROM "AuditPending" p JOIN "AuditEvent" e ON e.id = p."eventId"
      WHERE e."providerId" = ${tenant.providerId} AND e."mode" = ${tenant.mode}::"Mode"
      ORDER BY e."number" LIMIT ${BATCH}`;
    const ids = waiting.map(({ eventId }) => eventId);
    if (ids.length === 0) return 0;
    const events = await tx.auditEvent.findMany({
      // A backup that was restored brings events with their places, which wait no more.
      where: { id: { in: ids }, link: null },
      orderBy: { number: 'asc' },
    });
    let [position, hash] = [count, head];
    const links = events.map((event) => {
      position += 1n;
      const place = { position, eventId: event.id, content: digests.content(event) };
      hash = digests.link(hash, place);
      return { providerId: tenant.providerId, mode: tenant.mode, ...place, hash };
    });
    await tx.auditLink.createMany({ data: links });
    await tx.auditPending.deleteMany({ where: { eventId: { in: ids } } });
    await keepChain(tx, digests, tenant, { purgedThrough, base, count: position, head: hash });
    return ids.length;
  }, TRANSACTION);
}

/**
 * Gives every event that waits its place in its tenant's chain. Runs of several replicas take turns at one chain; a run that dies
 * leaves nothing half done.
 */
export async function chainAudit(desk: Desk): Promise<void> {
  for (const tenant of await waitingTenants(desk)) while ((await chainBatch(desk, tenant)) === BATCH);
}
