// Pages: everything in widget/host and widget/phone that is not a script of ours is copied as it is.
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dist, root } from './bundles.mjs';

const FOLDERS = ['host', 'phone'];
const targetOf = (folder) => join(dist, 'widget', folder);

export async function copyHostPages() {
  for (const folder of FOLDERS) {
    const source = join(root, 'widget', folder);
    if (!existsSync(source)) continue;
    await mkdir(targetOf(folder), { recursive: true });
    await cp(source, targetOf(folder), { recursive: true, filter: (path) => !path.endsWith('.ts') });
  }
}

/** Lets the copied pages run a script, first of all. */
export async function addScript(src) {
  const pages = await Promise.all(
    FOLDERS.map(async (folder) =>
      (await readdir(targetOf(folder))).map((name) => join(targetOf(folder), name)),
    ),
  );
  for (const path of pages.flat().filter((name) => name.endsWith('.html'))) {
    const page = await readFile(path, 'utf8');
    await writeFile(path, page.replace('<head>', `<head>\n    <script type="module" src="${src}"></script>`));
  }
}
