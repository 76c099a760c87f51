import pg from 'pg';

const ROUNDS = 5;
const WAIT_MS = 5_000;

const backendOf = async (client: pg.Client): Promise<number> =>
  (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid ?? 0;

/** Two clients, the first of which does nothing meanwhile: whether they meet on one connection to the server. */
async function meet(one: pg.Client, other: pg.Client): Promise<boolean> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await backendOf(one);
    await other.query('BEGIN');
    const met = (await backendOf(other)) === before || (await backendOf(one)) !== before;
    await other.query('COMMIT');
    if (met) return true;
  }
  return false;
}

/**
 * Whether a pooler stands in between that gives each transaction any connection (PgBouncer's transaction mode): then session
 * locks stay where nobody finds them again and notifications are heard by nobody.
 */
export async function isTransactionPooled(connectionString: string): Promise<boolean> {
  const config = { connectionString, connectionTimeoutMillis: WAIT_MS };
  const [one, other] = [new pg.Client(config), new pg.Client(config)];
  for (const client of [one, other]) client.on('error', () => undefined);
  try {
    await one.connect();
    // A server tells clients its own process id for cancelling; a pooler tells a number of its own.
    const told: unknown = Reflect.get(one, 'processID');
    if (told === (await backendOf(one))) return false;
    await other.connect();
    return await meet(one, other);
  } finally {
    await Promise.all([one.end(), other.end()]);
  }
}
