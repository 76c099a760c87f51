import type { Tx } from '../../../prisma/database.ts';
import type { Services } from '../../services.ts';
import type { Tenant } from '../tenancy/actor.ts';
import { createDigests } from './digests.ts';
import { keepChain, lockChain } from './chain.ts';

/** How long the log of authentication is kept: the half year that the Cybersecurity Law (网络安全法, article 21) asks for. Days. */
export const AUTHENTICATION_KEPT_DAYS = 184;

/** Events of one chain that are purged in one transaction. */
const BATCH = 5_000;

type Desk = Pick<Services, 'database' | 'privacy'>;

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);

/** Takes a chain's oldest events away, at its beginning alone, and notes what the rest begins with. Returns how many those were. */
async function purgeOne(
  { database, privacy }: Desk,
  { providerId, mode }: Tenant,
  before: Date,
): Promise<number> {
  const tenant = { providerId, mode };
  const digests = createDigests(privacy);
  return database.prisma.$transaction(async (tx) => {
    const { purgedThrough, count, head } = await lockChain(tx, digests, tenant);
    const last = await tx.auditLink.findFirst({
      where: {
        ...tenant,
        position: { lte: purgedThrough + BigInt(BATCH) },
        event: { recordedAt: { lt: before } },
      },
      orderBy: { position: 'desc' },
    });
    if (!last) return 0;
    await tx.$executeRaw`SELECT audit_purge(${providerId}, ${mode}::"Mode", ${last.position})`;
    await keepChain(tx, digests, tenant, { purgedThrough: last.position, base: last.hash, count, head });
    return Number(last.position - purgedThrough);
  });
}

/** Since when a tenant keeps its audit; custody knows, which is no part of the platform. Null: all of it. */
type KeptSince = (tx: Tx, tenant: Tenant, now: Date) => Promise<Date | null>;

/** Takes away what was kept long enough; of the audit nothing else ever goes. */
export async function purgeAudit(
  desk: Desk,
  now: Date,
  keptSince: KeptSince,
): Promise<{ audit: number; authentication: number }> {
  const { prisma } = desk.database;
  let audit = 0;
  for (const { providerId, mode } of await prisma.auditChain.findMany({
    select: { providerId: true, mode: true },
  })) {
    const before = await keptSince(prisma, { providerId, mode }, now);
    if (before) audit += await purgeOne(desk, { providerId, mode }, before);
  }
  const { count: authentication } = await prisma.authenticationRecord.deleteMany({
    where: { lastAt: { lt: daysBefore(now, AUTHENTICATION_KEPT_DAYS) } },
  });
  return { audit, authentication };
}
