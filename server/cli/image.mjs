// The image of an embedded database, made by the service that was just built.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dist, root } from './bundles.mjs';

const image = join(dist, 'server/database.tar.gz');
const stamp = `${image}.sha256`;
/** Beside the migrations, what an image is made of. */
const MADE_BY = [
  'node_modules/@electric-sql/pglite/package.json',
  'node_modules/pg-boss/package.json',
  'server/assembly/queues.ts',
  'server/cli/database-image.ts',
];

async function digest() {
  const folder = join(root, 'prisma/migrations');
  const scripts = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.sql')).sort();
  const hash = createHash('sha256');
  for (const path of [
    ...scripts.map((name) => join(folder, name)),
    ...MADE_BY.map((name) => join(root, name)),
  ])
    hash.update(await readFile(path));
  return hash.digest('hex');
}

/** Makes the image anew where something of it has changed: it takes ten seconds. */
export async function buildImage() {
  const wanted = await digest();
  if ((await readFile(stamp, 'utf8').catch(() => '')) !== wanted) {
    await promisify(execFile)(process.execPath, [join(dist, 'server/cli/database-image.js')]);
    await writeFile(stamp, wanted);
  }
  const now = new Date();
  for (const path of [image, stamp]) await utimes(path, now, now);
}
