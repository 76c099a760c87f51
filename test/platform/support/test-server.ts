import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Where tests look for a PostgreSQL server; its user must be allowed to create databases. */
export const TEST_SERVER_URL =
  process.env['TEST_DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres';

const PREFIX = 'jieru_test_';
const FORGOTTEN_AFTER_SECONDS = 3600;

const asAdministrator = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: TEST_SERVER_URL, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Why no server can be tested against, or undefined when one answers. Clears what killed runs left behind. */
export async function serverProblem(): Promise<string | undefined> {
  try {
    await asAdministrator(async (client) => {
      const oldest = Math.floor(Date.now() / 1000) - FORGOTTEN_AFTER_SECONDS;
      const { rows } = await client.query<{ datname: string }>(
        'SELECT datname FROM pg_database WHERE datname LIKE $1',
        [`${PREFIX}%`],
      );
      for (const { datname } of rows) {
        if (Number(datname.slice(PREFIX.length).split('_')[0]) < oldest) await dropDatabase(datname, client);
      }
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const dropDatabase = async (name: string, client: pg.Client): Promise<void> =>
  void (await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`));

/** An empty throw-away database on the server. */
export async function createServerDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `${PREFIX}${Math.floor(Date.now() / 1000)}_${process.pid}_${randomBytes(4).toString('hex')}`;
  await asAdministrator((client) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`));
  const url = new URL(TEST_SERVER_URL);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdministrator((client) => dropDatabase(name, client)) };
}
