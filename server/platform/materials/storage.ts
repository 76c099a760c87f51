import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { errorCode } from '../../../prisma/startup-error.ts';

export type StoredObject = { key: string; storedAt: Date };

/** Where sealed files lie. Keys are ours: `prv_…/mat_….…`. */
export type Storage = {
  /** Stores the bytes whole or not at all; resolves once they would survive a power cut. */
  put(key: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** @throws ObjectMissing */
  get(key: string): Promise<Readable>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
  /** The papers; not what the installation keeps there for itself. */
  list(): AsyncIterable<StoredObject>;
};

/** Keys of what is no paper: the mark of the installation, probes. */
export const OWN_PREFIX = 'jieru/';

export class ObjectMissing extends Error {
  override readonly name = 'ObjectMissing';
}

const KEY = /^[a-z0-9_]+\/[a-zA-Z0-9_.-]+$/;

/** Refuses keys that could lead elsewhere. @throws RangeError */
export const checkKey = (key: string): string => {
  if (!KEY.test(key) || key.includes('..')) throw new RangeError('not a storage key');
  return key;
};

const PARTIAL = '.partial-';

const isMissing = (error: unknown): boolean => errorCode(error) === 'ENOENT';

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Files below a folder: written beside their place, flushed, then moved into it. */
export const createFileStorage = (folder: string): Storage => {
  const pathOf = (key: string): string => join(folder, checkKey(key));
  return {
    put: async (key, bytes) => {
      const path = pathOf(key);
      const partial = join(dirname(path), `${PARTIAL}${randomUUID()}`);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        const handle = await open(partial, 'wx', 0o600);
        try {
          for await (const part of bytes) await handle.writeFile(part);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(partial, path);
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
      await syncFolder(dirname(path));
    },
    get: async (key) => {
      try {
        const handle = await open(pathOf(key), 'r');
        return handle.createReadStream();
      } catch (error) {
        throw isMissing(error) ? new ObjectMissing(key) : error;
      }
    },
    delete: (key) => rm(pathOf(key), { force: true }),
    list: async function* () {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for await (const entry of await opendir(folder, { recursive: true })) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        const key = relative(folder, path).split(sep).join('/');
        if (key.startsWith(OWN_PREFIX)) continue;
        try {
          yield { key, storedAt: (await stat(path)).mtime };
        } catch (error) {
          if (!isMissing(error)) throw error;
        }
      }
    },
  };
};
