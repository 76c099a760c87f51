import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';
import { projectRoot } from '../../../../../prisma/root.ts';
import { ServiceUnavailable } from '../../../../../schema/rules/failures.ts';
import type { FormSheet } from './sheet.ts';

/** Forms made at once, and those that may wait for their turn. */
const THREADS = 2;
const MOST_WAITING = 32;
/** A thread without work is kept so long, because it holds the font. Milliseconds. */
const IDLE_MS = 60_000;
const HEAP_MEGABYTES = 256;
const ASK_AGAIN_SECONDS = 5;

/** The worker beside this file, or the one that the build made of it. */
const WORKER = import.meta.url.endsWith('.ts')
  ? new URL('./pdf-worker-dev.mjs', import.meta.url).href
  : pathToFileURL(join(projectRoot, 'dist/server/workers/pdf-worker.js')).href;

type Pool = Piscina<readonly FormSheet[], Uint8Array>;
let kept: Pool | undefined;

const openPool = (): Pool => {
  const pool: Pool = new Piscina({
    filename: WORKER,
    name: 'drawSheets',
    minThreads: 0,
    maxThreads: THREADS,
    maxQueue: MOST_WAITING,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    // What it prints is told to it; the secrets of the service's environment are no matter of the thread.
    env: {},
  });
  // A thread that cannot start leaves its work undone for ever: with the pool all of it fails, and the next form begins anew.
  pool.on('error', () => {
    if (kept === pool) kept = undefined;
    void pool.destroy();
  });
  return pool;
};

/**
 * The form as a PDF file, made beside the thread that serves.
 * @throws ServiceUnavailable when more forms are asked for than can be made in reasonable time
 */
export const verificationFormPdf = async (sheets: readonly FormSheet[]): Promise<Buffer> => {
  const pool = (kept ??= openPool());
  if (pool.queueSize >= MOST_WAITING) throw new ServiceUnavailable(ASK_AGAIN_SECONDS);
  return Buffer.from(await pool.run(sheets));
};
