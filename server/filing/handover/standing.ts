import type { PrismaClient } from '../../../prisma/generated/client/client.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';

/** How a provider's account with the authority stands: nothing goes either way while it is stopped or missing. */
export type Standing = {
  readonly state: 'WORKING' | 'STOPPED' | 'MISSING';
  /** The authority's code that stopped it. */
  readonly code: number | null;
  readonly reason: string | null;
  readonly since: Date | null;
};

const at = (state: Standing['state']): Standing => ({ state, code: null, reason: null, since: null });

export async function standingOf(
  prisma: Pick<PrismaClient, 'authorityAccount'>,
  { providerId, mode }: Tenant,
): Promise<Standing> {
  const account = await prisma.authorityAccount.findUnique({
    where: { providerId_mode: { providerId, mode } },
    select: { stoppedAt: true, stoppedCode: true, stoppedReason: true },
  });
  // In test mode the rehearsal authority's account is made at the first call.
  if (!account) return at(mode === 'LIVE' ? 'MISSING' : 'WORKING');
  const { stoppedAt: since, stoppedCode: code, stoppedReason: reason } = account;
  return since ? { state: 'STOPPED', code, reason, since } : at('WORKING');
}
