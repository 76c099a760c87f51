// Writes a catalogue as typed modules: plain strings, and functions where a message has placeholders, so that nothing parses
// messages when they are shown.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module.js';
import { SOURCE } from './read.mjs';

const HEAD = '// Generated from schema/messages by `npm run generate`.\n';

const camel = (area) => area.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const typeName = (area) => `${camel(area).replace(/^\w/, (letter) => letter.toUpperCase())}Words`;
const variable = (locale) => locale.replace(/-/g, '');

/** The module of one area in one language. */
const wordsModule = (locale, messages) => {
  const plain = [...messages].filter(([, { placeholders }]) => placeholders.size === 0);
  const filled = [...messages].filter(([, { placeholders }]) => placeholders.size > 0);
  const functions = compileModule(
    new MessageFormat(locale),
    Object.fromEntries(filled.map(([key, { text }]) => [key, text])),
  );
  const strings = plain
    .map(([key, { shown }]) => `  ${JSON.stringify(key)}: ${JSON.stringify(shown)},\n`)
    .join('');
  return `${HEAD}${functions
    .replace('export default {', () => `export const words = {\n${strings}`)
    // A message that is nothing but its placeholder would be the number itself.
    .replace(/\(d\) => (d\.\w+)(?=,?\n)/g, '(d) => String($1)')}`;
};

/** A placeholder takes a number wherever one language counts with it; else what the source says. */
const kindOf = (catalogue, area, key, name) => {
  const kinds = [...catalogue.values()].map((areas) => areas.get(area).get(key).placeholders.get(name));
  const own = catalogue.get(SOURCE).get(area).get(key).placeholders.get(name);
  const strict = own === 'text' ? (kinds.find((kind) => kind !== 'text') ?? own) : own;
  return strict === 'text' ? 'string | number' : strict;
};

const typeOf = (catalogue, area, key) => {
  const { placeholders } = catalogue.get(SOURCE).get(area).get(key);
  if (placeholders.size === 0) return 'string';
  const fields = [...placeholders.keys()].map(
    (name) => `readonly ${name}: ${kindOf(catalogue, area, key, name)}`,
  );
  return `(params: { ${fields.join('; ')} }) => string`;
};

const areaTypes = (catalogue, area) => {
  const keys = [...catalogue.get(SOURCE).get(area).keys()];
  const lines = keys.map((key) => `  readonly ${JSON.stringify(key)}: ${typeOf(catalogue, area, key)};\n`);
  return `${HEAD}export type ${typeName(area)} = {\n${lines.join('')}};\n`;
};

const areaModules = (catalogue, area) => {
  const locales = [...catalogue.keys()];
  const type = typeName(area);
  const per = (line) => locales.map(line).join('');
  return {
    [`${area}.types.d.ts`]: areaTypes(catalogue, area),
    // Every language at once, for the server.
    [`${area}.js`]: `${HEAD}${per((locale) => `import { words as ${variable(locale)} } from './${locale}/${area}.js';\n`)}export const ${camel(area)} = {\n${per((locale) => `  '${locale}': ${variable(locale)},\n`)}};\n`,
    [`${area}.d.ts`]: `${HEAD}import type { Locale } from './locales.js';\nimport type { ${type} } from './${area}.types.d.ts';\nexport type { ${type} };\nexport declare const ${camel(area)}: Readonly<Record<Locale, ${type}>>;\n`,
    // One language when it is wanted, for pages.
    [`${area}.lazy.js`]: `${HEAD}export const ${camel(area)} = {\n${per((locale) => `  '${locale}': () => import('./${locale}/${area}.js').then(({ words }) => words),\n`)}};\n`,
    [`${area}.lazy.d.ts`]: `${HEAD}import type { Locale } from './locales.js';\nimport type { ${type} } from './${area}.types.d.ts';\nexport type { ${type} };\nexport declare const ${camel(area)}: Readonly<Record<Locale, () => Promise<${type}>>>;\n`,
  };
};

const localesModules = (locales) => {
  const list = locales.map((locale) => `'${locale}'`);
  return {
    'locales.js': `${HEAD}export const LOCALES = [${list.join(', ')}];\n`,
    'locales.d.ts': `${HEAD}export type Locale = ${list.join(' | ')};\n/** The languages of the catalogue; the first one is the source, and the one to fall back to. */\nexport declare const LOCALES: readonly [${list.join(', ')}];\n`,
  };
};

/** Path → text of every generated file. */
export const modulesOf = (catalogue) => ({
  ...localesModules([...catalogue.keys()]),
  ...Object.assign({}, ...[...catalogue.get(SOURCE).keys()].map((area) => areaModules(catalogue, area))),
  ...Object.fromEntries(
    [...catalogue].flatMap(([locale, areas]) =>
      [...areas].map(([area, messages]) => [`${locale}/${area}.js`, wordsModule(locale, messages)]),
    ),
  ),
});

const textOf = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** Makes the folder hold these files and no others; what is the same stays untouched, so that watchers rest. */
export const writeModules = (folder, modules) => {
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of Object.entries(modules)) {
    const file = join(folder, path);
    if (textOf(file) === text) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const path = file.slice(folder.length + 1).replaceAll('\\', '/');
    if (entry.isFile() && !(path in modules)) rmSync(file);
  }
};
