import type { Database } from '../../../prisma/database.ts';
import { migrationNames } from '../../../prisma/migrations.ts';
import { findMasterKey } from '../../platform/privacy/master-key.ts';
import type { Config } from '../../config.ts';
import { openPrivacy } from '../../platform/service/open-privacy.ts';
import { holdsSealedData } from '../../platform/privacy/installation.ts';
import { fail, looked, ok, warn, type Check, type Finding } from './check.ts';

const one = async ({ executeSql }: Pick<Database, 'executeSql'>, sql: string): Promise<string> => {
  const { rows } = await executeSql(sql, []);
  const [value] = Object.values(rows[0] ?? {});
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
};

/** Names of the migrations the database has; none in an empty one. */
async function applied({ executeSql }: Database): Promise<string[]> {
  const { rows: tables } = await executeSql(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`,
    [],
  );
  if (tables[0]?.['there'] !== true) return [];
  const { rows } = await executeSql(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    [],
  );
  return rows.map(({ name }) => String(name));
}

/** Migrations the database lacks. */
export const pendingMigrations = async (database: Database): Promise<string[]> => {
  const there = new Set(await applied(database));
  return (await migrationNames()).filter((name) => !there.has(name));
};

async function migrations(database: Database): Promise<Finding> {
  const ours = new Set(await migrationNames());
  const newer = (await applied(database)).filter((name) => !ours.has(name));
  if (newer.length > 0)
    return fail(
      `the database is of a newer version (it has ${newer.join(', ')})`,
      'run that version, or restore the backup made before it',
    );
  const pending = await pendingMigrations(database);
  return pending.length === 0
    ? ok('all applied')
    : warn(`${pending.length} not applied yet`, 'run jieru migrate, or start the service, which does it');
}

async function masterKey(database: Database, config: Config): Promise<Finding> {
  if ((await pendingMigrations(database)).length > 0)
    return warn(
      'not looked at before the migrations are applied',
      'run jieru migrate, then the doctor again',
    );
  if (!(await holdsSealedData(database.prisma)))
    return findMasterKey(config)
      ? ok('there; the database holds nothing yet')
      : warn(
          'none yet; the first start makes one in DATA_DIR',
          'keep it in your backup: lost key, lost data',
        );
  await database.exclusively(() => openPrivacy(database, config));
  return ok('opens what the database holds');
}

const FAR_MS = 2_000;

async function clock(database: Database): Promise<Finding> {
  const before = Date.now();
  const theirs = Number(await one(database, 'SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms'));
  const middle = (before + Date.now()) / 2;
  const apart = Math.round(theirs - middle);
  return Math.abs(apart) <= FAR_MS + (Date.now() - before) / 2
    ? ok('agrees with the database’s')
    : fail(
        `the database’s clock is ${Math.abs(apart)} ms ${apart > 0 ? 'ahead' : 'behind'}`,
        'let both machines set their clocks from the network (NTP)',
      );
}

/** The looks at an open database. */
export const dataChecks = (database: Database, config: Config): Promise<Check[]> =>
  Promise.all([
    looked('database', 'see DATABASE_URL and DATA_DIR', async () =>
      ok(`${database.kind}, PostgreSQL ${await one(database, 'SHOW server_version')}`),
    ),
    looked('time zone', 'let sessions of the service’s user run in UTC', async () => {
      const zone = await one(database, 'SHOW TimeZone');
      return /^(Etc\/)?(UTC|GMT)$/i.test(zone)
        ? ok(zone)
        : fail(
            `sessions run in ${zone}: times would be shifted`,
            'ALTER ROLE … SET timezone TO UTC for the service’s user, and let the pooler pass start-up options on',
          );
    }),
    looked('migrations', 'run jieru migrate', () => migrations(database)),
    looked('master key', 'set MASTER_KEY to the key the service runs with', () =>
      masterKey(database, config),
    ),
    looked('clock', 'set the clocks from the network (NTP)', () => clock(database)),
  ]);
