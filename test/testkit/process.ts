import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../../prisma/root.ts';

const MAIN = join(projectRoot, 'dist/server/main.js');

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The built service in a process of its own. */
export type RunningService = {
  readonly pid: number;
  readonly output: () => { stdout: string; stderr: string };
  /** Resolves once it has ended, to its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end. */
  stop(): Promise<void>;
};

export type ProcessOptions = {
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly through?: readonly string[];
};

/** Starts the built service, or a program that mounts it, with these variables and nothing else of this process's configuration. */
export function startProcess(
  env: Readonly<Record<string, string>>,
  program = MAIN,
  /** Where, as whom, and by which command that becomes it. */
  options: ProcessOptions = {},
): RunningService {
  if (!existsSync(MAIN)) throw new Error('the service is not built: npm run build');
  const { PATH = '', HOME = '' } = process.env;
  const { through: [front, ...between] = [], ...where } = options;
  const words = front === undefined ? [program] : [...between, process.execPath, program];
  const child: ChildProcess = spawn(front ?? process.execPath, words, {
    cwd: projectRoot,
    ...where,
    // A paper takes seconds to read: only tests of it do.
    env: { PATH, HOME, HOST: '127.0.0.1', READ_PAPERS: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout?.on('data', (part: Buffer) => (said.stdout += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (said.stderr += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return {
    pid: child.pid ?? 0,
    output: () => ({ ...said }),
    ended,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** Waits until the service says that it reaches its database. */
export async function whenReady(url: string, service: RunningService, timeoutMs = 180_000): Promise<void> {
  const life = { over: false };
  void service.ended.then(() => (life.over = true));
  for (const until = Date.now() + timeoutMs; Date.now() < until; await wait(50)) {
    if (life.over) break;
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
    const ready = answer?.ok;
    // A body that nobody reads keeps its connection.
    await answer?.text();
    if (ready) return;
  }
  const { stdout, stderr } = service.output();
  throw new Error(`the service did not get ready: ${stdout}${stderr}`);
}
