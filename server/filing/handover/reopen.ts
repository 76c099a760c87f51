import type { Services } from '../../services.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { ANSWER_PREFIX } from '../../authority/connector/storing/arrivals.ts';
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
      direction: 'RECEIVED',
      NOT: { fileName: { startsWith: ANSWER_PREFIX } },
    },
    orderBy: { id: 'asc' },
    select: { id: true, fileName: true, reason: true, attempts: true, at: true },
  });
}

/**
 * Reads a file that was set aside once more, as it was stored, and applies it: after a key was mended, or with a newer
 * release. One that still cannot be read stays aside; the same file twice changes nothing.
 */
export async function reopenFile(services: Applying, tenant: Tenant, messageId: string): Promise<Reopened> {
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
