import pg from 'pg';

/** The server that the bench makes its databases on. */
export const SERVER = process.env['BENCH_SERVER_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres';

export type Tenant = { readonly providerId: string; readonly mode: 'TEST'; readonly secretKey: string };

/** A generated database: how much is in it, and how to come in. */
export type World = {
  readonly filings: number;
  readonly masterKey: string;
  readonly main: Tenant;
  readonly small: Tenant;
};

export const addressOf = (name: string): string => {
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return url.href;
};

const onServer = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Keeps what is needed to come in as the database's own comment: it goes with it. */
export async function remember(name: string, world: World): Promise<World> {
  await onServer((client) =>
    client.query(`COMMENT ON DATABASE "${name}" IS ${pg.escapeLiteral(JSON.stringify(world))}`),
  );
  return world;
}

/** The database of this name, where it was generated to its end. */
export const recall = (name: string): Promise<World | null> =>
  onServer(async (client) => {
    const { rows } = await client.query<{ said: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS said FROM pg_database WHERE datname = $1`,
      [name],
    );
    return rows[0]?.said ? (JSON.parse(rows[0].said) as World) : null;
  });

export const drop = (name: string): Promise<void> =>
  onServer(async (client) => void (await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)));
