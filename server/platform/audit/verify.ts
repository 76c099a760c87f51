import type { PrismaClient } from '../../../prisma/generated/client/client.ts';
import type { AuditEvent, AuditLink } from '../../../prisma/generated/client/client.ts';
import type { Tenant } from '../tenancy/actor.ts';
import { GENESIS, type Digests } from './digests.ts';

/** What is wrong at a place of the chain. */
export type Break =
  /** The event is not as it was written. */
  | 'CHANGED'
  /** The event or its place is gone. */
  | 'REMOVED'
  /** Another event stands here than was chained, or what came before is not what it was. */
  | 'REORDERED'
  /** An event stands in the table that was never on its way into the chain. */
  | 'INSERTED'
  /** The chain ends before its end, or elsewhere than was told. */
  | 'CUT_OFF';

export type Broken = {
  readonly kind: Break;
  /** Null for what has no place in the chain. */
  readonly position: number | null;
  readonly eventId: string | null;
};

export type Verdict = Tenant & {
  readonly holds: boolean;
  /** The first place that is broken. */
  readonly broken: Broken | null;
  /** How many events the chain says it has, purged ones included, and how many were looked at. */
  readonly count: number;
  readonly verified: number;
  /** Hash of the last link that was looked at, in hexadecimal. */
  readonly head: string;
  /** Events that wait for their place. */
  readonly waiting: readonly string[];
};

/** What the provider was told and kept: so many events, ending with this hash. */
export type Told = { readonly count: number; readonly hash: string };

const BATCH = 1_000;

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(Buffer.from(b));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

type Placed = AuditLink & { event: AuditEvent | null };

/** Without relying on the foreign key, which whoever removed an event may have put out of force. */
async function linksAfter(prisma: PrismaClient, tenant: Tenant, position: bigint): Promise<Placed[]> {
  const links = await prisma.auditLink.findMany({
    where: { ...tenant, position: { gt: position } },
    orderBy: { position: 'asc' },
    take: BATCH,
  });
  const events = await prisma.auditEvent.findMany({
    where: { id: { in: links.map(({ eventId }) => eventId) } },
  });
  const byId = new Map(events.map((event) => [event.id, event]));
  return links.map((link) => ({ ...link, event: byId.get(link.eventId) ?? null }));
}

async function brokenAt(
  prisma: PrismaClient,
  digests: Digests,
  tenant: Tenant,
  { before, expected, link }: { before: Uint8Array; expected: bigint; link: Placed },
): Promise<Broken | null> {
  const { position, eventId, event } = link;
  if (position !== expected) return { kind: 'REMOVED', position: Number(expected), eventId: null };
  const at = { position: Number(position), eventId };
  if (!event) return { kind: 'REMOVED', ...at };
  const content = digests.content(event);
  if (!same(content, link.content)) {
    // What belongs to another place was moved here; what belongs to none is not what was written.
    const elsewhere = await prisma.auditLink.count({ where: { ...tenant, content } });
    return { kind: elsewhere > 0 ? 'REORDERED' : 'CHANGED', ...at };
  }
  return same(digests.link(before, link), link.hash) ? null : { kind: 'REORDERED', ...at };
}

/** Events that stand in no chain and wait for none. */
async function withoutPlace(
  prisma: PrismaClient,
  { providerId, mode }: Tenant,
): Promise<{ waiting: string[]; inserted: string | null }> {
  const rows = await prisma.$queryRaw<{ id: string; waits: boolean }[]>`
    SELECT e.id, p."eventId" IS NOT NULL AS "waits" FROM "AuditEvent" e
    LEFT JOIN "AuditLink" l ON l."eventId" = e.id LEFT JOIN "AuditPending" p ON p."eventId" = e.id
    WHERE e."providerId" = ${providerId} AND e."mode" = ${mode}::"Mode" AND l."eventId" IS NULL
    ORDER BY e."number" LIMIT ${BATCH}`;
  return {
    waiting: rows.filter(({ waits }) => waits).map(({ id }) => id),
    inserted: rows.find(({ waits }) => !waits)?.id ?? null,
  };
}

/**
 * Reads a tenant's chain from its beginning and says where it is broken first. `told` is what the provider kept of an anchor; those
 * that are kept here are held against the chain, too.
 */
export async function verifyChain(
  prisma: PrismaClient,
  digests: Digests,
  { providerId, mode }: Tenant,
  told: readonly Told[] = [],
): Promise<Verdict> {
  const tenant = { providerId, mode };
  const chain = await prisma.auditChain.findUnique({ where: { providerId_mode: tenant } });
  const state = chain ?? { purgedThrough: 0n, base: GENESIS, count: 0n, head: GENESIS };
  const sound = !chain || same(digests.seal(tenant, chain), chain.seal);
  const kept = await prisma.auditAnchor.findMany({ where: tenant, orderBy: { count: 'asc' } });
  const anchors = [...kept.map(({ count, head }) => ({ count: Number(count), hash: hex(head) })), ...told];
  const anchored = new Map(anchors.map(({ count, hash }) => [count, hash.toLowerCase()]));
  let [position, hash]: [bigint, Uint8Array] = [state.purgedThrough, state.base];
  let broken: Broken | null = null;
  let verified = 0;
  for (let links = await linksAfter(prisma, tenant, position); links.length > 0 && !broken;) {
    for (const link of links) {
      broken = await brokenAt(prisma, digests, tenant, { before: hash, expected: position + 1n, link });
      if (broken) break;
      [position, hash] = [link.position, link.hash];
      verified += 1;
      const expected = anchored.get(Number(position));
      if (expected !== undefined && expected !== hex(hash))
        broken = { kind: 'REORDERED', position: Number(position), eventId: link.eventId };
      if (broken) break;
    }
    if (!broken) links = await linksAfter(prisma, tenant, position);
  }
  const furthest = Math.max(Number(state.count), ...anchored.keys());
  if (!broken && (Number(position) < furthest || !sound || !same(hash, state.head)))
    broken = { kind: 'CUT_OFF', position: Number(position) + 1, eventId: null };
  const { waiting, inserted } = await withoutPlace(prisma, tenant);
  if (!broken && inserted !== null) broken = { kind: 'INSERTED', position: null, eventId: inserted };
  return {
    ...tenant,
    holds: broken === null,
    broken,
    count: Number(state.count),
    verified,
    head: hex(hash),
    waiting,
  };
}

/** Every chain there is anything of. */
export const chainsOf = (prisma: PrismaClient): Promise<Tenant[]> =>
  prisma.$queryRaw<Tenant[]>`
    SELECT "providerId", "mode"::text AS "mode" FROM "AuditChain"
    UNION SELECT "providerId", "mode"::text FROM "AuditEvent"
    UNION SELECT "providerId", "mode"::text FROM "AuditAnchor" ORDER BY 1, 2`;
