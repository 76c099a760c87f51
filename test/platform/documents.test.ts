import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { runProgram } from '../../server/cli/program.ts';

const ROOMS = ['prisma', 'schema', 'server', 'test', 'widget'];

const markdownIn = (folder: string, deep: boolean): string[] =>
  readdirSync(join(projectRoot, folder), { recursive: deep, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

const DOCUMENTS = [
  ...markdownIn('.', false),
  ...markdownIn('.github', true),
  ...markdownIn('.changeset', false),
  ...ROOMS.map((room) => join(room, 'README.md')),
];

const textOf = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

/** `a/{b,c}.ts` names two files. */
const expanded = (path: string): string[] => {
  const [whole, head = '', choice = '', tail = ''] = /^(.*?)\{([^}]*)\}(.*)$/.exec(path) ?? [];
  return whole === undefined ? [path] : choice.split(',').flatMap((one) => expanded(`${head}${one}${tail}`));
};

/** Paths that stand in backquotes; what has a blank to be filled in, or is only made by a build, is none. */
const namedPaths = (document: string): string[] =>
  [...textOf(document).matchAll(/`((?:prisma|schema|server|test|widget)\/[\w./{},-]+)`/g)]
    .map(([, path = '']) => path)
    .flatMap(expanded)
    .filter((path) => !/generated|^schema\/client/.test(path));

const links = (document: string): string[] =>
  [...textOf(document).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)].map(([, to = '']) =>
    normalize(join(dirname(document), to)),
  );

const missing = (document: string, paths: readonly string[]): string[] =>
  paths.filter((path) => !existsSync(join(projectRoot, path))).map((path) => `${document}: ${path}`);

const { scripts, dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<
  'scripts' | 'dependencies' | 'devDependencies',
  Record<string, string>
>;

/** Commands of the operator's program, up to their first argument or option. */
const commandsIn = (document: string): string[][] =>
  [
    ...textOf(document).matchAll(
      /(?:`|^\s*)(?:npm run jieru -- |jieru )([a-z][a-z -]*?)(?= --|[`<…“"'/\d]|\s+[^a-z]|$)/gm,
    ),
  ].map(([, words = '']) => words.trim().split(/\s+/));

/** Whether the help is about the command itself: for an unknown one the program shows that of the family. */
async function isKnown(command: readonly string[]): Promise<boolean> {
  let help = '';
  const terminal = { env: {}, out: (text: string) => void (help += text), err: () => undefined };
  if ((await runProgram([...command, '--help'], terminal)) !== 0) return false;
  const usage = /^Usage: jieru (.*)$/m.exec(help)?.[1] ?? '';
  const named = usage.replace(/ ?[[<].*$/, '');
  const isArgument = !usage.endsWith('[command]');
  return command.join(' ') === named || (isArgument && command.join(' ').startsWith(`${named} `));
}

describe('the documents', () => {
  it('lie in every room', () => {
    expect(DOCUMENTS.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
  });

  it('name files and folders that are there', () => {
    const named = DOCUMENTS.flatMap(namedPaths);
    expect(named.length).toBeGreaterThan(30);
    expect(DOCUMENTS.flatMap((path) => missing(path, namedPaths(path)))).toEqual([]);
  });

  it('link to what is there', () => {
    expect(DOCUMENTS.flatMap(links).length).toBeGreaterThan(10);
    expect(DOCUMENTS.flatMap((path) => missing(path, links(path)))).toEqual([]);
  });

  it('tell scripts to run that there are', () => {
    const told = DOCUMENTS.flatMap((path) =>
      [...textOf(path).matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name),
    );
    expect(told.length).toBeGreaterThan(10);
    expect(told.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('tell commands of the operator that the program knows', async () => {
    const told = DOCUMENTS.flatMap((path) => commandsIn(path).map((command) => ({ path, command })));
    expect(told.length).toBeGreaterThan(3);
    const unknown: string[] = [];
    const known = new Map<string, boolean>();
    for (const { path, command } of told) {
      const line = command.join(' ');
      if (!known.has(line)) known.set(line, await isKnown(command));
      if (!known.get(line)) unknown.push(`${path}: jieru ${line}`);
    }
    expect(unknown).toEqual([]);
    expect(await isKnown(['origin', 'add'])).toBe(false);
  });

  it('say of every dependency why it is there, and of no other', () => {
    const [, section = ''] = /^## What we depend on\n(.*?)^## /ms.exec(textOf('CONTRIBUTING.md')) ?? [];
    const named = [...section.matchAll(/`(@?[a-z0-9][\w.-]*(?:\/[\w.-]+)?)`/g)].map(([, name = '']) => name);
    const installed = Object.keys({ ...dependencies, ...devDependencies });
    expect(installed.filter((name) => !named.includes(name))).toEqual([]);
    expect(new Set(named).size).toBeGreaterThan(80);
    const meant = named.filter((name) => name.startsWith('@') || !name.includes('/'));
    expect(meant.filter((name) => !installed.includes(name))).toEqual([]);
  });

  it('show a README that is read at one sitting', () => {
    expect(textOf('README.md').split('\n').length).toBeLessThanOrEqual(150);
  });
});
