// Builds the elements: an entry with a name that stays, and for each language a first file with code and words.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { dist, forBrowsers, root } from '../bundles.mjs';
import { buildInParts } from './parts.mjs';
import { writeIntegrity } from './integrity.mjs';
import { sizeOf } from './sizes.mjs';

const ELEMENTS = [
  {
    element: 'access-filing',
    entry: 'widget/form/shell/form.ts',
    global: 'FORM_BUNDLES',
    words: ['first'],
    failure: 'failure.network',
  },
  {
    element: 'filing-desk',
    entry: 'widget/desk/filing-desk.ts',
    global: 'DESK_BUNDLES',
    words: ['first', 'desk', 'form', 'names'],
  },
  {
    element: 'filing-rules',
    entry: 'widget/rules/filing-rules.ts',
    global: 'RULES_BUNDLES',
    words: ['first', 'prepare', 'choices', 'names'],
  },
];

const generated = join(root, 'schema/messages/generated');

/** The words that a first file says come with it, in its language; in all others, they are loaded when somebody asks for them. */
const saying = (locale, areas) => ({
  name: 'words',
  setup(build) {
    build.onLoad({ filter: /generated[\\/][\w-]+\.lazy\.js$/ }, async ({ path }) => {
      const area = basename(path, '.lazy.js');
      if (!areas.includes(area)) return undefined;
      const text = await readFile(path, 'utf8');
      const lazy = `'${locale}': () => import('./${locale}/${area}.js').then(({ words }) => words)`;
      if (!text.includes(lazy)) throw new Error(`${path} does not load ${locale} as expected`);
      return {
        contents: `import { words } from './${locale}/${area}.js';\n${text.replace(lazy, `'${locale}': () => Promise.resolve(words)`)}`,
        loader: 'js',
      };
    });
  },
});

const optionsFor = ({ entry, words }, locale) => ({
  ...forBrowsers,
  entryPoints: [join(root, entry)],
  outdir: join(dist, 'widget'),
  splitting: true,
  entryNames: 'chunks/[name]-[hash]',
  chunkNames: 'chunks/[name]-[hash]',
  alias: {
    // Parsing GraphQL in the browser would cost 3 kB and serve nothing: see the files.
    '@0no-co/graphql.web': join(root, 'widget/kit/client/graphql-language.ts'),
    '@lit/reactive-element/decorators/custom-element.js': join(root, 'widget/kit/elements/custom-element.ts'),
  },
  plugins: [saying(locale, words)],
});

/** The file that holds a first part. Where later parts import it as well, esbuild leaves nothing in the entry's own but that import. */
const firstFile = ({ outputs }, entry) => {
  const [path, { imports, inputs }] = Object.entries(outputs).find(
    ([, { entryPoint }]) => entryPoint === entry,
  );
  const [only, ...others] = imports.filter(({ kind }) => kind === 'import-statement');
  if (Object.keys(inputs).length > 0 && !only) return path;
  if (!only || others.length > 0) throw new Error(`${path} is not one file but ${others.length + 2}`);
  return only.path;
};

const buildLanguage = async (one, locale) => {
  const { metafile } = await buildInParts(optionsFor(one, locale), one.entry);
  const first = firstFile(metafile, one.entry);
  return { locale, metafile, first };
};

const localesOf = async () => (await import(join(generated, 'locales.js'))).LOCALES;

const wordsOf = async (locale) => (await import(join(generated, locale, 'form.js'))).words;

/**
 * Writes into an entry how each language is loaded. It stands on the first line, so that source maps stay right, and as imports that
 * bundlers of host pages follow, too.
 */
const knowing = (entry, global, bundles) => ({
  name: 'bundles',
  setup(build) {
    build.onResolve({ filter: /^\.\/chunks\// }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: new RegExp(`${entry.replace('.', '\\.')}$`) }, async ({ path }) => ({
      contents: `const ${global} = {${bundles.join()}};${await readFile(path, 'utf8')}`,
      loader: 'ts',
    }));
  },
});

/** The entry, which knows the names of the first files. */
const buildEntry = async ({ element, global, failure }, languages) => {
  const entry = `widget/${element}.ts`;
  const bundles = await Promise.all(
    languages.map(async ({ locale, first }) => {
      const load = `() => import(${JSON.stringify(`./chunks/${basename(first)}`)})`;
      const words = failure ? JSON.stringify((await wordsOf(locale))[failure]) : '';
      return `${JSON.stringify(locale)}: [${load}, ${words}]`;
    }),
  );
  return build({
    ...forBrowsers,
    entryPoints: [join(root, entry)],
    outdir: join(dist, 'widget'),
    plugins: [knowing(entry, global, bundles)],
    metafile: true,
  });
};

const buildElement = async (one, locales) => {
  const languages = await Promise.all(locales.map((locale) => buildLanguage(one, locale)));
  const { metafile } = await buildEntry(one, languages);
  return { element: one.element, languages, entry: metafile };
};

/** All that the elements consist of, in one graph that is written nowhere: whoever watches it hears of every change. */
export const watchedWidget = () => ({
  ...forBrowsers,
  entryPoints: ELEMENTS.flatMap(({ element, entry }) => [entry, `widget/${element}.ts`]).map((path) =>
    join(root, path),
  ),
  outdir: join(dist, 'widget'),
  splitting: true,
  sourcemap: false,
  write: false,
});

/**
 * Builds the elements.
 * @param {{ measured?: boolean }} options `measured` compresses every file, tells the sizes and keeps them beside the widget
 * @returns {Promise<Set<string>>} paths of all files, below the root
 */
export async function buildWidget({ measured = true } = {}) {
  await mkdir(join(dist, 'widget'), { recursive: true });
  const locales = await localesOf();
  const built = await Promise.all(ELEMENTS.map((one) => buildElement(one, locales)));
  const files = new Set(
    built.flatMap(({ entry, languages }) =>
      [entry, ...languages.map(({ metafile }) => metafile)].flatMap(({ outputs }) => Object.keys(outputs)),
    ),
  );
  await writeIntegrity(built, files);
  if (measured) {
    const sizes = await Promise.all(built.map(sizeOf));
    await writeFile(join(dist, 'widget/sizes.json'), JSON.stringify(sizes.flat(), null, 1));
  }
  return files;
}
