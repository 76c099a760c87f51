// Example host pages: everything in widget/host that is not a script of ours is copied as it is.
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dist, root } from './bundles.mjs';

const source = join(root, 'widget/host');

const target = join(dist, 'widget/host');

export async function copyHostPages() {
  if (!existsSync(source)) return;
  await mkdir(target, { recursive: true });
  await cp(source, target, { recursive: true, filter: (path) => !path.endsWith('.ts') });
}

/** Lets the copied pages run a script, first of all. */
export async function addScript(src) {
  for (const name of (await readdir(target)).filter((name) => name.endsWith('.html'))) {
    const path = join(target, name);
    const page = await readFile(path, 'utf8');
    await writeFile(path, page.replace('<head>', `<head>\n    <script type="module" src="${src}"></script>`));
  }
}
