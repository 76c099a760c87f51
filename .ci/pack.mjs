// `npm run pack:server`: the built service as one file that npm installs without the packages of development, into the folder that is
// named (else the present one). Run `npm run build` before.
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from '../server/cli/bundles.mjs';
import { packedDependencies } from './packed.mjs';

const TAKEN = [
  'dist',
  'prisma/migrations',
  'prisma/schema.prisma',
  'LICENSE',
  'README.md',
  '.github/docs/running',
];
const KEPT = [
  'name',
  'version',
  'description',
  'license',
  'type',
  'engines',
  'exports',
  'bin',
  'overrides',
  'allowScripts',
];

const own = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const description = {
  ...Object.fromEntries(KEPT.map((key) => [key, own[key]])),
  scripts: { start: 'node --enable-source-maps dist/server/main.js' },
  dependencies: await packedDependencies(),
};

const folder = await mkdtemp(join(tmpdir(), 'jieru-pack-'));
try {
  for (const path of TAKEN) await cp(join(root, path), join(folder, path), { recursive: true });
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
  await cp(join(root, 'package-lock.json'), join(folder, 'npm-shrinkwrap.json'));
  const npm = (...words) =>
    execFileSync('npm', words, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
  // Takes out of the lock file what is development's; the versions stay.
  npm('install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline');
  const to = resolve(process.argv[2] ?? '.');
  const file = npm('pack', '--silent', '--pack-destination', to).trim();
  process.stdout.write(`${join(to, file)}\n`);
} finally {
  await rm(folder, { recursive: true });
}
