import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../prisma/database.ts';
import { driftSql, pendingSql } from '../../prisma/diff.ts';
import { migrate } from '../../prisma/migrate.ts';
import { migrationNames } from '../../prisma/migrations.ts';
import { openServer } from '../../prisma/server.ts';
import { IN_MEMORY, openEmbedded } from '../../prisma/embedded.ts';
import { eachDatabase, openEmbeddedForTest } from '../testkit/database.ts';
import { createServerDatabase } from './support/test-server.ts';

const COLUMNS = `
  SELECT table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' '
      || coalesce(datetime_precision::text, '') || ' ' || coalesce(column_default, '') AS line
  FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1`;
const CONSTRAINTS = `
  SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS line
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1`;
const INDEXES = `SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`;
const ENUMS = `
  SELECT t.typname || ' ' || e.enumlabel || ' ' || row_number() OVER (PARTITION BY t.oid ORDER BY e.enumsortorder) AS line
  FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid ORDER BY 1`;

/** Every column, constraint, index and enum value of a database, one line each; the same on any version of the server. */
async function shapeOf(database: Database): Promise<string[]> {
  const lines: string[] = [];
  for (const query of [COLUMNS, CONSTRAINTS, INDEXES, ENUMS]) {
    const { rows } = await database.executeSql(query);
    lines.push(...rows.map((row) => String(row['line'])));
  }
  return lines.sort();
}

const provider = (id: string) => ({ id, slug: id, name: 'Example', wrappedKey: new Uint8Array([1]) });

test('the migrations lead exactly to schema.prisma', async () => {
  expect(await pendingSql()).toBeNull();
}, 60_000);

eachDatabase((open, kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  /** A database without any table, and how to be rid of it. */
  const empty = async () => {
    if (kind === 'pglite') return openEmbedded(IN_MEMORY);
    const place = await createServerDatabase();
    const connection = await openServer({ url: place.url });
    return { ...connection, close: () => connection.close().then(place.drop) };
  };

  test.runIf(kind === 'pglite')(
    'a migrated database has exactly the tables of schema.prisma, and one more would be noticed',
    async () => {
      expect(await driftSql(database)).toBeNull();
      await database.executeSql('CREATE TABLE stray (id int PRIMARY KEY)');
      expect(await driftSql(database)).toMatch(/DROP TABLE "stray"/);
      await database.executeSql('DROP TABLE stray');
    },
  );

  // The adapter cannot read a server's catalogue for the schema engine, hence the comparison with the embedded database.
  test.runIf(kind === 'postgresql')('a server has the very tables the embedded database has', async () => {
    const embedded = await openEmbeddedForTest();
    try {
      const shape = await shapeOf(database);
      expect(shape.length).toBeGreaterThan(100);
      expect(shape).toEqual(await shapeOf(embedded));
    } finally {
      await embedded.close();
    }
  });

  test('a database that is up to date is not handed to the schema engine, which takes seconds to start', async () => {
    const noEngine = (): never => {
      throw new Error('the schema engine was started');
    };
    const watched: Pick<Database, 'executeSql' | 'exclusively'> = {
      executeSql: database.executeSql,
      exclusively: (work) =>
        database.exclusively((adapter) =>
          work({ ...adapter, connect: noEngine, connectToShadowDb: noEngine }),
        ),
    };
    expect(await migrate(watched)).toEqual([]);
  });

  test('migrating again changes nothing and leaves the rows Prisma itself writes', async () => {
    expect(await migrate(database)).toEqual([]);
    const { rows } = await database.executeSql(
      'SELECT migration_name, finished_at, length(checksum) AS checksum FROM _prisma_migrations ORDER BY 1',
    );
    expect(rows.map((row) => row['migration_name'])).toEqual(await migrationNames());
    expect(rows.every((row) => row['finished_at'] !== null && Number(row['checksum']) === 64)).toBe(true);
  });

  test('of two migrators that start together one migrates and the other finds it done', async () => {
    const fresh = await empty();
    try {
      const applied = await Promise.all([migrate(fresh), migrate(fresh)]);
      expect(applied.flat().sort()).toEqual(await migrationNames());
    } finally {
      await fresh.close();
    }
  });

  test('times keep their instant', async () => {
    const at = new Date('2019-06-01T12:34:56.789Z');
    await database.prisma.provider.create({ data: { ...provider('prv_time'), createdAt: at } });
    const row = await database.prisma.provider.findUniqueOrThrow({ where: { id: 'prv_time' } });
    expect(row.createdAt).toEqual(at);
    const { rows } = await database.executeSql(
      `SELECT extract(epoch FROM "createdAt")::float8 * 1000 AS ms FROM "Provider" WHERE id = $1`,
      ['prv_time'],
    );
    expect(Math.round(Number(rows[0]?.['ms']))).toBe(at.getTime());
  });

  test('a transaction that throws leaves nothing behind, and the next one works', async () => {
    const work = database.prisma.$transaction(async (tx) => {
      await tx.provider.create({ data: provider('prv_rolled_back') });
      throw new Error('on purpose');
    });
    await expect(work).rejects.toThrow('on purpose');
    await database.prisma.$transaction((tx) => tx.provider.create({ data: provider('prv_kept') }));
    expect(await database.prisma.provider.findMany({ where: { id: { startsWith: 'prv_rolled' } } })).toEqual(
      [],
    );
    expect(await database.prisma.provider.count({ where: { id: 'prv_kept' } })).toBe(1);
  });

  test('a commit that fails fails for the caller', async () => {
    await database.executeSql(
      'CREATE TABLE late (id int, CONSTRAINT late_once UNIQUE (id) DEFERRABLE INITIALLY DEFERRED)',
    );
    const work = database.prisma.$transaction(async (tx) => {
      await tx.$executeRawUnsafe('INSERT INTO late VALUES (1)');
      await tx.$executeRawUnsafe('INSERT INTO late VALUES (1)');
    });
    await expect(work).rejects.toThrow();
    expect((await database.executeSql('SELECT * FROM late')).rows).toEqual([]);
  });

  test('a script that fails half-way undoes its first half and blocks nobody', async () => {
    const script = 'BEGIN; CREATE TABLE half (id int); INSERT INTO nowhere VALUES (1); COMMIT;';
    await expect(database.executeSql(script)).rejects.toThrow(/nowhere/);
    const { rows } = await database.executeSql(`SELECT to_regclass('half') AS name`);
    expect(rows).toEqual([{ name: null }]);
  });

  test('many transactions at once all come through', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `prv_many_${index}`);
    await Promise.all(
      ids.map((id) => database.prisma.$transaction((tx) => tx.provider.create({ data: provider(id) }))),
    );
    expect(await database.prisma.provider.count({ where: { id: { in: ids } } })).toBe(ids.length);
  });
});
