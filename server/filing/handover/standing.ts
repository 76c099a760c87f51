import type { PrismaClient } from '../../../prisma/generated/client/client.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';

/** How one of a provider's accounts with the authority stands: nothing goes either way while it is stopped or missing. */
export type Standing = {
  readonly state: 'WORKING' | 'STOPPED' | 'MISSING';
  /** Null until the account is made: in test mode at its first call. */
  readonly id: string | null;
  /** The bureau it is with, by the code of its province; empty for the account of all provinces without one of their own. */
  readonly bureau: string;
  readonly provinces: readonly string[];
  /** The authority's code that stopped it. */
  readonly code: number | null;
  readonly reason: string | null;
  readonly since: Date | null;
  readonly lastSequence: bigint;
  readonly pausedUntil: Date | null;
  readonly restsSince: Date | null;
};

const none = (mode: Tenant['mode']): Standing => ({
  state: mode === 'LIVE' ? 'MISSING' : 'WORKING',
  id: null,
  bureau: '',
  provinces: [],
  code: null,
  reason: null,
  since: null,
  lastSequence: 0n,
  pausedUntil: null,
  restsSince: null,
});

/** All of them, one that is stopped first and then the one for all; at least one, which may be missing. */
export async function standingsOf(
  prisma: Pick<PrismaClient, 'authorityAccount'>,
  { providerId, mode }: Tenant,
): Promise<[Standing, ...Standing[]]> {
  const accounts = await prisma.authorityAccount.findMany({
    where: { providerId, mode },
    omit: { settings: true },
    orderBy: [{ stoppedAt: { sort: 'asc', nulls: 'last' } }, { bureau: 'asc' }],
  });
  const [first = none(mode), ...others] = accounts.map(
    ({ stoppedAt: since, stoppedCode: code, stoppedReason: reason, ...account }): Standing => ({
      ...account,
      ...(since
        ? { state: 'STOPPED', code, reason, since }
        : { state: 'WORKING', code: null, reason: null, since }),
    }),
  );
  return [first, ...others];
}

/** The one that stands worst. */
export const standingOf = async (
  prisma: Pick<PrismaClient, 'authorityAccount'>,
  tenant: Tenant,
): Promise<Standing> => (await standingsOf(prisma, tenant))[0];
