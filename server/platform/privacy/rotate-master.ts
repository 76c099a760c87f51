import type { PrismaClient } from '../../../prisma/generated/client/client.ts';
import type { Tx } from '../../../prisma/database.ts';
import { keyIdOf } from './cipher.ts';
import type { IdentifiedKey } from './cipher.ts';
import { rewrapKeys, wrappedBy } from './data-keys.ts';
import { keysOfProviders, lockInstallation, openSecret, sealSecret } from './installation.ts';

export type Rotation = {
  /** Providers whose data keys are wrapped anew by this run. */
  readonly rewrapped: number;
  /** Providers that had been done before. */
  readonly done: number;
};

type Masters = readonly [IdentifiedKey, ...IdentifiedKey[]];
type Options = {
  /** Providers a transaction; a change of a provider waits for one batch at most. */
  readonly batch?: number;
  /** Called after each batch. */
  readonly onBatch?: (so: Rotation) => Promise<void> | void;
};

const BATCH = 100;

/**
 * From now on new providers are wrapped with the newest master key. To be called while no replica starts, and when all of
 * them hold that key.
 */
export async function useNewestMaster(prisma: PrismaClient, masters: Masters): Promise<void> {
  const [newest] = masters;
  await prisma.$transaction(async (tx) => {
    const sealed = await lockInstallation(tx);
    if (keyIdOf(sealed) === newest.id.toString('hex')) return;
    await tx.installation.update({
      where: { id: 1 },
      data: { sealedSecret: sealSecret(newest, openSecret(masters, sealed)) },
    });
  });
}

async function rewrapBatch(tx: Tx, masters: Masters, ids: readonly string[]): Promise<number> {
  const newest = masters[0].id.toString('hex');
  const rows = await tx.$queryRaw<{ id: string; wrappedKey: Uint8Array }[]>`
    SELECT "id", "wrappedKey" FROM "Provider" WHERE "id" = ANY (${ids}) ORDER BY "id" FOR UPDATE`;
  const former = rows.filter(({ wrappedKey }) => wrappedBy(wrappedKey).some((id) => id !== newest));
  for (const { id, wrappedKey } of former) {
    await tx.provider.update({ where: { id }, data: { wrappedKey: rewrapKeys(masters, id, wrappedKey) } });
  }
  return former.length;
}

/**
 * Wraps every provider's data keys with the newest master key. A run that was broken off is simply run again: what it did
 * is recognised. The data keys stay, so running replicas notice nothing.
 * @throws SealBroken when a key was wrapped with a master key that is not held
 */
export async function rewrapProviders(
  prisma: PrismaClient,
  masters: Masters,
  { batch = BATCH, onBatch }: Options = {},
): Promise<Rotation> {
  let rotation: Rotation = { rewrapped: 0, done: 0 };
  for (let last = ''; ;) {
    const rows = await prisma.provider.findMany({
      where: { id: { gt: last } },
      orderBy: { id: 'asc' },
      take: batch,
      select: { id: true },
    });
    const ids = rows.map(({ id }) => id);
    const [end] = ids.slice(-1);
    if (end === undefined) break;
    const rewrapped = await prisma.$transaction((tx) => rewrapBatch(tx, masters, ids));
    rotation = {
      rewrapped: rotation.rewrapped + rewrapped,
      done: rotation.done + ids.length - rewrapped,
    };
    await onBatch?.(rotation);
    last = end;
  }
  return rotation;
}

/** Whether the former master keys may go: nothing is wrapped with them any more. */
export async function onlyNewestInUse(prisma: PrismaClient, masters: Masters): Promise<boolean> {
  const newest = masters[0].id.toString('hex');
  const { sealedSecret } = await prisma.installation.findUniqueOrThrow({ where: { id: 1 } });
  return [keyIdOf(sealedSecret), ...(await keysOfProviders(prisma))].every((id) => id === newest);
}
