// `npm run build:package`: what `npm run build` made of the elements, as a package for npm, in dist/package.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { dist, forBrowsers, root } from '../../bundles.mjs';
import { cssData, htmlData, reactTypes, vueTypes } from './hosts.mjs';
import { elementsIn, manifestOf } from './manifest.mjs';

/** Modules of our own that only the package has. */
const OWN = { index: 'widget/package/index.ts', server: 'widget/package/server.ts' };

const ELEMENTS = {
  'access-filing': 'widget/access-filing.ts',
  'filing-desk': 'widget/filing-desk.ts',
  'filing-rules': 'widget/filing-rules.ts',
};

const writer = (folder) => (name, content) =>
  writeFile(
    join(folder, name),
    typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`,
  );

const entry = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });

const packageJson = ({ version, license, engines }) => ({
  name: '@jieru/elements',
  version,
  description:
    'The elements of Jieru 接入: <access-filing> for applicants, <filing-desk> for reviewers, <filing-rules> for everybody.',
  keywords: ['web-components', 'custom-elements', 'icp', 'filing', '备案', '接入备案'],
  license,
  type: 'module',
  engines,
  exports: {
    '.': entry('index'),
    './access-filing': entry('access-filing'),
    './filing-desk': entry('filing-desk'),
    './filing-rules': entry('filing-rules'),
    './server': entry('server'),
    './react': entry('react'),
    './vue': entry('vue'),
    './integrity.json': './integrity.json',
    './custom-elements.json': './custom-elements.json',
    './package.json': './package.json',
  },
  types: './index.d.ts',
  customElements: 'custom-elements.json',
  sideEffects: ['./access-filing*.js', './filing-desk*.js', './filing-rules*.js', './chunks/*'],
  peerDependencies: { '@types/react': '>=19', vue: '>=3.4' },
  peerDependenciesMeta: { '@types/react': { optional: true }, vue: { optional: true } },
});

/** The files that browsers load, byte for byte as the service has them: the published hashes are true of both. */
async function copyElements(folder) {
  const from = join(dist, 'widget');
  const scripts = JSON.parse(await readFile(join(from, 'integrity.json'), 'utf8')).files;
  for (const name of [...Object.keys(scripts), 'integrity.json'])
    await cp(join(from, name), join(folder, name));
}

/** Declarations of what is public, in few files. Rules of the contract are named by its types and nothing public needs them. */
async function writeDeclarations(folder) {
  const bundle = await rolldown({
    input: { ...ELEMENTS, ...OWN },
    cwd: root,
    external: /schema\/(rules|messages\/generated)\//,
    plugins: [dts({ emitDtsOnly: true, oxc: true })],
    logLevel: 'warn',
    checks: { pluginTimings: false },
  });
  await bundle.write({ dir: folder, format: 'es', chunkFileNames: 'types/[name].ts' });
  await bundle.close();
}

/**
 * Builds the package. `npm pack` of its folder gives what is published.
 * @param {string} folder
 */
export async function buildPackage(folder = join(dist, 'package')) {
  const write = writer(folder);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await copyElements(folder);
  await build({
    ...forBrowsers,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    minify: false,
    sourcemap: false,
    entryPoints: Object.fromEntries(Object.entries(OWN).map(([name, path]) => [name, join(root, path)])),
    outdir: folder,
  });
  await writeDeclarations(folder);
  const manifest = await manifestOf();
  const elements = elementsIn(manifest);
  await write('package.json', packageJson(JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))));
  await write('custom-elements.json', manifest);
  await write('react.d.ts', reactTypes(elements));
  await write('vue.d.ts', vueTypes(elements));
  for (const name of ['react', 'vue']) await write(`${name}.js`, 'export {};\n');
  await write('vscode.html-data.json', htmlData(elements));
  await write('vscode.css-data.json', cssData(elements));
  await cp(join(root, 'widget/package/README.md'), join(folder, 'README.md'));
  await cp(join(root, 'LICENSE'), join(folder, 'LICENSE'));
}

if (process.argv[1] === import.meta.filename) await buildPackage();
