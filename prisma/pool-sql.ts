import type pg from 'pg';
import type { Connection, SqlResult } from './connection.ts';

const WRAPPED = /^\s*BEGIN;([\s\S]*?);?\s*COMMIT;?\s*$/i;

/** The inside of a script written as `BEGIN; … COMMIT;`, or undefined when it is not one. */
const insideTransaction = (script: string): string | undefined => WRAPPED.exec(script)?.[1];

const lastOf = (result: pg.QueryResult | pg.QueryResult[]): SqlResult => ({
  rows: ((Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? []) as SqlResult['rows'],
});

async function inTransaction(pool: pg.Pool, script: string): Promise<SqlResult> {
  const client = await pool.connect();
  try {
    // Several statements in one message are one transaction to the server.
    const result = lastOf(await client.query(script));
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** What a connection can do with SQL, on any of the connections of a pool. */
export const sqlOver =
  (pool: pg.Pool): Connection['executeSql'] =>
  async (text, values) => {
    if (values?.length) return lastOf(await pool.query(text, values));
    const inside = insideTransaction(text);
    return inside === undefined ? lastOf(await pool.query(text)) : inTransaction(pool, inside);
  };

/** How the connections of a pool stand. */
export const connectionsOf = ({
  totalCount,
  idleCount,
  waitingCount,
}: pg.Pool): ReturnType<Connection['connections']> => ({
  busy: totalCount - idleCount,
  idle: idleCount,
  waiting: waitingCount,
});
