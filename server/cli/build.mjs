// `npm run build`: the service, its command line and the widget, from the sources into dist/.
import { cp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { dist, hasEntries, hostBundle, root, serverBundle } from './bundles.mjs';
import { copyHostPages } from './host-pages.mjs';
import { layFiles, writeNotices } from './laid-files.mjs';
import { buildImage } from './image.mjs';
import { buildReader } from './reader-parts.mjs';
import { writeOperations } from './operations.mjs';
import { buildWidget } from './widget/build.mjs';

/** Removes what an earlier build left; only afterwards, so that a service running from dist/ never finds it empty. */
async function removeOlderThan(moment) {
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile() && (await stat(path)).mtimeMs < moment) await rm(path);
  }
}

// File systems keep times more coarsely than the clock does.
const started = Date.now() - 1_000;
try {
  const [server, host] = [serverBundle(), hostBundle()];
  if (hasEntries(server)) await writeNotices((await build({ ...server, metafile: true })).metafile);
  await layFiles();
  await cp(join(root, 'server/assembly/published.d.ts'), join(dist, 'server/mount.d.ts'));
  await buildWidget();
  if (hasEntries(host)) await build(host);
  await buildReader();
  if (hasEntries(server)) await buildImage();
  await copyHostPages();
  process.stdout.write(`${Object.keys(await writeOperations()).length} operations for publishable keys\n`);
  await removeOlderThan(started);
} catch (error) {
  // esbuild has printed what is wrong and where; everything else is a fault of this script.
  if (!Array.isArray(error?.errors)) throw error;
  process.exitCode = 1;
}
