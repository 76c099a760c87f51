import type { AuthorityAccount } from '../../../../prisma/generated/client/client.ts';
import { newId } from '../../../platform/ids.ts';
import { whereReadable } from '../../../platform/privacy/cipher.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import type { AtBureau } from '../../port.ts';
import { recordAudit, type Auditee } from '../../../platform/tenancy/audit.ts';
import type { AccountSettingsInput } from '../settings.ts';
import { assertServedOnce, bureauFor } from './bureaus.ts';
import type { StoreParts } from './store.ts';

/** An account as it is kept. */
export type StoredAccount = {
  readonly id: string;
  readonly tenant: Required<AtBureau>;
  /** Provinces whose orders go by it; none for the account of all the others. */
  readonly provinces: readonly string[];
  /** As the operator wrote them, with defaults left out; null stands for the rehearsal authority's own account. */
  readonly settings: AccountSettingsInput | null;
  readonly lastSequence: bigint;
  readonly stoppedAt: Date | null;
  readonly stoppedReason: string | null;
  readonly pausedUntil: Date | null;
  /** Since when the operator has it rest. */
  readonly restsSince: Date | null;
};

/** What a row says of an account that nothing holds up. */
export const RUNNING = {
  stoppedCode: null,
  stoppedReason: null,
  stoppedAt: null,
  pausedUntil: null,
  foreignUpload: null,
  foreignAt: null,
} as const;

/** The settings of an account can no longer be opened: the operator has to set them anew. */
export class AccountUnreadable extends Error {
  override readonly name = 'AccountUnreadable';
  constructor(
    readonly id: string,
    readonly isStopped: boolean,
  ) {
    super('the settings of this account can no longer be opened');
  }
}

const context = (accountId: string): string => `${accountId}:settings`;

const sealed = (sealer: Sealer, accountId: string, settings: AccountSettingsInput | null) =>
  sealer.seal(settings, context(accountId));

const keyOf = ({ providerId, mode, bureau = '' }: AtBureau) => ({
  providerId_mode_bureau: { providerId, mode, bureau },
});

