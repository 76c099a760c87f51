import type { Tenant } from '../../platform/tenancy/actor.ts';
import { findAccount } from './account.ts';
import type { Parts } from './parts.ts';

/** Part of the interval that may be missing: the asking job is not punctual to the millisecond. */
const TOLERANCE_MS = 300;

/** Takes the turn to look for files when it is due; the database decides, so that replicas share the turns. */
export async function takePollTurn(parts: Parts, tenant: Tenant, waiting: boolean): Promise<boolean> {
  const found = await findAccount(parts, tenant);
  if (!found || found.row.stoppedAt) return false;
  const { id, schedule } = found.account;
  const seconds = waiting ? schedule.waiting : schedule.idle;
  const { rows } = await parts.database.executeSql(
    `UPDATE "AuthorityAccount" SET "polledAt" = now()
     WHERE id = $1 AND ("polledAt" IS NULL OR "polledAt" <= now() - $2 * interval '1 millisecond') RETURNING id`,
    [id, seconds * 1000 - TOLERANCE_MS],
  );
  return rows.length > 0;
}

/** Tenants with an account. */
export async function tenantsWithAccount({ database }: Parts): Promise<Tenant[]> {
  return database.prisma.authorityAccount.findMany({ select: { providerId: true, mode: true } });
}
