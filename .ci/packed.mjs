// What the packed server needs to be installed beside it.
import { build } from 'esbuild';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root, serverBundle } from '../server/cli/bundles.mjs';
import { LAID } from '../server/cli/laid-files.mjs';

const SOURCES = ['server', 'prisma', 'schema'];

const nameOf = (path) => path.split('/', path.startsWith('@') ? 2 : 1).join('/');
const read = async (path) => JSON.parse(await readFile(join(root, path), 'utf8'));

/** What the bundles import. */
async function imported() {
  const { metafile } = await build({ ...serverBundle(), write: false, metafile: true });
  const all = Object.values(metafile.outputs).flatMap(({ imports }) => imports);
  return all.filter(({ external }) => external).map(({ path }) => path);
}

/** Packages of which a file is opened by its path: no import tells of them. */
async function opened() {
  const names = [];
  for (const folder of SOURCES)
    for (const entry of await readdir(join(root, folder), { recursive: true }))
      if (/\.ts$/.test(entry)) {
        const text = await readFile(join(root, folder, entry), 'utf8');
        names.push(...[...text.matchAll(/\bresolve\('(@?[a-z][^']*)'\)/g)].map(([, path]) => path));
      }
  return names.filter((name) => !(name in LAID));
}

/** The dependencies of the packed server with their versions. */
export async function packedDependencies() {
  const needed = new Set([...(await imported()), ...(await opened())].map(nameOf));
  // A package that its user has to bring along is one of the service's, too.
  for (const name of [...needed]) {
    const { peerDependencies = {}, peerDependenciesMeta = {} } = await read(
      `node_modules/${name}/package.json`,
    ).catch(() => ({}));
    for (const peer of Object.keys(peerDependencies))
      if (!peerDependenciesMeta[peer]?.optional) needed.add(peer);
  }
  const { dependencies } = await read('package.json');
  return Object.fromEntries(Object.entries(dependencies).filter(([name]) => needed.has(name)));
}