export function accountsIn({ database, privacy, now }: StoreParts) {
  const { prisma, executeSql } = database;

  const stored = async (row: AuthorityAccount): Promise<StoredAccount> => {
    const { id, providerId, mode, bureau, provinces } = row;
    const { lastSequence, stoppedAt, stoppedReason, pausedUntil, restsSince } = row;
    const sealer = await privacy.forProvider(providerId);
    const opened = whereReadable(() => ({
      settings: sealer.open<AccountSettingsInput | null>(row.settings, context(id)),
    }));
    if (!opened) throw new AccountUnreadable(id, stoppedAt !== null);
    const { settings } = opened;
    return {
      id,
      tenant: { providerId, mode, bureau },
      provinces,
      settings,
      lastSequence,
      stoppedAt,
      stoppedReason,
      pausedUntil,
      restsSince,
    };
  };

  /** @throws AccountUnreadable */
  const find = async (at: AtBureau): Promise<StoredAccount | null> => {
    const row = await prisma.authorityAccount.findUnique({ where: keyOf(at) });
    return row && stored(row);
  };

  return {
    find,

    /** Keeps an account at the rehearsal authority, which needs no settings; another replica may do so at the same time. */
    async addRehearsal({ providerId, mode }: Tenant): Promise<StoredAccount | null> {
      const id = newId('AuthorityAccount');
      const settings = sealed(await privacy.forProvider(providerId), id, null);
      await prisma.authorityAccount.createMany({
        data: [{ id, providerId, mode, settings }],
        skipDuplicates: true,
      });
      return find({ providerId, mode });
    },

    /** Puts settings in place of the former ones. Numbers of another account say nothing about this one. */
    async put(
      { providerId, mode, bureau = '' }: AtBureau,
      {
        id,
        settings,
        provinces,
        otherAccount,
        action = 'AUTHORITY_SETTINGS_CHANGED',
      }: {
        id: string;
        settings: AccountSettingsInput;
        /** Left out, they stay as they are. */
        provinces?: readonly string[];
        otherAccount: boolean;
        action?: 'AUTHORITY_SETTINGS_CHANGED' | 'AUTHORITY_SECRETS_ROTATED';
      },
      by: Auditee,
    ): Promise<void> {
      const tenant = { providerId, mode };
      const content = sealed(await privacy.forProvider(providerId), id, settings);
      const at = await now(tenant);
      await prisma.$transaction(async (tx) => {
        const serving = provinces ? { provinces: [...provinces] } : {};
        await tx.authorityAccount.upsert({
          where: keyOf({ ...tenant, bureau }),
          create: { id, ...tenant, bureau, settings: content, ...serving },
          update: {
            ...RUNNING,
            settings: content,
            ...serving,
            ...(otherAccount ? { lastSequence: 0n } : {}),
          },
        });
        if (provinces) await assertServedOnce(tx, tenant);
        await recordAudit(tx, { tenant, by, action, targetId: id, at });
      });
    },

    /** All accounts. */
    all: (): Promise<AtBureau[]> =>
      prisma.authorityAccount.findMany({ select: { providerId: true, mode: true, bureau: true } }),

    /** By which account what is of a province goes, or (null) what is of none; null where there is no such account. */
    bureauFor: (tenant: Tenant, province: string | null) => bureauFor(prisma, tenant, province),

    /** Takes the turn to look for files, unless it was taken less than so long ago; replicas share the turns. */
    async takePollTurn(id: string, intervalMs: number): Promise<boolean> {
      const { rows } = await executeSql(
        `UPDATE "AuthorityAccount" SET "polledAt" = now()
         WHERE id = $1 AND ("polledAt" IS NULL OR "polledAt" <= now() - $2 * interval '1 millisecond') RETURNING id`,
        [id, intervalMs],
      );
      return rows.length > 0;
    },

    /** Notes that the authority answers, by the database's clock. */
    async noteAnswer(id: string): Promise<void> {
      await executeSql(`UPDATE "AuthorityAccount" SET "answeredAt" = now() WHERE id = $1`, [id]);
    },

    /** Notes that somebody else uploads under this account, until the operator has looked. */
    async noteForeign(id: string, sequence: bigint): Promise<void> {
      await executeSql(
        `UPDATE "AuthorityAccount" SET "foreignUpload" = $2, "foreignAt" = now() WHERE id = $1`,
        [id, sequence],
      );
    },

    async stop(
      { id, tenant }: Pick<StoredAccount, 'id' | 'tenant'>,
      { code, reason }: { readonly code: number | null; readonly reason: string },
    ): Promise<void> {
      const stoppedAt = await now(tenant);
      await prisma.authorityAccount.update({
        where: { id },
        data: { stoppedCode: code, stoppedReason: reason, stoppedAt },
      });
    },

    /** Lets a stopped account go on, and says who let it. */
    async letGoOn(
      { id, tenant, stoppedAt }: Pick<StoredAccount, 'id' | 'tenant' | 'stoppedAt'>,
      by: Auditee,
    ): Promise<void> {
      const at = await now(tenant);
      await prisma.$transaction(async (tx) => {
        await tx.authorityAccount.update({ where: { id }, data: RUNNING });
        if (stoppedAt) await recordAudit(tx, { tenant, by, action: 'AUTHORITY_RESUMED', targetId: id, at });
      });
    },

    /** Has the account rest, or go on; whether that changed anything. */
    async rest(
      { id, tenant }: Pick<StoredAccount, 'id' | 'tenant'>,
      rests: boolean,
      by: Auditee,
    ): Promise<boolean> {
      const at = await now(tenant);
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.authorityAccount.updateMany({
          where: { id, restsSince: rests ? null : { not: null } },
          data: { restsSince: rests ? new Date() : null },
        });
        const action = rests ? 'AUTHORITY_PAUSED' : 'AUTHORITY_RESUMED';
        if (count > 0) await recordAudit(tx, { tenant, by, action, targetId: id, at });
        return count > 0;
      });
    },

    /** Pauses go by the database's clock, which all replicas share. */
    async pause(id: string, seconds: number): Promise<void> {
      await executeSql(
        `UPDATE "AuthorityAccount" SET "pausedUntil" = now() + $2 * interval '1 second' WHERE id = $1`,
        [id, seconds],
      );
    },

    async isPaused(id: string): Promise<boolean> {
      const { rows } = await executeSql(
        `SELECT id FROM "AuthorityAccount" WHERE id = $1 AND "pausedUntil" > now()`,
        [id],
      );
      return rows.length > 0;
    },

    /** The last number that was accepted as far as we know. */
    async lastSequence(id: string): Promise<bigint> {
      const { lastSequence } = await prisma.authorityAccount.findUniqueOrThrow({ where: { id } });
      return lastSequence;
    },

    /** Raises the last number to the authority's; whether ours was lower. */
    async raiseTo(id: string, last: bigint): Promise<boolean> {
      const { count } = await prisma.authorityAccount.updateMany({
        where: { id, lastSequence: { lt: last } },
        data: { lastSequence: last },
      });
      return count > 0;
    },
  };
}
