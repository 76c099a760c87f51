import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packedDependencies } from '../../.ci/packed.mjs';
import { IN_MEMORY, openEmbedded } from '../../prisma/embedded.ts';
import { migrate } from '../../prisma/migrate.ts';
import { projectRoot } from '../../prisma/root.ts';
import { QUEUES } from '../../server/assembly/queues.ts';

type Locked = { dependencies?: Record<string, string>; optionalDependencies?: Record<string, string> };

const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};

/** Bytes of the files in a folder; packages that lie within a package are counted by themselves. */
const bytesIn = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.name === 'node_modules') return sum;
    return sum + (entry.isDirectory() ? bytesIn(path) : statSync(path).size);
  }, 0);

/** Where a package finds another: beside its own packages, or in a folder above. */
const placeOf = (from: string, name: string): string | null => {
  const path = join(from, 'node_modules', name);
  if (path in packages) return path;
  return from === '' ? null : placeOf(from.includes('/node_modules/') ? dirname(from) : '', name);
};

/** The places of these packages and of all that they need on this machine. */
function installed(names: string[], from = '', found = new Set<string>()): Set<string> {
  for (const name of names) {
    const place = placeOf(from, name);
    if (place === null || found.has(place) || !existsSync(join(projectRoot, place))) continue;
    found.add(place);
    const { dependencies = {}, optionalDependencies = {} } = packages[place] ?? {};
    installed(Object.keys({ ...dependencies, ...optionalDependencies }), place, found);
  }
  return found;
}

const MB = 1_000_000;

describe('what the packed server brings to a machine', () => {
  let places: string[];
  beforeAll(async () => {
    places = [...installed(Object.keys(await packedDependencies()))];
  }, 60_000);

  it('is no compiler, no second form of a package and nothing that only builds', () => {
    const names = places.map((place) => place.slice(place.lastIndexOf('node_modules/') + 13));
    expect(names).toEqual(expect.arrayContaining(['graphql', 'pg', 'sharp', '@electric-sql/pglite']));
    const heavy = [
      'prisma',
      'typescript',
      'esbuild',
      '@prisma/client',
      '@prisma/engines',
      '@embedpdf/fonts-sc',
      '@graphql-yoga/render-graphiql',
      '@redis/client',
      'ioredis',
      'onnxruntime-web',
    ];
    expect(heavy.filter((name) => names.includes(name))).toEqual([]);
  });

  it('keeps its budget: a package more is seen here before it is on every machine', () => {
    const sizes = places
      .map((place) => ({ place, bytes: bytesIn(join(projectRoot, place)) }))
      .sort((one, other) => other.bytes - one.bytes);
    const megabytes = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / MB;
    const largest = sizes.slice(0, 12).map(({ place, bytes }) => `${place} ${(bytes / MB).toFixed(1)}`);
    expect(megabytes, largest.join(', ')).toBeLessThan(125);
    expect(places.length).toBeLessThan(125);
    expect(bytesIn(join(projectRoot, 'dist')) / MB).toBeLessThan(85);
  });

  it('begins an empty folder with every migration applied', async () => {
    const image = new Blob([readFileSync(join(projectRoot, 'dist/server/database.tar.gz'))]);
    expect(image.size / MB).toBeLessThan(8);
    const connection = await openEmbedded(IN_MEMORY, image);
    try {
      expect(await migrate(connection)).toEqual([]);
      const { rows } = await connection.executeSql('SELECT count(*)::int AS queues FROM pgboss.queue');
      expect(rows[0]?.['queues']).toBe(Object.keys(QUEUES).length);
    } finally {
      await connection.close();
    }
  }, 60_000);

  it('passes on the words of those whose packages are built into it', () => {
    const notices = readFileSync(join(projectRoot, 'dist/server/NOTICES.txt'), 'utf8');
    const named = [...notices.matchAll(/^(@?[\w/-]+) \d+\.\d+\.\d+: (?:MIT|ISC|Apache-2\.0)$/gm)].map(
      ([, name]) => name,
    );
    expect(named).toEqual(
      expect.arrayContaining([
        'graphql-yoga',
        '@pothos/core',
        '@prisma/client',
        'zod',
        '@opentelemetry/core',
      ]),
    );
    expect(existsSync(join(projectRoot, 'dist/server/fonts/LICENSE'))).toBe(true);
  });
});
