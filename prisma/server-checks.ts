import type pg from 'pg';
import { isTransactionPooled } from './pooler.ts';
import { otherSchema, unreachable, type ServerAddress } from './server-address.ts';
import { StartupError } from './startup-error.ts';

const OLDEST_VERSION = 14;

type Facts = {
  version: string;
  who: string;
  database: string;
  schema: string | null;
  has_tables: boolean;
  may_make_tables: boolean;
  has_jobs: boolean;
  may_make_schemas: boolean;
};

const FACTS = `SELECT current_setting('server_version') AS version, quote_ident(current_user) AS who,
  quote_ident(current_database()) AS database, current_schema() AS schema,
  EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public' AND tablename = '_prisma_migrations') AS has_tables,
  has_schema_privilege('public', 'USAGE') AND has_schema_privilege('public', 'CREATE') AS may_make_tables,
  to_regnamespace('pgboss') IS NOT NULL AS has_jobs,
  has_database_privilege(current_database(), 'CREATE') AS may_make_schemas`;

/**
 * What the service needs of its server, asked before anything is made there.
 * @throws StartupError with the one thing to set
 */
export async function checkServer(pool: pg.Pool, address: ServerAddress): Promise<void> {
  const { label, setting } = address;
  const { rows } = await pool
    .query<Facts>(FACTS)
    .catch((error: unknown) => Promise.reject(unreachable(address, error)));
  const [facts] = rows;
  if (!facts) throw new StartupError(`The database at ${label} (${setting}) answers nothing.`);
  const refuse = (reason: string): StartupError =>
    new StartupError(`The database at ${label} (${setting}) ${reason}`);
  if (parseInt(facts.version, 10) < OLDEST_VERSION)
    throw refuse(`is PostgreSQL ${facts.version}; ${OLDEST_VERSION} or later is needed.`);
  if (facts.schema !== null && facts.schema !== 'public') throw otherSchema(setting, facts.schema);
  if (!facts.has_tables && !facts.may_make_tables)
    throw refuse(
      `lets ${facts.who} make no tables; run: GRANT USAGE, CREATE ON SCHEMA public TO ${facts.who};`,
    );
  if (!facts.has_jobs && !facts.may_make_schemas)
    throw refuse(
      `lets ${facts.who} make no schema for the job queues; run: GRANT CREATE ON DATABASE ${facts.database} TO ${facts.who};`,
    );
  await assertZone(pool, refuse, facts.who);
}

const UTC = /^(Etc\/)?(UTC|UCT|Universal|Zulu|GMT|Greenwich)$/i;

/** Times go over the wire without a zone: a pooler that forgets ours would shift every one of them in silence. */
async function assertZone(
  pool: pg.Pool,
  refuse: (reason: string) => StartupError,
  who: string,
): Promise<void> {
  const asked = await Promise.all(
    Array.from({ length: 4 }, () =>
      pool.query<{ zone: string }>(`SELECT current_setting('TimeZone') AS zone`),
    ),
  );
  const zone = asked.map(({ rows }) => rows[0]?.zone ?? '').find((one) => !UTC.test(one));
  if (zone !== undefined)
    throw refuse(
      `does not keep the time zone of a connection (${zone}); run: ALTER ROLE ${who} SET timezone TO 'UTC'; and reconnect the pooler.`,
    );
}

/**
 * Where lock and notifications go: the database itself, past a pooler.
 * @throws StartupError when a pooler in transaction mode stands in between and no other address is given
 */
export async function directAddress(
  address: ServerAddress,
  direct: ServerAddress | undefined,
): Promise<{ direct: ServerAddress; pooled: boolean }> {
  const pooledAt = (one: ServerAddress): Promise<boolean> =>
    one.pooled
      ? Promise.resolve(true)
      : isTransactionPooled(one.url).catch((error: unknown) => Promise.reject(unreachable(one, error)));
  const chosen = direct ?? address;
  if (await pooledAt(chosen))
    throw new StartupError(
      `A pooler in transaction mode answers at ${chosen.label} (${chosen.setting}); set DATABASE_DIRECT_URL to PostgreSQL's own address, for the start-up lock and notifications, which such a pooler does not carry.`,
    );
  return { direct: chosen, pooled: direct !== undefined };
}
