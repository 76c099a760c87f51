// What a page loads: the entry with all it imports at once, and what follows step by step.
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { dist, root } from './bundles.mjs';

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const measure = async (paths) => {
  const files = await Promise.all([...paths].map((path) => readFile(join(root, path))));
  return {
    raw: files.reduce((sum, file) => sum + file.length, 0),
    brotli: files.reduce((sum, file) => sum + brotliCompressSync(file).length, 0),
  };
};

const closure = (outputs, path, kinds, seen = new Set()) => {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const one of outputs[path]?.imports ?? [])
    if (kinds.includes(one.kind)) closure(outputs, one.path, kinds, seen);
  return seen;
};

/** Raw and brotli bytes of each element: what a page loads at once, and with everything it may load later. */
export async function sizesOf({ outputs }) {
  const entries = Object.entries(outputs).filter(
    ([path, { entryPoint }]) => entryPoint && !path.endsWith('.map') && !path.includes('/chunks/'),
  );
  return Promise.all(
    entries.map(async ([path]) => ({
      element: basename(path, '.js'),
      first: await measure(closure(outputs, path, ['import-statement'])),
      whole: await measure(closure(outputs, path, ['import-statement', 'dynamic-import'])),
    })),
  );
}

/** Prints the sizes and keeps them beside the widget, where the budget test finds them. */
export async function tellSizes(metafile) {
  const sizes = await sizesOf(metafile);
  for (const { element, first, whole } of sizes)
    process.stdout.write(
      `${element}: ${kilobytes(first.raw)} (${kilobytes(first.brotli)} brotli) at once, ` +
        `${kilobytes(whole.raw)} (${kilobytes(whole.brotli)} brotli) in all\n`,
    );
  await writeFile(join(dist, 'widget/sizes.json'), JSON.stringify(sizes));
}
