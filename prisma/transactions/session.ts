import type { Duplex } from 'node:stream';
import type pg from 'pg';
import { lend, statementNames } from '../adapters.ts';
import type { Connection, Send, Session } from '../connection.ts';
import { clientTypes } from './client-types.ts';

type Query = (config: pg.QueryConfig) => Promise<pg.QueryResult<Record<string, unknown>>>;

const sending =
  (query: Query, nameOf: (text: string) => string | undefined): Send =>
  async ({ text, values, once, asClient }) => {
    const name = once ? undefined : nameOf(text);
    const { rows, rowCount } = await query({
      text,
      values: values as unknown[],
      ...(name ? { name } : {}),
      ...(asClient ? { types: clientTypes } : {}),
    });
    return { rows, count: rowCount ?? 0 };
  };

/** A connection for which one does not wait longer than that. */
async function taken(pool: pg.Pool, waitMs: number): Promise<pg.PoolClient> {
  const asked = pool.connect();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), waitMs).unref();
  });
  const client = await Promise.race([asked, late]).finally(() => clearTimeout(timer));
  if (client) return client;
  asked.then(
    (one) => one.release(),
    () => undefined,
  );
  throw new Error('no connection to the database became free in time');
}

const streamOf = (client: pg.PoolClient): Duplex | undefined =>
  (client as { connection?: { stream?: Duplex } }).connection?.stream;

/** What is sent within one turn goes to the server in one piece. */
class Gathered {
  #open = false;
  constructor(private readonly stream: Duplex | undefined) {}

  send<T>(send: () => T): T {
    if (!this.#open && this.stream) {
      this.#open = true;
      this.stream.cork();
      process.nextTick(() => {
        this.#open = false;
        this.stream?.uncork();
      });
    }
    return send();
  }
}

/** Statements on any of the connections of a pool, and transactions on one; `named` keeps each statement prepared on its connection. */
export function sendingOver(
  pool: pg.Pool,
  { named }: { named: boolean },
): Pick<Connection, 'send' | 'begin'> {
  const nameOf = named ? statementNames('sent') : () => undefined;
  const begin = async ({ waitMs, level }: Parameters<Connection['begin']>[0]): Promise<Session> => {
    const client = await taken(pool, waitMs);
    let isBroken = false;
    // The pool listens to idle connections alone, and an error that nobody hears ends the process.
    const broken = (): void => void (isBroken = true);
    client.on('error', broken);
    const gathered = new Gathered(streamOf(client));
    const query: Query = (config) => gathered.send(() => client.query(config));
    const begun = query({ text: level ? `BEGIN ISOLATION LEVEL ${level}` : 'BEGIN' });
    // Who ends it hears of it.
    begun.catch(() => undefined);
    return {
      send: sending(query, nameOf),
      lend: (work) => lend(client, work),
      async end(how) {
        try {
          const [, { command }] = await Promise.all([begun, query({ text: how })]);
          return command === 'COMMIT';
        } catch (error) {
          isBroken = true;
          throw error;
        } finally {
          client.off('error', broken);
          client.release(isBroken);
        }
      },
    };
  };
  return { send: sending((config) => pool.query(config), nameOf), begin };
}
