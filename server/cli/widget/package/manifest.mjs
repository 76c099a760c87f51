// The custom-elements manifest, read from the comments of the elements and of their events.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { create, ts } from '@custom-elements-manifest/analyzer';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import { root } from '../../bundles.mjs';

/** The file that an element or an event is read from → where it lies in the package. */
const MODULES = {
  'widget/access-filing.ts': 'access-filing.js',
  'widget/desk/filing-desk.ts': 'filing-desk.js',
  'widget/rules/filing-rules.ts': 'filing-rules.js',
  'widget/kit/told.ts': 'index.js',
  'widget/form/events.ts': 'index.js',
  'widget/form/filing-events.ts': 'index.js',
  'widget/desk/events.ts': 'index.js',
};

const words = JSON.parse(await readFile(join(root, 'widget/package/theme.json'), 'utf8'));

/** What each variable is where a page does not set it; of colours, light and dark. */
async function defaultsOfTheme() {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'widget/kit/styles/theme.ts')],
    format: 'esm',
    write: false,
  });
  const source = Buffer.from(outputFiles[0].contents).toString('base64');
  const { COLOURS, MEASURES } = await import(`data:text/javascript;base64,${source}`);
  const colours = Object.entries(COLOURS).map(([name, pair]) => [name, pair.join(' / ')]);
  return new Map([...colours, ...Object.entries(MEASURES)]);
}

const defaults = await defaultsOfTheme();

/** All that one may set, the same for each element. */
const cssProperties = Object.entries(words.properties).map(([name, description]) => ({
  name: `--jieru-${name}`,
  description,
  ...(defaults.has(name) ? { default: defaults.get(name).replaceAll('--j-', '--jieru-') } : {}),
}));
const cssParts = Object.entries(words.parts).map(([name, description]) => ({ name, description }));

const isPublic = ({ privacy, name, kind, static: own }) =>
  (privacy ?? 'public') === 'public' &&
  !name.startsWith('#') &&
  name !== 'adoptedStyleSheets' &&
  !(kind === 'method' && /Callback$|^(render|willUpdate|updated)$/.test(name)) &&
  !(own && name === 'styles');

const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const IN_ATTRIBUTES = ['string', 'boolean', 'FilingKind', 'SubjectNature'];

/** Every text, every switch and every word of a closed list is an attribute as well. */
const attributesOf = (members) =>
  members
    .filter(({ kind, type }) => kind === 'field' && IN_ATTRIBUTES.includes(type?.text))
    .map(({ name, type, description }) => ({ name: kebab(name), fieldName: name, type, description }));

const memberOf = ({ inheritedFrom: _from, reflects: _reflects, attribute: _attribute, ...member }) => member;

/** What tools of hosts read: no private members, no places of ours. */
const published = ({ superclass, mixins: _mixins, members = [], events = [], ...rest }) => {
  const shown = members.filter(isPublic).map(memberOf);
  if (!rest.customElement)
    return { ...rest, ...(superclass ? { superclass: { name: superclass.name } } : {}), members: shown };
  return {
    ...rest,
    superclass: { name: 'HTMLElement' },
    attributes: attributesOf(shown),
    // The analyzer also lists what it sees dispatched, without a name.
    events: events.filter(({ name }) => name),
    cssProperties,
    cssParts: [...(rest.cssParts ?? []), ...cssParts],
    members: shown,
  };
};

/**
 * The manifest of the package, as the schema 1.0.0 of custom-elements-manifest has it.
 * @returns {Promise<{ schemaVersion: string, readme: string, modules: object[] }>}
 */
export async function manifestOf() {
  const modules = await Promise.all(
    Object.keys(MODULES).map(async (path) =>
      ts.createSourceFile(path, await readFile(join(root, path), 'utf8'), ts.ScriptTarget.ES2022, true),
    ),
  );
  const { modules: read } = create({ modules, plugins: litPlugin(), context: { dev: false } });
  const paths = [...new Set(Object.values(MODULES))];
  return {
    schemaVersion: '1.0.0',
    readme: 'README.md',
    modules: paths.map((path) => {
      const declarations = read
        .filter((one) => MODULES[one.path] === path)
        .flatMap((one) => one.declarations)
        .filter(({ kind }) => kind === 'class')
        .map(published);
      const names = declarations.map(({ name }) => ({
        kind: 'js',
        name,
        declaration: { name, module: path },
      }));
      const elements = declarations
        .filter(({ tagName }) => tagName)
        .map(({ name, tagName }) => ({
          kind: 'custom-element-definition',
          name: tagName,
          declaration: { name, module: path },
        }));
      return { kind: 'javascript-module', path, declarations, exports: [...names, ...elements] };
    }),
  };
}

/** The elements of a manifest. */
export const elementsIn = ({ modules }) =>
  modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
