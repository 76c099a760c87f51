import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../../../prisma/root.ts';

type Env = Readonly<Record<string, string>>;

const surroundings = (env: Env): NodeJS.ProcessEnv => {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, ...env };
};

/** A program that runs until it is told to end. */
export type Program = { output(): string; stop(): Promise<void> };

/** Starts a Node program of this checkout and waits until it has printed what tells that it runs. */
export async function startProgram(file: string, args: readonly string[], sign: RegExp): Promise<Program> {
  const child = spawn(process.execPath, [join(projectRoot, file), ...args], {
    cwd: projectRoot,
    env: surroundings({}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (said += part.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  for (const until = Date.now() + 120_000; !sign.test(said); await wait(50)) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`${file} does not run: ${said}`);
  }
  return {
    output: () => said,
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs one command of the built `jieru` in a process of its own, and gives what it answers as JSON. */
export async function jieru<T = Record<string, unknown>>(args: readonly string[], env: Env): Promise<T> {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/server/cli/jieru.js'), ...args, '--json'], {
    cwd: projectRoot,
    env: surroundings(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (part: Buffer) => (said.out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said.err += part.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`jieru ${args.join(' ')} ended with ${code}: ${said.out}${said.err}`);
  return JSON.parse(said.out) as T;
}
