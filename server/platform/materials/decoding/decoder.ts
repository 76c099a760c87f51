import { createWorkers, workerFile } from '../../workers.ts';
import type { Decoded } from './decode.ts';

export const DECODES_AT_ONCE = 2;

/** A process without work is kept so long: starting one takes longer than a small picture. Milliseconds. */
const IDLE_MS = 15_000;

const { PATH = '' } = process.env;

const decoders = createWorkers<Uint8Array, Decoded | null>({
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
export async function decoded(bytes: Uint8Array): Promise<Decoded | null> {
  try {
    const found = await decoders.run(bytes);
    return found && { ...found, jpeg: Buffer.from(found.jpeg) };
  } catch (error) {
    throw new DecoderFailed('a picture was not decoded', { cause: error });
  }
}
