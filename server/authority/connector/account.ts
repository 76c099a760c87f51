import type { AuthorityAccount } from '../../../prisma/generated/client/client.ts';
import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import { newId } from '../../platform/ids.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import type { Exchange, ProtocolClient } from '../protocol/client.ts';
import type { Parts } from './parts.ts';
import {
  accountSettingsSchema,
  openSettings,
  scheduleOf,
  sealSettings,
  type AccountSettings,
  type Schedule,
} from './settings.ts';

/** Seconds after which a caller may ask again whether a stopped or missing account works. */
const LATER_SECONDS = 60;

/** One provider's account with its authority, ready to be used. */
export type Account = {
  readonly id: string;
  readonly tenant: Tenant;
  readonly ispId: bigint;
  readonly settings: AccountSettings;
  readonly schedule: Schedule;
  readonly client: ProtocolClient;
  /** The call made last, for keeping an answer that makes no sense. */
  readonly lastExchange: () => Exchange | null;
};

const keyOf = ({ providerId, mode }: Tenant) => ({ providerId_mode: { providerId, mode } });

async function settingsOf(parts: Parts, row: AuthorityAccount): Promise<AccountSettings | null> {
  const sealer = await parts.privacy.forProvider(row.providerId);
  const written =
    openSettings(sealer, row.id, row.settings) ?? (await parts.rehearsalSettings?.(row.providerId));
  return written ? accountSettingsSchema.parse(written) : null;
}

/** The row of a tenant. In test mode it is made at the first call: the rehearsal authority needs no setting up. */
async function rowOf(parts: Parts, tenant: Tenant): Promise<AuthorityAccount | null> {
  const { prisma } = parts.database;
  const row = await prisma.authorityAccount.findUnique({ where: keyOf(tenant) });
  if (row || tenant.mode === 'LIVE' || !parts.rehearsalSettings) return row;
  const { providerId, mode } = tenant;
  const id = newId('AuthorityAccount');
  const settings = sealSettings(await parts.privacy.forProvider(providerId), id, null);
  await prisma.authorityAccount.createMany({
    data: [{ id, providerId, mode, settings }],
    skipDuplicates: true,
  });
  return prisma.authorityAccount.findUnique({ where: keyOf(tenant) });
}

export function accountOf(
  parts: Parts,
  row: Pick<AuthorityAccount, 'id' | 'providerId' | 'mode'>,
  settings: AccountSettings,
): Account {
  let last: Exchange | null = null;
  const onExchange = (exchange: Exchange): void => {
    last = exchange;
  };
  return {
    id: row.id,
    tenant: { providerId: row.providerId, mode: row.mode },
    ispId: BigInt(settings.connection.ispId),
    settings,
    schedule: scheduleOf(settings, row.mode),
    client: parts.openClient(settings.connection, { onExchange }),
    lastExchange: () => last,
  };
}

/** The account whether or not it is stopped; null when the operator has not set one. */
export async function findAccount(
  parts: Parts,
  tenant: Tenant,
): Promise<{ account: Account; row: AuthorityAccount } | null> {
  const row = await rowOf(parts, tenant);
  const settings = row && (await settingsOf(parts, row));
  return row && settings ? { row, account: accountOf(parts, row, settings) } : null;
}

/**
 * The account of a tenant that may be used now.
 * @throws AuthorityUnavailable when there is none, or when it is stopped until the operator has acted.
 */
export async function openAccount(parts: Parts, tenant: Tenant): Promise<Account> {
  const found = await findAccount(parts, tenant);
  if (!found) {
    parts.log.error(
      { event: 'authority.no_account', providerId: tenant.providerId, mode: tenant.mode },
      'the provider has no account with the authority: set one with the authority command',
    );
    throw new AuthorityUnavailable(LATER_SECONDS);
  }
  if (found.row.stoppedAt) throw new AuthorityUnavailable(LATER_SECONDS);
  return found.account;
}

/** Stops everything for this account until the operator has acted, and says so loudly. */
export async function stopAccount(
  { database, log, now }: Parts,
  { id, tenant }: Pick<Account, 'id' | 'tenant'>,
  { code, reason }: { readonly code: number | null; readonly reason: string },
): Promise<void> {
  const stoppedAt = await now(tenant);
  await database.prisma.authorityAccount.update({
    where: { id },
    data: { stoppedCode: code, stoppedReason: reason, stoppedAt },
  });
  log.error(
    { event: 'authority.stopped', providerId: tenant.providerId, mode: tenant.mode, code },
    `nothing is sent to the authority until the operator has acted: ${reason}`,
  );
}

/** Uploads wait for a while: the authority asked for it. By the database's clock, which all replicas share. */
export async function pauseUploads({ database }: Parts, { id, schedule }: Account): Promise<void> {
  await database.executeSql(
    `UPDATE "AuthorityAccount" SET "pausedUntil" = now() + $2 * interval '1 second' WHERE id = $1`,
    [id, schedule.retry],
  );
}

/** New settings in place of the old ones. Numbers of another account say nothing about this one. */
export const settingsChange = (sealed: ReturnType<typeof sealSettings>, otherAccount: boolean) => ({
  settings: sealed,
  stoppedCode: null,
  stoppedReason: null,
  stoppedAt: null,
  pausedUntil: null,
  ...(otherAccount ? { lastSequence: 0n } : {}),
});
