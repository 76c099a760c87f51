import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import type { PrismaClient } from '../../../prisma/generated/client/client.ts';
import type { Tx } from '../../../prisma/database.ts';
import { KEY_BYTES, keyIdOf, openBytes, sealBytes } from './cipher.ts';
import type { Bytes, IdentifiedKey } from './cipher.ts';
import { unwrapKeys, wrappedBy } from './data-keys.ts';

/** What is one for a database: its name, which marks the storage that belongs to it, and the secret of the service itself. */
export type Installation = {
  readonly name: string;
  readonly secret: Bytes;
  readonly storageMarkedAt: Date | null;
};

/** The master keys at hand do not open what stands in the database. */
export class MasterKeyMissing extends Error {
  override readonly name = 'MasterKeyMissing';
  constructor(
    /** `none` opens anything; or `former`: some providers wait for a key that was replaced. */
    readonly which: 'none' | 'former',
  ) {
    super(`a master key is missing: ${which}`);
  }
}

const ROW = { id: 1 };
const CONTEXT = 'installation:secret';

export const sealSecret = (master: IdentifiedKey, secret: Uint8Array): Bytes =>
  sealBytes(master, secret, CONTEXT);

export const openSecret = (masters: readonly IdentifiedKey[], sealed: Uint8Array): Bytes =>
  openBytes(masters, sealed, CONTEXT);

const idsOf = (masters: readonly IdentifiedKey[]): Set<string> =>
  new Set(masters.map(({ id }) => id.toString('hex')));

/** Whether anything in the database is sealed, so that only its own master key will do. */
export async function holdsSealedData(prisma: PrismaClient): Promise<boolean> {
  return (
    (await prisma.installation.findUnique({ where: ROW, select: { id: true } })) !== null ||
    (await prisma.provider.findFirst({ select: { id: true } })) !== null
  );
}

/** Ids of the master keys that some provider's data keys are wrapped with. */
export async function keysOfProviders(prisma: PrismaClient): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ wrappedKey: Uint8Array }[]>`
    SELECT DISTINCT ON (substring("wrappedKey" FROM 2 FOR 4)) "wrappedKey" FROM "Provider"`;
  return [...new Set(rows.flatMap(({ wrappedKey }) => wrappedBy(wrappedKey)))];
}

/** A database from before the installation had a row: a key that opens nothing must not found one. */
async function assertOpensProviders(prisma: PrismaClient, masters: readonly IdentifiedKey[]): Promise<void> {
  const held = idsOf(masters);
  if ((await keysOfProviders(prisma)).some((id) => !held.has(id))) throw new MasterKeyMissing('none');
  const one = await prisma.provider.findFirst({ select: { id: true, wrappedKey: true } });
  if (one) unwrapKeys(masters, one.id, one.wrappedKey);
}

/**
 * Opens the installation's secret, which proves the master key, or founds the installation in an empty database. To be
 * called by one process at a time.
 * @throws MasterKeyMissing when data is there that none of the keys opens; SealBroken when it was altered
 */
export async function openInstallation(
  prisma: PrismaClient,
  masters: readonly [IdentifiedKey, ...IdentifiedKey[]],
): Promise<Installation> {
  const row = await prisma.installation.findUnique({ where: ROW });
  if (row) {
    const { name, sealedSecret, storageMarkedAt } = row;
    if (!idsOf(masters).has(keyIdOf(sealedSecret))) throw new MasterKeyMissing('none');
    const held = idsOf(masters);
    if ((await keysOfProviders(prisma)).some((id) => !held.has(id))) throw new MasterKeyMissing('former');
    return { name, secret: openSecret(masters, sealedSecret), storageMarkedAt };
  }
  await assertOpensProviders(prisma, masters);
  const secret = randomBytes(KEY_BYTES);
  const name = `ins_${ulid().toLowerCase()}`;
  await prisma.installation.create({ data: { ...ROW, name, sealedSecret: sealSecret(masters[0], secret) } });
  return { name, secret, storageMarkedAt: null };
}

/** The sealed secret, kept from others until the transaction ends. */
export async function lockInstallation(tx: Tx): Promise<Uint8Array> {
  const [row] = await tx.$queryRaw<{ sealedSecret: Uint8Array }[]>`
    SELECT "sealedSecret" FROM "Installation" WHERE "id" = 1 FOR UPDATE`;
  if (!row) throw new Error('there is no installation');
  return row.sealedSecret;
}

/**
 * Id of the master key that new providers' keys are wrapped with: the one every replica has. Holds off a change of the
 * master key until the transaction ends. Null where there is no installation yet.
 */
export async function masterKeyInUse(tx: Tx): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ sealedSecret: Uint8Array }[]>`
    SELECT "sealedSecret" FROM "Installation" WHERE "id" = 1 FOR SHARE`;
  return row ? keyIdOf(row.sealedSecret) : null;
}
