// The widget's operations by the SHA-256 of their text: a publishable key may run these and no others.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { buildSchema, parse, validate } from 'graphql';
import { dist, root } from './bundles.mjs';

const SUFFIX = '.graphql.ts';

const filesOf = async () => {
  const entries = await readdir(join(root, 'widget'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(SUFFIX))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
};

const isOperation = (value) =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  /^(query|mutation|subscription)\b/.test(value.text);

/**
 * Runs all `*.graphql.ts` files of the widget and takes the operations they export.
 * @returns {Promise<Record<string, string>>} document by hash, in hexadecimal
 */
export async function collectOperations() {
  const files = await filesOf();
  const contents = files
    .map((file, index) => `export * as m${index} from ${JSON.stringify(file)};`)
    .join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    absWorkingDir: root,
    logLevel: 'warning',
  });
  const modules = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  );
  const documents = Object.values(modules)
    .flatMap((module) => Object.values(module))
    .filter(isOperation)
    .map(({ text }) => [createHash('sha256').update(text).digest('hex'), text]);
  return Object.fromEntries(documents.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The contract as it is written down: SDL. */
export const readContract = () => readFile(join(root, 'schema/schema.graphql'), 'utf8');

/**
 * What of the operations the contract does not allow.
 * @param {string[]} texts of operations, each with its fragments
 * @param {string} sdl the contract
 * @returns {string[]} one line for each fault
 */
export const faultsOf = (texts, sdl) => {
  const schema = buildSchema(sdl);
  return texts.flatMap((text) =>
    validate(schema, parse(text)).map(
      ({ message }) => `${text.slice(0, text.search(/[({]/)).trim()}: ${message}`,
    ),
  );
};

/**
 * Writes the list beside the widget and returns it.
 * @throws {Error} where the contract does not allow one of them
 */
export async function writeOperations(path = join(dist, 'widget/operations.json')) {
  const operations = await collectOperations();
  const faults = faultsOf(Object.values(operations), await readContract());
  if (faults.length > 0) throw new Error(`schema.graphql does not allow:\n${faults.join('\n')}`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(operations, null, 1)}\n`);
  return operations;
}
