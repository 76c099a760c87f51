import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { projectRoot } from '../../prisma/root.ts';
import type { Env } from '../custody/places.ts';
import { repeatable } from '../testkit/repeatable.ts';

const PROGRAM = join(projectRoot, 'dist/server/cli/jieru.js');

const SEED = Number(process.env['CRASH_SEED'] ?? 1 + (Date.now() % 1_000_000));

/** Decides when things are killed; `CRASH_SEED` repeats the run that printed it. */
export function seededChance(what: string): () => number {
  process.stdout.write(`${what}: CRASH_SEED=${SEED}\n`);
  return repeatable(SEED);
}

export type Ended = { code: number | null; out: string; err: string };

/** Runs the built program; `until` says when it is killed, as by a power cut. */
export async function runs(
  args: readonly string[],
  env: Env,
  until?: () => Promise<boolean>,
): Promise<Ended> {
  if (!existsSync(PROGRAM)) throw new Error('the program is not built: npm run build');
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...args], { env: { PATH, ...env }, cwd: projectRoot });
  const said = { out: '', err: '' };
  child.stdout.on('data', (part: Buffer) => (said.out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said.err += part.toString()));
  const life = { over: false };
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve)).finally(
    () => (life.over = true),
  );
  while (until && !life.over && !(await until())) await wait(5);
  if (until) child.kill('SIGKILL');
  return { code: await ended, ...said };
}

/** Kills so many milliseconds after the start, if it lives as long. */
export const after = (ms: number): (() => Promise<boolean>) => {
  const at = Date.now() + ms;
  return () => Promise.resolve(Date.now() >= at);
};

/** A statement that keeps others from something until its transaction ends. */
export type Hold = readonly [sql: string, ...values: string[]];

export const aRow = (table: string, id: string): Hold => [
  `SELECT id FROM "${table}" WHERE id = $1 FOR UPDATE`,
  id,
];

/**
 * Holds something for as long as the work takes, which is told whether somebody waits for it: who is killed then, is killed at that very
 * statement, whatever it had done before. Nobody is left who waited when this returns.
 */
export async function whileHeld<T>(
  url: string,
  [sql, ...values]: Hold,
  work: (isWaitedFor: () => Promise<boolean>) => Promise<T>,
): Promise<T> {
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  try {
    const waiting = new Set<number>();
    await holder.query('BEGIN');
    await holder.query(sql, values);
    const done = await work(async () => {
      const { rows } = await holder.query<{ pid: number }>(
        'SELECT pid FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))',
      );
      for (const { pid } of rows) waiting.add(pid);
      return rows.length > 0;
    });
    await holder.query('ROLLBACK');
    const left = 'SELECT pid FROM pg_stat_activity WHERE pid = ANY ($1)';
    while (((await holder.query(left, [[...waiting]])).rowCount ?? 0) > 0) await wait(20);
    return done;
  } finally {
    await holder.end();
  }
}
