// The reader of papers, from its packages into dist/: its process, the models, the runtime.
import { copyFile, mkdir, readFile, readdir, utimes } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { dist, readerBundle, root } from './bundles.mjs';

const require = createRequire(import.meta.url);
const laid = join(dist, 'server/reading');
const workers = join(dist, 'server/workers');

/** Where each part lies in its package; null where a package is not installed, as with `npm ci --omit=dev`. */
async function partsInPackages() {
  const parts = JSON.parse(await readFile(join(root, 'server/reading/engine/parts.json'), 'utf8'));
  try {
    return Object.entries(parts).map(([name, { beside, path }]) => [
      name,
      join(dirname(require.resolve(beside)), path),
    ]);
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    return null;
  }
}

/** What an earlier build laid there, when the packages were installed, is as good as new. */
async function keepEarlier() {
  const now = new Date();
  const found = await readdir(laid).catch(() => []);
  const kept = [
    ...found.map((name) => join(laid, name)),
    ...(await readdir(workers))
      .filter((name) => name.startsWith('read-papers.'))
      .map((name) => join(workers, name)),
  ];
  for (const path of kept) await utimes(path, now, now);
  return found.length > 0;
}

/** Builds the reader where its packages are, else keeps the one that is there, and says so where there is none. */
export async function buildReader() {
  const parts = await partsInPackages();
  if (!parts) {
    if (!(await keepEarlier()))
      process.stdout.write('papers will not be read: the packages of the reader are not installed\n');
    return;
  }
  await build(readerBundle());
  await mkdir(laid, { recursive: true });
  for (const [name, path] of parts) await copyFile(path, join(laid, name));
}
