import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { readFullFilings, type FullFiling } from '../../../prisma/selections.ts';
import { NotFound } from '../../../schema/rules/failures.ts';
import { filingScope } from '../../platform/tenancy/access.ts';
import type { KnownActor } from '../../platform/tenancy/actor.ts';

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
  const [filing] = await readFullFilings(tx, { AND: [{ id }, filingScope(actor)] });
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
