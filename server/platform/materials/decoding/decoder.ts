import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Tinypool } from 'tinypool';
import { projectRoot } from '../../../../prisma/root.ts';
import type { Decoded } from './decode.ts';

export const DECODES_AT_ONCE = 2;

/** A process without work is kept so long: starting one takes longer than a small picture. Milliseconds. */
const IDLE_MS = 15_000;

/** The code beside this file, or what the build made of it. */
const WORKER = import.meta.url.endsWith('.ts')
  ? new URL('./decode-dev.mjs', import.meta.url).href
  : pathToFileURL(join(projectRoot, 'dist/server/workers/decode.js')).href;

const { PATH = '' } = process.env;

let kept: Tinypool | undefined;

const openPool = (): Tinypool =>
  new Tinypool({
    filename: WORKER,
    name: 'decode',
    // What a hostile picture could break is this process alone, and what it took up goes back to the machine with it.
    runtime: 'child_process',
    serialization: 'advanced',
    minThreads: 0,
    maxThreads: DECODES_AT_ONCE,
    concurrentTasksPerWorker: 1,
    idleTimeout: IDLE_MS,
    // None of the service's secrets; one heap for all threads, since libvips begins many and glibc would give each its own.
    env: { PATH, MALLOC_ARENA_MAX: '1' },
  });

/** What {@link decode} makes of a file, in a process beside the service. */
export async function decoded(bytes: Uint8Array): Promise<Decoded | null> {
  kept ??= openPool();
  const found = (await kept.run(bytes)) as Decoded | null;
  return found && { ...found, jpeg: Buffer.from(found.jpeg) };
}
