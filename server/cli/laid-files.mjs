// Files of packages that the build lays beside the service, so that the rest of each package need not be on its machine.
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dist, root } from './bundles.mjs';

const packages = join(root, 'node_modules');

/** By the package: its files, and the folder of `dist/server` that they are laid into. */
export const LAID = {
  '@embedpdf/fonts-sc': { into: 'fonts', files: ['fonts/NotoSansHans-Regular.otf', 'LICENSE'] },
};

export async function layFiles() {
  for (const [name, { into, files }] of Object.entries(LAID)) {
    const folder = join(dist, 'server', into);
    await mkdir(folder, { recursive: true });
    for (const file of files) await copyFile(join(packages, name, file), join(folder, file.split('/').pop()));
  }
}

/** `node_modules/a/index.js` and `node_modules/a/node_modules/@b/c/index.js` are of `a` and of `a/node_modules/@b/c`. */
const packageOf = (input) => /^node_modules\/((?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];

async function noticeOf(name) {
  const folder = join(packages, name);
  const about = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const text = (await readdir(folder)).find((file) => /^licen[cs]e(\.\w+)?$/i.test(file));
  const words = text ? `\n${(await readFile(join(folder, text), 'utf8')).trim()}\n` : '';
  return `${about.name} ${about.version}: ${about.license}\n${words}`;
}

/** Writes what the packages that were taken in ask everybody to pass on with them: who wrote them, and under which licence. */
export async function writeNotices({ inputs }) {
  const names = [...new Set(Object.keys(inputs).map(packageOf))].filter(Boolean).sort();
  const notices = await Promise.all(names.map(noticeOf));
  await writeFile(join(dist, 'server/NOTICES.txt'), notices.join(`\n${'-'.repeat(72)}\n\n`));
}
