import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { workerFile } from '../../platform/workers.ts';
import type { Answer, Question } from '../read-paper.ts';
import { OPENED } from './messages.ts';
import type { Asked, Told } from './messages.ts';

/** `CRASHED`: the process ended by itself, twice. `TOO_LONG`: it was ended. `UNREADABLE`: the engine made nothing of the picture. */
export type NotReadWhy = 'CRASHED' | 'TOO_LONG' | 'UNREADABLE';

export class NotRead extends Error {
  override readonly name = 'NotRead';
  constructor(readonly why: NotReadWhy) {
    super(`a paper was not read: ${why}`);
  }
}

export type ReaderLimits = {
  /** Longest time until a process has the engine open, and then for one picture. Milliseconds. */
  readonly startMs: number;
  readonly pictureMs: number;
  /** After so many pictures, or when it holds so many bytes, the process is ended, and the next picture begins another. */
  readonly pictures: number;
  readonly resident: number;
  /** A process without work is kept so long. Milliseconds. */
  readonly idleMs: number;
};

export const READER_LIMITS: ReaderLimits = {
  startMs: 60_000,
  pictureMs: 60_000,
  pictures: 50,
  resident: 600 * 1024 * 1024,
  idleMs: 20_000,
};

export type Reader = {
  /** Reads one paper after the other. @throws NotRead */
  read(question: Question): Promise<Answer>;
  /** The id of the process that is kept, where there is one. */
  readonly pid: number | undefined;
  /** Ends the process; what it is reading is not read. */
  stop(): void;
};

const CHILD = workerFile(import.meta.url, new URL('./child-dev.mjs', import.meta.url), 'read-papers.js');

/**
 * Nothing of the service's environment, and one heap for all threads, of which glibc would give each its own. The old space of its
 * JavaScript is small: what it needs is the engine's own memory.
 */
const start = (): ChildProcess =>
  fork(fileURLToPath(CHILD), {
    env: { MALLOC_ARENA_MAX: '1' },
    execArgv: ['--max-old-space-size=384'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });

/** Reads papers in one process beside the service. */
export const createReader = (limits: ReaderLimits = READER_LIMITS): Reader => {
  let child: ChildProcess | undefined;
  let isOpen = false;
  let [pictures, asked] = [0, 0];
  let idle: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const end = (one: ChildProcess | undefined): void => {
    if (child === one) child = undefined;
    one?.kill('SIGKILL');
  };

  const running = (): ChildProcess => {
    if (child) return child;
    const begun = start();
    begun.once('exit', () => end(begun));
    // Told as an exit, too.
    begun.on('error', () => end(begun));
    pictures = 0;
    isOpen = false;
    return (child = begun);
  };

  const once = (question: Question): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const one = running();
      const id = (asked += 1);
      const settle = (how: () => void): void => {
        clearTimeout(late);
        one.off('message', told).off('exit', gone).off('error', gone);
        how();
      };
      const gone = (): void => settle(() => reject(new NotRead('CRASHED')));
      const told = (message: unknown): void => {
        const { id: of, answer, resident } = message as Told;
        if (of === OPENED) {
          isOpen = true;
          clearTimeout(late);
          late = setTimeout(giveUp, limits.pictureMs);
        }
        if (of !== id) return;
        pictures += 1;
        if (pictures >= limits.pictures || resident > limits.resident) end(one);
        settle(() => (answer ? resolve(answer) : reject(new NotRead('UNREADABLE'))));
      };
      const giveUp = (): void => {
        end(one);
        settle(() => reject(new NotRead('TOO_LONG')));
      };
      let late = setTimeout(giveUp, isOpen ? limits.pictureMs : limits.startMs);
      one.on('message', told).once('exit', gone).once('error', gone);
      one.send({ id, question } satisfies Asked, (error) => error && gone());
    });

  /** A crash may have come of what the process had read before: a fresh one is asked once more. */
  const twice = async (question: Question): Promise<Answer> => {
    try {
      return await once(question);
    } catch (error) {
      if (!(error instanceof NotRead) || error.why !== 'CRASHED') throw error;
      return once(question);
    }
  };

  return {
    read: (question) => {
      clearTimeout(idle);
      const mine = turn.then(() => twice(question));
      turn = mine
        .catch(() => undefined)
        .finally(() => {
          clearTimeout(idle);
          idle = setTimeout(() => end(child), limits.idleMs);
          idle.unref();
        });
      return mine;
    },
    get pid() {
      return child?.pid;
    },
    stop: () => {
      clearTimeout(idle);
      end(child);
    },
  };
};
