// How an element is cut into files. esbuild makes one for each set of parts that share modules, which for a dozen steps are a
// hundred. It is told that every part needs what came before it: the first part, and what several later ones share.
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { root } from '../bundles.mjs';

/** From so many parts on, what they share is worth loading with the first of them. */
const SHARED_BY = 3;

const closure = (inputs, start, seen = new Set()) => {
  for (const path of start) {
    if (seen.has(path)) continue;
    seen.add(path);
    const imports = inputs[path]?.imports ?? [];
    closure(
      inputs,
      imports.filter(({ kind, external }) => kind === 'import-statement' && !external).map((one) => one.path),
      seen,
    );
  }
  return seen;
};

/** Words share nothing that is worth a file of its own, and packages come with who imports them. */
const isCode = (path) => !path.startsWith('node_modules/') && !path.includes('/generated/');

/**
 * What the parts of an entry consist of, before anything is cut.
 * @param {import('esbuild').Metafile} metafile of a build with splitting
 * @param {string} entry path of the first part, below the root
 * @returns {{ first: Set<string>, later: string[], shared: string[] }} modules of the first part; the modules that later parts
 *   begin with; what several of those share
 */
export function partsOf({ inputs, outputs }, entry) {
  const first = closure(inputs, [entry]);
  const later = Object.values(outputs)
    .map(({ entryPoint }) => entryPoint)
    .filter((path) => path && path !== entry && !first.has(path));
  const users = new Map();
  for (const part of later.filter(isCode))
    for (const path of closure(inputs, [part]))
      if (!first.has(path)) users.set(path, (users.get(path) ?? 0) + 1);
  const shared = [...users]
    .filter(([path, count]) => count >= SHARED_BY && isCode(path))
    .map(([path]) => path);
  return { first, later, shared };
}

const importing = (paths) => paths.map((path) => `import ${JSON.stringify(join(root, path))};`).join('');

/** Lets each later part import what came before it. It stands on the first line, so that source maps stay right. */
const cutBy = ({ entry, later, shared, inputs }) => ({
  name: 'parts',
  setup(build) {
    const parts = new Set(later.map((path) => join(root, path)));
    const sharing = new Set(shared);
    build.onLoad({ filter: /\.[jt]s$/ }, async ({ path }) => {
      if (!parts.has(path)) return undefined;
      const shares = [...closure(inputs, [relative(root, path)])].some((one) => sharing.has(one));
      const text = await readFile(path, 'utf8');
      const before = importing([entry, ...(shares ? shared : [])]);
      return { contents: `${before}${text}`, loader: path.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
});

/**
 * Builds an element in few files: one with the first part, one with what later parts share, and one for each of these.
 * @param {import('esbuild').BuildOptions} options with one entry point and splitting
 * @param {string} entry path of the first part, below the root
 */
export async function buildInParts(options, entry) {
  const { metafile } = await build({ ...options, metafile: true, write: false, sourcemap: false });
  const parts = partsOf(metafile, entry);
  const plugins = [...(options.plugins ?? []), cutBy({ entry, inputs: metafile.inputs, ...parts })];
  return build({ ...options, metafile: true, plugins });
}
