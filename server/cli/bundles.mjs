// What is bundled from what: the one place that knows the layout of dist/.
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagesTakenIn, REQUIRE } from './packages-taken-in.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const dist = join(root, 'dist');

const inRoot = (path) => join(root, path);

const sourcesIn = (folder) =>
  existsSync(inRoot(folder))
    ? readdirSync(inRoot(folder))
        .filter((name) => extname(name) === '.ts' && !name.endsWith('.d.ts'))
        .map((name) => join(folder, name))
    : [];

const named = (prefix, paths) =>
  Object.fromEntries(paths.map((path) => [`${prefix}${basename(path, '.ts')}`, inRoot(path)]));

const present = (paths) => paths.filter((path) => existsSync(inRoot(path)));

/** The service and its command line. */
export const serverBundle = (entries = ['server/main.ts', 'server/assembly/mount.ts']) => ({
  entryPoints: {
    ...named('', present(entries)),
    // Threads and processes start from files of their own.
    ...named(
      'workers/',
      present([
        'server/filing/draft/papers/verification-form/pdf-worker.ts',
        'server/platform/materials/decoding/decode.ts',
      ]),
    ),
    ...named('cli/', present(['server/cli/jieru.ts', 'server/cli/database-image.ts'])),
  },
  outdir: join(dist, 'server'),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  plugins: [packagesTakenIn],
  banner: { js: REQUIRE },
  // What is taken in is taken as modules.
  mainFields: ['module', 'main'],
  sourcemap: true,
  // A stack names lines, which it does without the text of each module a second time.
  sourcesContent: false,
  chunkNames: 'chunks/[name]-[hash]',
  absWorkingDir: root,
  logLevel: 'warning',
});

/**
 * The process that reads papers, whole but for sharp: its packages take 160 MB, of which it needs the 30 MB that `build.mjs` lays beside
 * it, so that a machine that only runs the service does without them.
 */
export const readerBundle = () => ({
  entryPoints: { 'read-papers': inRoot('server/reading/process/child.ts') },
  outdir: join(dist, 'server/workers'),
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: ['sharp'],
  sourcemap: true,
  sourcesContent: false,
  absWorkingDir: root,
  logLevel: 'warning',
});

/** How everything for a page is built. */
export const forBrowsers = {
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  sourcemap: true,
  legalComments: 'none',
  absWorkingDir: root,
  logLevel: 'warning',
  // Modules are read as UTF-8 wherever they come from, and Chinese is shorter unescaped.
  charset: 'utf8',
};

/** Scripts of the example host pages, one file each as a host's own would be, and of the page that a phone opens. */
export const hostBundle = () => ({
  ...forBrowsers,
  entryPoints: {
    ...named('host/', sourcesIn('widget/host')),
    ...named('phone/', sourcesIn('widget/phone')),
  },
  outdir: join(dist, 'widget'),
});

export const hasEntries = ({ entryPoints }) => Object.keys(entryPoints).length > 0;
