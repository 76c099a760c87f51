import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Tinypool } from 'tinypool';
import { projectRoot } from '../../prisma/root.ts';

type Options = Pick<
  NonNullable<ConstructorParameters<typeof Tinypool>[0]>,
  'env' | 'idleTimeout' | 'maxQueue' | 'maxThreads' | 'resourceLimits' | 'runtime' | 'serialization'
> & {
  /** The function of the file that does the work. */
  readonly name: string;
  readonly filename: string;
};

export type Workers<Input, Output> = {
  /** Rejects when the work throws, when `signal` aborts (the worker is ended), or when the worker ends before it is done: what was given may be given again. */
  run(input: Input, signal?: AbortSignal): Promise<Output>;
  /** Pieces of work that no worker has begun. */
  readonly waiting: number;
};

/** A worker's file: beside the sources the one that starts it from them, else what the build made of it. */
export const workerFile = (here: string, development: URL, built: string): string =>
  here.endsWith('.ts')
    ? development.href
    : pathToFileURL(join(projectRoot, 'dist/server/workers', built)).href;

/** Threads or processes beside the service that are started when there is work, and ended when there was none for a while. */
export const createWorkers = <Input, Output>(options: Options): Workers<Input, Output> => {
  let kept: Tinypool | undefined;
  const open = (): Tinypool => {
    const pool = new Tinypool({ minThreads: 0, concurrentTasksPerWorker: 1, ...options });
    // A worker that cannot start leaves its work undone for ever, and one that ends without work would end the service: with the
    // pool all of it fails, and the next piece begins anew.
    pool.on('error', () => {
      if (kept === pool) kept = undefined;
      void pool.destroy();
    });
    return pool;
  };
  return {
    run: (input, signal) => (kept ??= open()).run(input, signal ? { signal } : {}) as Promise<Output>,
    get waiting() {
      return kept?.queueSize ?? 0;
    },
  };
};
