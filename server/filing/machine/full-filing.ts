import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { NotFound } from '../../../schema/rules/failures.ts';
import { filingScope } from '../../platform/tenancy/access.ts';
import type { KnownActor } from '../../platform/tenancy/actor.ts';

/** Everything a rule may ask about a filing, in one read. */
export const FULL_FILING = {
  subject: {
    include: {
      records: {
        select: {
          id: true,
          subjectNumber: true,
          personal: true,
          deregisteredAt: true,
          websites: { select: { domains: true, deregisteredAt: true } },
        },
      },
      // Whether anything was approved here, which a continued access takes over.
      filings: { where: { state: 'APPROVED' }, select: { id: true }, take: 1 },
    },
  },
  provider: { select: { photoKinds: true } },
  websites: { orderBy: { position: 'asc' }, include: { server: true, serviceCode: true } },
  persons: true,
  materials: { where: { status: { not: 'REMOVED' } }, orderBy: { createdAt: 'asc' } },
  photos: { include: { faceChecks: true } },
  consents: true,
  shipments: { orderBy: { askedAt: 'asc' } },
  smsChecks: { orderBy: { attempt: 'asc' } },
  reviews: { orderBy: { at: 'asc' } },
  submissions: { orderBy: { attempt: 'asc' }, include: { decisions: true } },
} as const satisfies Prisma.FilingInclude;

export type FullFiling = Prisma.FilingGetPayload<{ include: typeof FULL_FILING }>;

/** Context that binds a sealed column to its row (AAD of the envelope). */
export const sealContext = (id: string, part: string): string => `${id}:${part}`;

/** Lets nobody else change the filing, its papers included, until the transaction ends. */
export async function lockFiling(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Filing" WHERE id = ${id} FOR UPDATE`;
}

/**
 * The filing with this id, as far as `actor` may see it.
 * @throws NotFound for an unknown id and for another tenant's or applicant's alike.
 */
export async function loadFiling(
  tx: Prisma.TransactionClient,
  actor: KnownActor,
  id: string,
): Promise<FullFiling> {
  const filing = await tx.filing.findFirst({
    where: { AND: [{ id }, filingScope(actor)] },
    include: FULL_FILING,
  });
  if (!filing) throw new NotFound('filing');
  return filing;
}

/**
 * The filing with this id as it stays until the transaction ends: what depends on its papers must not decide by papers that
 * somebody is taking out.
 * @throws NotFound as {@link loadFiling}
 */
export async function loadLockedFiling(
  tx: Prisma.TransactionClient,
  actor: KnownActor,
  id: string,
): Promise<FullFiling> {
  await lockFiling(tx, id);
  return loadFiling(tx, actor, id);
}
