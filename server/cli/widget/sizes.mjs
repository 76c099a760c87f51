// What a page loads of an element: the entry with the first file, and what follows step by step.
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { root } from '../bundles.mjs';

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const closure = (outputs, path, seen = new Set()) => {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const one of outputs[path]?.imports ?? [])
    if (one.kind === 'import-statement') closure(outputs, one.path, seen);
  return seen;
};

const packed = new Map();

/** A script as browsers get it; written beside it, because a request has no time for the best compression. */
const pack = async (path) => {
  const body = brotliCompressSync(await readFile(join(root, path)));
  await writeFile(join(root, `${path}.br`), body);
  return body.length;
};

const lengthOf = (path) => {
  if (!packed.has(path)) packed.set(path, pack(path));
  return packed.get(path);
};

const brotli = async (paths) =>
  (await Promise.all([...paths].map(lengthOf))).reduce((sum, length) => sum + length, 0);

const without = (paths, known) => new Set([...paths].filter((path) => !known.has(path)));

/**
 * Sizes in bytes of brotli, one entry for each language.
 * @returns {Promise<{ element: string, locale: string, first: number, whole: number, parts: Record<string, { own: number, all: number }>}[]>}
 *   `first` is loaded at once; `own` is the file of a part, `all` what it needs beside the first
 */
export async function sizeOf({ element, languages, entry }) {
  const entryFiles = Object.keys(entry.outputs).filter((path) => path.endsWith('.js'));
  return Promise.all(
    languages.map(async ({ locale, metafile: { outputs }, first }) => {
      const atOnce = closure(outputs, first);
      const sizes = await Promise.all(
        Object.entries(outputs)
          .filter(([path, { entryPoint }]) => entryPoint && path.endsWith('.js') && !atOnce.has(path))
          .map(async ([path, { entryPoint }]) => [
            entryPoint.replace(/^schema\/messages\/generated\//, ''),
            { own: await brotli([path]), all: await brotli(without(closure(outputs, path), atOnce)) },
          ]),
      );
      const size = {
        element,
        locale,
        first: await brotli([...entryFiles, ...atOnce]),
        whole: await brotli([...entryFiles, ...Object.keys(outputs).filter((path) => path.endsWith('.js'))]),
        parts: Object.fromEntries(sizes.sort(([, one], [, other]) => other.all - one.all)),
      };
      process.stdout.write(
        `${element} in ${locale}: ${kilobytes(size.first)} of brotli at once, ${kilobytes(size.whole)} in all (${basename(first)})\n`,
      );
      return size;
    }),
  );
}
