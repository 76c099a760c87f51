// What a page may pin: each element once more under a name that never changes, and the hash of every file.
import { createHash } from 'node:crypto';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { dist, root } from '../bundles.mjs';

const folder = join(dist, 'widget');

const digest = (body) => createHash('sha384').update(body).digest('base64');

/** Eight characters as in the names that esbuild gives, by which a server knows what may be kept for ever. */
const nameOf = (element, body) =>
  `${element}-${createHash('sha256').update(body).digest('hex').slice(0, 8).toUpperCase()}.js`;

const version = async () => JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).version;

/** The entry under the name of its content: what it loads lies beside it, so that the same bytes do. */
const pinned = async (element) => {
  const path = join(folder, `${element}.js`);
  const entry = nameOf(element, await readFile(path));
  await copyFile(path, join(folder, entry));
  return entry;
};

/**
 * Writes `integrity.json` beside the elements.
 * @param {{ element: string, languages: { locale: string, first: string }[] }[]} built
 * @param {Iterable<string>} files paths of all files, below the root
 */
export async function writeIntegrity(built, files) {
  const elements = {};
  for (const { element, languages } of built)
    elements[element] = {
      entry: await pinned(element),
      first: Object.fromEntries(languages.map(({ locale, first }) => [locale, `chunks/${basename(first)}`])),
    };
  const entries = Object.values(elements).map(({ entry }) => entry);
  const scripts = [...files]
    .filter((path) => path.endsWith('.js'))
    .map((path) => relative(folder, join(root, path)));
  const hashes = await Promise.all(
    [...entries, ...scripts]
      .sort()
      .map(async (name) => [name, `sha384-${digest(await readFile(join(folder, name)))}`]),
  );
  const integrity = { version: await version(), elements, files: Object.fromEntries(hashes) };
  await writeFile(join(folder, 'integrity.json'), JSON.stringify(integrity, null, 1));
}
