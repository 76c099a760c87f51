import { createWorkers, workerFile } from '../../workers.ts';
import type { Decoded, Encoded } from './decode.ts';
import type { PdfFault } from './rasters.ts';

export const DECODES_AT_ONCE = 2;

/** A process without work is kept so long: starting one takes longer than a small picture. Milliseconds. */
const IDLE_MS = 15_000;

/** No picture and no page takes so long, on a busy machine either. Milliseconds. */
const LONGEST_MS = 90_000;

const { PATH = '' } = process.env;

const decoders = createWorkers<Encoded, Decoded | PdfFault | null>({
  filename: workerFile(import.meta.url, new URL('./decode-dev.mjs', import.meta.url), 'decode.js'),
  name: 'decode',
  // What a hostile picture could break is this process alone, and what it took up goes back to the machine with it.
  runtime: 'child_process',
  serialization: 'advanced',
  maxThreads: DECODES_AT_ONCE,
  idleTimeout: IDLE_MS,
  // None of the service's secrets; one heap for all threads, since libvips begins many and glibc would give each its own.
  env: { PATH, MALLOC_ARENA_MAX: '1' },
});

/** The process that decoded ended before it was done: nothing is known of the picture. */
export class DecoderFailed extends Error {
  override readonly name = 'DecoderFailed';
}

/** What {@link decode} makes of a file, in a process beside the service. @throws DecoderFailed */
export async function decoded(file: Encoded): Promise<Decoded | PdfFault | null> {
  const late = AbortSignal.timeout(LONGEST_MS);
  try {
    const found = await decoders.run(file, late);
    return found && typeof found === 'object' ? { ...found, jpeg: Buffer.from(found.jpeg) } : found;
  } catch (error) {
    // A file that keeps a core busy for so long is made to; the process was ended.
    if (late.aborted) return null;
    throw new DecoderFailed('a picture was not decoded', { cause: error });
  }
}
