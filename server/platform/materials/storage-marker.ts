import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { PrismaClient } from '../../../prisma/generated/client/client.ts';
import { errorCode, firstLine, StartupError } from '../../../prisma/startup-error.ts';
import type { Installation } from '../privacy/installation.ts';
import { ObjectMissing, OWN_PREFIX, type Storage } from './storage.ts';
import { StorageFailed } from './storage-s3.ts';

/** Holds the name of the installation whose papers lie in this storage. */
const MARKER = `${OWN_PREFIX}installation`;
const MOST_CHARACTERS = 100;

const SHARED =
  'Replicas need one storage for all: set STORAGE_URL to an S3 bucket (s3://…) or to a folder that all of them share (file:///…)';

/** Why a store did not take or give something, in one line without a secret. */
export const whyStorageFails = (error: unknown): string => {
  if (error instanceof StorageFailed) return error.message;
  const cause = error instanceof Error ? error.cause : undefined;
  const code = errorCode(error) ?? errorCode(cause);
  if (code === 'ENOSPC') return 'the disk is full';
  return code ?? firstLine(error);
};

async function markerIn(storage: Storage): Promise<string | null> {
  try {
    return (await text(await storage.get(MARKER))).trim().slice(0, MOST_CHARACTERS);
  } catch (error) {
    if (error instanceof ObjectMissing) return null;
    throw error;
  }
}

/**
 * Makes sure that this storage is the one the database's papers lie in, by a mark that the first replica leaves in it. A
 * second replica with a folder of its own, a disk that was not mounted and another installation's bucket are all found out
 * before anything is stored or swept away. To be called by one process at a time.
 * @throws StartupError with the reason and what to set
 */
export async function claimStorage(
  prisma: PrismaClient,
  storage: Storage,
  { name, storageMarkedAt }: Pick<Installation, 'name' | 'storageMarkedAt'>,
): Promise<void> {
  try {
    const found = await markerIn(storage);
    if (found !== null && found !== name)
      throw new StartupError(
        `The storage (STORAGE_URL, or DATA_DIR/materials) holds the papers of another installation (${found}); give this one a bucket, prefix or folder of its own.`,
      );
    if (found === null && storageMarkedAt)
      throw new StartupError(
        `The papers of this database lie in another storage than this process's (STORAGE_URL, or DATA_DIR/materials). ${SHARED}; if a disk is not mounted, mount it; if you moved the papers here, put a file ${MARKER} with the text ${name} beside them.`,
      );
    if (found === null) await storage.put(MARKER, Readable.from([Buffer.from(`${name}\n`)]));
    if (!storageMarkedAt)
      await prisma.installation.update({ where: { id: 1 }, data: { storageMarkedAt: new Date() } });
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(
      `The storage (STORAGE_URL, or DATA_DIR/materials) cannot be read and written: ${whyStorageFails(error)}.`,
      { cause: error },
    );
  }
}

/** Writes a few bytes and takes them away again: a store may answer and still take nothing. */
export async function probeStorage(storage: Storage, replicaId: string): Promise<void> {
  const key = `${OWN_PREFIX}probe-${replicaId}`;
  await storage.put(key, Readable.from([Buffer.from('ok\n')]));
  await storage.delete(key);
}
