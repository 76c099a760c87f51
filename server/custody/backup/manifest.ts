import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import { errorCode, firstLine, StartupError } from '../../../prisma/startup-error.ts';

export const MANIFEST = 'manifest.json';

/** The layout of the folder; a later one is refused by whoever does not know it. */
const FORMAT = 1;

const part = z.object({ file: z.string(), sha256: z.string() });

const manifest = z.object({
  format: z.literal(FORMAT),
  /** The moment it holds: everything committed before is in it. */
  at: z.iso.datetime(),
  installation: z.string().nullable(),
  /** Public id of the master key that opens it; the key itself is never in a backup. */
  masterKeyId: z.string().nullable(),
  /** Names of the migrations its database had. */
  migrations: z.array(z.string()),
  tables: z.array(part.extend({ table: z.string(), rows: z.number() })),
  papers: z.array(part.extend({ key: z.string(), bytes: z.number() })),
  /** Papers that were deleted for good while the backup was made: their rows are told so when it is restored. */
  deletedMeanwhile: z.array(z.string()),
  /** Papers that rows name and the storage does not have. */
  missing: z.array(z.string()),
});

/** What a backup holds, with the SHA-256 of every file. Written last: a folder without it is no backup. */
export type Manifest = z.output<typeof manifest>;

export const newManifest = (
  facts: Pick<Manifest, 'at' | 'installation' | 'masterKeyId' | 'migrations'>,
): Manifest => ({ format: FORMAT, ...facts, tables: [], papers: [], deletedMeanwhile: [], missing: [] });

/** @throws StartupError when the folder is no backup, or one of a later version */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new StartupError(
      `${folder} is no complete backup: ${MANIFEST} cannot be read (${errorCode(error) ?? firstLine(error)}).`,
    );
  });
  try {
    return manifest.parse(JSON.parse(text));
  } catch (error) {
    throw new StartupError(`${path} is not one this version can read: ${firstLine(error)}`, { cause: error });
  }
}

/** Passes bytes on and counts them into a digest. */
export const hashing = (hash: Hash) =>
  async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const bytes of source) {
      hash.update(bytes);
      yield bytes;
    }
  };

/** @throws StartupError when the bytes are not those that were written */
export function assertSame(file: string, found: Hash, told: string): void {
  if (found.digest('hex') !== told)
    throw new StartupError(`${file} of the backup is damaged: its digest is not the one in ${MANIFEST}.`);
}

/** Reads every file once and compares it with the manifest, before anything is changed. @throws StartupError */
export async function assertWhole(folder: string, { tables, papers }: Manifest): Promise<void> {
  for (const { file, sha256 } of [...tables, ...papers]) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, file)), hashing(hash), async (source) => {
      for await (const bytes of source) void bytes;
    }).catch((error: unknown) => {
      throw new StartupError(
        `${file} of the backup cannot be read (${errorCode(error) ?? firstLine(error)}).`,
      );
    });
    assertSame(file, hash, sha256);
  }
}
