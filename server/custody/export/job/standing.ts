import type { Prisma, PrismaClient, ProviderExport } from '../../../../prisma/generated/client/client.ts';
import type { ProviderExportState } from '../../../../prisma/generated/client/enums.ts';
import { NotFound } from '../../../../schema/rules/failures.ts';
import { EXPORT_LINK_MINUTES } from '../../../../schema/rules/retention.ts';
import { newId } from '../../../platform/ids.ts';
import type { SecretKeyActor, Tenant } from '../../../platform/tenancy/actor.ts';
import { auditeeOf, recordAudit } from '../../../platform/tenancy/audit.ts';
import type { Services } from '../../../services.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { EXPORT_JOB, type ExportJob } from './write.ts';

type Tx = Prisma.TransactionClient;

/** Links that one answer has. */
const LINKS_AT_ONCE = 100;

/** How an export stands, without where it is stored. */
export type ExportStanding = Pick<
  ProviderExport,
  'id' | 'mode' | 'askedAt' | 'finishedAt' | 'expiresAt' | 'subjects' | 'subjectsDone'
> & { readonly state: ProviderExportState; readonly parts: number };

/** An export of the tenant, or its newest; null where there is none. */
export async function providerExportOf(
  tx: Pick<Tx, 'providerExport'>,
  { providerId, mode }: Tenant,
  id: string | null,
): Promise<ExportStanding | null> {
  const row = await tx.providerExport.findFirst({
    where: { providerId, mode, ...(id === null ? {} : { id }) },
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
    include: { _count: { select: { parts: true } } },
  });
  return row && { ...row, parts: row._count.parts };
}

/** Lets an export end: without the keys in its rows, its files are noise, and the next sweep takes them. */
async function endExports(tx: Tx, where: Prisma.ProviderExportWhereInput): Promise<number> {
  await tx.providerExportPart.deleteMany({ where: { export: where } });
  const { count } = await tx.providerExport.updateMany({ where, data: { state: 'EXPIRED' } });
  return count;
}

/**
 * Begins to write everything of the tenant into archives. One that is under way goes on; one that is ready is left, unless another is asked
 * for.
 */
export async function startProviderExport(
  { tx, actor, now, services }: Work<SecretKeyActor>,
  { again }: { again: boolean },
): Promise<{ id: string }> {
  const { providerId, mode } = actor;
  const tenant = { providerId, mode };
  await tx.$queryRaw`SELECT id FROM "Provider" WHERE id = ${providerId} FOR UPDATE`;
  const standing = await tx.providerExport.findFirst({
    where: {
      ...tenant,
      OR: [
        { state: { in: ['WAITING', 'RUNNING'] } },
        ...(again ? [] : [{ state: 'READY' as const, expiresAt: { gt: new Date() } }]),
      ],
    },
    select: { id: true },
  });
  if (standing) return standing;
  await endExports(tx, { ...tenant, state: 'READY' });
  const subjects = await tx.subject.count({ where: { ...tenant, erasedAt: null } });
  const id = newId('ProviderExport');
  await tx.providerExport.create({ data: { id, ...tenant, subjects } });
  const by = auditeeOf(actor);
  await recordAudit(tx, { tenant, by, action: 'DATA_EXPORTED', targetId: id, what: 'ASKED', at: now });
  await services.jobs.enqueue(tx, EXPORT_JOB, { id } satisfies ExportJob);
  return { id };
}

/** Which archives of an export are to be linked, and until when. */
type Linked = { readonly id: string; readonly from: number; readonly expiresAt: string };

/**
 * Lets the caller have links to the archives of an export, from a number on, for some minutes.
 * @throws NotFound
 */
export async function linkProviderExport(
  { tx, actor, now }: Work<SecretKeyActor>,
  { id, from }: Pick<Linked, 'id' | 'from'>,
): Promise<{ id: string; from: number; expiresAt: string }> {
  const { providerId, mode } = actor;
  const tenant = { providerId, mode };
  if ((await tx.providerExport.count({ where: { id, ...tenant } })) === 0) throw new NotFound('export');
  const by = auditeeOf(actor);
  await recordAudit(tx, { tenant, by, action: 'DATA_EXPORTED', targetId: id, what: 'LINKED', at: now });
  // Links live in real time, wherever the clock of test mode stands.
  return { id, from, expiresAt: new Date(Date.now() + EXPORT_LINK_MINUTES * 60_000).toISOString() };
}

export type PartLink = {
  readonly number: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly url: string | null;
};

/** The links; none while the export is not ready. */
export async function partLinks(
  { database: { prisma }, links, publicUrl }: Pick<Services, 'database' | 'links' | 'publicUrl'>,
  { id, from, expiresAt }: Linked,
): Promise<PartLink[]> {
  const parts = await prisma.providerExportPart.findMany({
    where: { exportId: id, number: { gte: from }, export: { state: 'READY' } },
    orderBy: { number: 'asc' },
    take: LINKS_AT_ONCE,
  });
  return parts.map(({ id: part, number, bytes, sha256, sealedKey }) => ({
    number,
    bytes,
    sha256: Buffer.from(sha256).toString('hex'),
    url: sealedKey && `${publicUrl}${links.make('EXPORT', part, new Date(expiresAt))}`,
  }));
}

/** Exports that are over go. */
export const sweepExports = (prisma: PrismaClient, now: Date): Promise<number> =>
  prisma.$transaction((tx) => endExports(tx, { state: 'READY', expiresAt: { lt: now } }));
