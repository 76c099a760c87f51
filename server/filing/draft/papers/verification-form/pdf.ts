import { ServiceUnavailable } from '../../../../../schema/rules/failures.ts';
import { createWorkers, workerFile } from '../../../../platform/workers.ts';
import type { FormSheet } from './sheet.ts';

/** Forms made at once, and those that may wait for their turn. */
const THREADS = 2;
const MOST_WAITING = 32;
/** A thread without work is kept so long, because it holds the font. Milliseconds. */
const IDLE_MS = 60_000;
const HEAP_MEGABYTES = 256;
const ASK_AGAIN_SECONDS = 5;

const drawers = createWorkers<readonly FormSheet[], Uint8Array>({
  filename: workerFile(import.meta.url, new URL('./pdf-worker-dev.mjs', import.meta.url), 'pdf-worker.js'),
  name: 'drawSheets',
  runtime: 'worker_threads',
  maxThreads: THREADS,
  maxQueue: MOST_WAITING,
  idleTimeout: IDLE_MS,
  resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
  // What it prints is told to it; the secrets of the service's environment are no matter of the thread.
  env: {},
});

/**
 * The form as a PDF file, made beside the thread that serves.
 * @throws ServiceUnavailable when more forms are asked for than can be made in reasonable time
 */
export const verificationFormPdf = async (sheets: readonly FormSheet[]): Promise<Buffer> => {
  if (drawers.waiting >= MOST_WAITING) throw new ServiceUnavailable(ASK_AGAIN_SECONDS);
  return Buffer.from(await drawers.run(sheets));
};
