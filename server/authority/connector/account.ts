import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import type { AtBureau } from '../port.ts';
import type { Exchange, ProtocolClient } from '../protocol/client.ts';
import type { Parts } from './parts.ts';
import { accountSettingsSchema, scheduleOf, type AccountSettings, type Schedule } from './settings.ts';
import { AccountUnreadable, type StoredAccount } from './storing/accounts.ts';

/** Seconds after which a caller may ask again whether a stopped or missing account works. */
const LATER_SECONDS = 60;

/** One provider's account with its authority, ready to be used. */
export type Account = {
  readonly id: string;
  readonly tenant: StoredAccount['tenant'];
  readonly ispId: bigint;
  readonly settings: AccountSettings;
  readonly schedule: Schedule;
  readonly client: ProtocolClient;
  /** The call made last, for keeping an answer that makes no sense. */
  readonly lastExchange: () => Exchange | null;
};

/** What is kept of a tenant. In test mode it is made at the first call: the rehearsal authority needs no setting up. */
async function keptOf(
  { store: { accounts }, rehearsalSettings }: Parts,
  at: AtBureau,
): Promise<StoredAccount | null> {
  const kept = await accounts.find(at);
  return kept || at.mode === 'LIVE' || at.bureau || !rehearsalSettings ? kept : accounts.addRehearsal(at);
}

export function accountOf(
  parts: Parts,
  { id, tenant: { providerId, mode, bureau } }: Pick<StoredAccount, 'id' | 'tenant'>,
  settings: AccountSettings,
): Account {
  let last: Exchange | null = null;
  const onExchange = (exchange: Exchange): void => {
    last = exchange;
  };
  return {
    id,
    tenant: { providerId, mode, bureau },
    ispId: BigInt(settings.connection.ispId),
    settings,
    schedule: scheduleOf(settings, mode),
    client: parts.openClient(settings.connection, { onExchange }),
    lastExchange: () => last,
  };
}

/** The account whether or not it is stopped; null when the operator has not set one. @throws AccountUnreadable */
export async function findAccount(
  parts: Parts,
  at: AtBureau,
): Promise<{ account: Account; kept: StoredAccount } | null> {
  const kept = await keptOf(parts, at);
  const written = kept && (kept.settings ?? (await parts.rehearsalSettings?.(at.providerId)));
  if (!kept || !written) return null;
  return { kept, account: accountOf(parts, kept, accountSettingsSchema.parse(written)) };
}

/**
 * The account of a tenant that may be used now.
 * @throws AuthorityUnavailable when there is none, or when it is stopped, or rests, until the operator has acted.
 */
export async function openAccount(parts: Parts, at: AtBureau): Promise<Account> {
  const found = await findAccount(parts, at).catch((error: unknown) => stopUnreadable(parts, at, error));
  if (!found) {
    parts.log.error(
      { event: 'authority.no_account', providerId: at.providerId, mode: at.mode, bureau: at.bureau ?? '' },
      'the provider has no account with the authority: set one with the authority command',
    );
    throw new AuthorityUnavailable(LATER_SECONDS);
  }
  if (found.kept.stoppedAt || found.kept.restsSince) throw new AuthorityUnavailable(LATER_SECONDS);
  return found.account;
}

/** Stops everything for this account until the operator has acted, and says so loudly. */
export async function stopAccount(
  { store, log }: Parts,
  { id, tenant }: Pick<Account, 'id' | 'tenant'>,
  why: { readonly code: number | null; readonly reason: string },
): Promise<void> {
  await store.accounts.stop({ id, tenant }, why);
  log.error(
    { event: 'authority.stopped', ...tenant, code: why.code },
    `nothing is sent to the authority until the operator has acted: ${why.reason}`,
  );
}

/** Stops an account whose settings can no longer be opened, once: nothing but new settings helps it. */
async function stopUnreadable(parts: Parts, at: AtBureau, error: unknown): Promise<never> {
  if (!(error instanceof AccountUnreadable)) throw error;
  const { id, isStopped, message: reason } = error;
  const { providerId, mode, bureau = '' } = at;
  const tenant = { providerId, mode, bureau };
  if (!isStopped) await stopAccount(parts, { id, tenant }, { code: null, reason });
  throw new AuthorityUnavailable(LATER_SECONDS);
}
