import { NotFound } from '../../../schema/rules/failures.ts';
import type { Services } from '../../services.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { ANSWER_PREFIX } from '../../authority/connector/storing/arrivals.ts';
import { recordAudit, type Auditee } from '../../platform/tenancy/audit.ts';
import { ProtocolFault } from '../../authority/protocol/fault.ts';
import { NotSettled } from './deciding.ts';
import { applyResultFile, type Applying } from './results.ts';

/** A file of the authority that was set aside: read by nobody, applied in no part. */
export type AsideFile = {
  readonly id: string;
  readonly fileName: string | null;
  readonly reason: string | null;
  readonly attempts: number;
  readonly at: Date;
};

/** What became of it: applied like any other, or why it still is not. */
export type Reopened = { readonly applied: true } | { readonly applied: false; readonly reason: string };

const ASIDE = 'ASIDE';

/** The files of a tenant that are set aside, oldest first; answers that hold no file are for people to look at. */
export function asideFiles(
  { database }: Pick<Services, 'database'>,
  { providerId, mode }: Tenant,
): Promise<AsideFile[]> {
  return database.prisma.authorityMessage.findMany({
    where: {
      providerId,
      mode,
      status: ASIDE,
      settledAt: null,
      direction: 'RECEIVED',
      NOT: { fileName: { startsWith: ANSWER_PREFIX } },
    },
    orderBy: { id: 'asc' },
    select: { id: true, fileName: true, reason: true, attempts: true, at: true },
  });
}

/**
 * Ends a file that was set aside and will never be read: the authority is told that it came, so that those behind it follow. It stays in
 * the archive as it came.
 * @throws NotFound for none of that id; AuthorityUnavailable
 */
export async function settleFile(
  { authority, database, clock }: Pick<Applying, 'authority' | 'database' | 'clock'>,
  tenant: Tenant,
  messageId: string,
  by: Auditee,
): Promise<void> {
  const { prisma } = database;
  const { providerId, mode } = tenant;
  const file = await prisma.authorityMessage.findFirst({
    where: { id: messageId, providerId, mode, status: ASIDE, settledAt: null },
  });
  if (!file?.fileName) throw new NotFound(`file set aside as ${messageId}`);
  const holdsFile = !file.fileName.startsWith(ANSWER_PREFIX);
  if (holdsFile && !file.acknowledgedAt)
    await authority.acknowledge({ providerId, mode, bureau: file.bureau }, file.fileName);
  const at = await clock.now(tenant);
  await prisma.$transaction(async (tx) => {
    const where = { id: file.id, settledAt: null };
    const { count } = await tx.authorityMessage.updateMany({ where, data: { settledAt: at } });
    if (count > 0)
      await recordAudit(tx, {
        tenant: { providerId, mode },
        by,
        action: 'AUTHORITY_FILE_ACKNOWLEDGED',
        targetId: file.id,
        at,
      });
  });
}

/**
 * Reads a file that was set aside once more, as it was stored, and applies it: after a key was mended, or with a newer
 * release. One that still cannot be read stays aside; the same file twice changes nothing.
 */
export async function reopenFile(
  services: Applying,
  tenant: Tenant,
  messageId: string,
  by: Auditee,
): Promise<Reopened> {
  const at = await services.clock.now(tenant);
  await services.database.prisma.$transaction((tx) =>
    recordAudit(tx, { tenant, by, action: 'AUTHORITY_FILE_REOPENED', targetId: messageId, at }),
  );
  try {
    await applyResultFile(services, tenant, await services.authority.reopen(tenant, messageId));
    return { applied: true };
  } catch (error) {
    const expected =
      error instanceof ProtocolFault || error instanceof RangeError || error instanceof NotSettled;
    if (!expected) throw error;
    return { applied: false, reason: error.message };
  }
}
