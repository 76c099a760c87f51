import type { Services } from '../../services.ts';
import type { Tenant } from '../tenancy/actor.ts';
import { tellWorld } from '../events/outbox.ts';
import { newId } from '../ids.ts';
import { createDigests } from './digests.ts';
import { lockChain } from './chain.ts';

type Desk = Pick<Services, 'database' | 'privacy'>;

const DAY_MS = 86_400_000;

/** Tells where one chain stands, unless that was done within a day. Returns whether it did. */
async function anchorOne(
  { database, privacy }: Desk,
  { providerId, mode }: Tenant,
  now: Date,
): Promise<boolean> {
  const tenant = { providerId, mode };
  return database.prisma.$transaction(async (tx) => {
    const { count, head } = await lockChain(tx, createDigests(privacy), tenant);
    const recent = await tx.auditAnchor.count({
      where: { ...tenant, at: { gt: new Date(now.getTime() - DAY_MS) } },
    });
    if (recent > 0 || count === 0n) return false;
    const id = newId('AuditAnchor');
    await tx.auditAnchor.create({ data: { id, ...tenant, count, head, at: now } });
    const data = { count: Number(count), hash: Buffer.from(head).toString('hex') };
    await tellWorld(tx, tenant, { topic: 'audit.anchored', targetId: id, data, at: now });
    return true;
  });
}

/** Tells each provider once a day how long its audit is and with which hash it ends. Real time, also in test mode. */
export async function anchorAudit(desk: Desk, now: Date): Promise<number> {
  const chains = await desk.database.prisma.auditChain.findMany({ select: { providerId: true, mode: true } });
  let anchored = 0;
  for (const chain of chains) if (await anchorOne(desk, chain, now)) anchored += 1;
  return anchored;
}
