import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';

type Locked = {
  version: string;
  license?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
  integrity?: string;
};
type Listed = {
  name: string;
  version: string;
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
};

const read = <T>(file: string): T => JSON.parse(readFileSync(join(projectRoot, file), 'utf8')) as T;

const packages = Object.entries(
  read<{ packages: Record<string, Locked> }>('package-lock.json').packages,
).filter(([path]) => path !== '');
const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Licences under which a provider may run and pass on the service beside its own code, as SPDX names them. */
const FREE = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Python-2.0',
  'Unicode-DFS-2016',
  'Unlicense',
  'Zlib',
];
/** Free with a condition on changes to the package itself, which we leave as it is. */
const UNCHANGED: Readonly<Record<string, readonly string[]>> = {
  'LGPL-3.0-or-later': ['@img/'],
  'LGPL-3.0': ['libheif-js'],
  'EPL-2.0': ['elkjs'],
};
/** Say their licence in a file instead of their package.json. */
const BY_FILE: Readonly<Record<string, RegExp>> = {
  'png-js': /MIT/,
  'seq-queue': /MIT|Permission is hereby granted/,
};

const mayBeUsed = (name: string, licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(/ AND /i)
    .every((part) =>
      part
        .split(/ OR /i)
        .some(
          (one) => FREE.includes(one) || UNCHANGED[one]?.some((start) => name.startsWith(start)) === true,
        ),
    );

describe('what the service runs with', () => {
  it('is under licences that a provider may use', () => {
    const refused = packages
      .filter(([path, { dev, license = '' }]) => {
        const byFile = BY_FILE[nameOf(path)];
        if (byFile && !license) return !byFile.test(readFileSync(join(projectRoot, path, 'LICENSE'), 'utf8'));
        return dev !== true && !mayBeUsed(nameOf(path), license);
      })
      .map(([path, { license }]) => `${path}: ${String(license)}`);
    expect(refused).toEqual([]);
  });

  it('would be refused under another: each of these alone', () => {
    for (const licence of ['GPL-3.0-only', 'AGPL-3.0', 'SSPL-1.0', 'MIT AND GPL-2.0-only', '', 'UNLICENSED'])
      expect(mayBeUsed('somebody', licence), licence).toBe(false);
    expect(mayBeUsed('somebody', 'LGPL-3.0-or-later')).toBe(false);
    expect(mayBeUsed('somebody', '(MIT OR GPL-3.0-only)')).toBe(true);
  });

  it('is locked to the digest of what was looked at', () => {
    expect(
      packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
    ).toEqual([]);
  });
});

it('only packages that are named bring a script for their installation, and one of them may run it', () => {
  const { allowScripts } = read<{ allowScripts: Record<string, boolean> }>('package.json');
  const withScript = packages.filter(([, { hasInstallScript }]) => hasInstallScript === true);
  expect(withScript.map(([path]) => nameOf(path)).sort()).toEqual(Object.keys(allowScripts).sort());
  expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(['esbuild']);
});

describe('the list that `npm run sbom` writes', () => {
  let components: Listed[];
  beforeAll(() => {
    const written = execFileSync('npm', ['run', '-s', 'sbom'], {
      cwd: projectRoot,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    components = (JSON.parse(written) as { components: Listed[] }).components;
  });

  it('has every package of a production install with its version, and nothing of development', () => {
    const listed = new Set(components.map(({ name, version }) => `${name}@${version}`));
    const installed = packages.filter(
      ([path, { dev }]) => dev !== true && existsSync(join(projectRoot, path)),
    );
    const missing = installed
      .map(([path, { version }]) => `${nameOf(path)}@${version}`)
      .filter((one) => !listed.has(one));
    expect(missing).toEqual([]);
    expect(components).toHaveLength(
      new Set(installed.map(([path, { version }]) => `${nameOf(path)}@${version}`)).size,
    );
    for (const tool of ['vitest', 'eslint', 'playwright-core', '@stryker-mutator/core'])
      expect(
        components.some(({ name }) => name === tool),
        tool,
      ).toBe(false);
  });

  it('has what the service imports', () => {
    const { dependencies } = read<{ dependencies: Record<string, string> }>('package.json');
    const names = new Set(components.map(({ name }) => name));
    expect(Object.keys(dependencies).filter((name) => !names.has(name))).toEqual([]);
  });
});
