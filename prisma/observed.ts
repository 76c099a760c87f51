import type { SqlDriverAdapter, SqlQueryable } from '@prisma/driver-adapter-utils';
import { overriding, withAdapter } from './adapters.ts';
import type { Connection } from './connection.ts';

/** Runs a statement, and may note how long it took; it is named by what it does and to which table, never by its text. */
export type Observe = <T>(statement: string, run: () => Promise<T>) => Promise<T>;

const TABLE = /\b(?:FROM|INTO|UPDATE|JOIN)\s+(?:"?\w+"?\.)?"?(\w+)"?/i;

/** `SELECT Filing`, `BEGIN` */
function nameOf(text: string): string {
  const [verb = 'SQL'] = /[a-z]+/i.exec(text) ?? [];
  const [, table] = TABLE.exec(text) ?? [];
  return table === undefined ? verb.toUpperCase() : `${verb.toUpperCase()} ${table}`;
}

const observedQueries = <Q extends SqlQueryable>(
  queries: Q,
  observe: Observe,
): Pick<SqlQueryable, 'queryRaw' | 'executeRaw'> => ({
  queryRaw: (query) => observe(nameOf(query.sql), () => queries.queryRaw(query)),
  executeRaw: (query) => observe(nameOf(query.sql), () => queries.executeRaw(query)),
});

const observedAdapter = (adapter: SqlDriverAdapter, observe: Observe): SqlDriverAdapter =>
  overriding(adapter, {
    ...observedQueries(adapter, observe),
    startTransaction: async (isolation) => {
      const transaction = await adapter.startTransaction(isolation);
      return overriding(transaction, observedQueries(transaction, observe));
    },
  });

/** The same connection, each of whose statements is observed. */
export const observedConnection = (connection: Connection, observe: Observe): Connection => ({
  ...connection,
  adapter: withAdapter(connection.adapter, (adapter) => observedAdapter(adapter, observe)),
  send: (statement) => observe(nameOf(statement.text), () => connection.send(statement)),
  begin: async (asked) => {
    const session = await observe('BEGIN', () => connection.begin(asked));
    return {
      ...session,
      send: (statement) => observe(nameOf(statement.text), () => session.send(statement)),
      end: (how) => observe(how, () => session.end(how)),
    };
  },
  executeSql: (text, values) => observe(nameOf(text), () => connection.executeSql(text, values)),
});
