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

const nameOf = (): string =>
  `${PREFIX}${Math.floor(Date.now() / 1000)}_${process.pid}_${randomBytes(4).toString('hex')}`;

const addressOf = (name: string): string => {
  const url = new URL(TEST_SERVER_URL);
  url.pathname = `/${name}`;
  return url.href;
};

export type ServerDatabase = { name: string; url: string; drop(): Promise<void> };

/** A throw-away database on the server: empty, or a copy of another one that nobody is connected to. */
export async function createServerDatabase({
  template,
}: { template?: string } = {}): Promise<ServerDatabase> {
  const name = nameOf();
  const from = template === undefined ? '' : ` TEMPLATE ${pg.escapeIdentifier(template)}`;
  await asAdministrator(async (client) => {
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}${from}`);
    // The tests end services, never the server: nobody needs to wait for its disk.
    await client.query(`ALTER DATABASE ${pg.escapeIdentifier(name)} SET synchronous_commit = off`);
  });
  return {
    name,
    url: addressOf(name),
    drop: () => asAdministrator((client) => dropDatabase(name, client)),
  };
}
