import { readFileSync } from 'node:fs';
import { afterAll, describe, inject } from 'vitest';
import { overriding, withAdapter } from '../../prisma/adapters.ts';
import type { Connection } from '../../prisma/connection.ts';
import { databaseOf, type Database } from '../../prisma/database.ts';
import { IN_MEMORY, openEmbedded } from '../../prisma/embedded.ts';
import { openServer } from '../../prisma/server.ts';
import { createServerDatabase, type ServerDatabase } from '../platform/support/test-server.ts';

export type DatabaseKind = Database['kind'];

/** Opens a fresh, migrated database. The caller may close it; it is closed and dropped after the suite anyway. */
export type OpenDatabase = () => Promise<Database>;

type Options = {
  watched?: boolean;
  /** Hears every statement that Prisma's client sends, with its values. */
  heard?: (sql: string, values: unknown[]) => void;
};

/** The same connection, whose statements are heard, those of transactions included. */
const listenedTo = (connection: Connection, heard: (sql: string, values: unknown[]) => void): Connection => {
  type Statements = {
    queryRaw(query: { sql: string; args: unknown[] }): unknown;
    executeRaw(query: { sql: string; args: unknown[] }): unknown;
  };
  const told = <T extends Statements>(target: T): Partial<Statements> => ({
    queryRaw: (query) => {
      heard(query.sql, query.args);
      return target.queryRaw(query);
    },
    executeRaw: (query) => {
      heard(query.sql, query.args);
      return target.executeRaw(query);
    },
  });
  return {
    ...connection,
    send: (statement) => {
      heard(statement.text, [...statement.values]);
      return connection.send(statement);
    },
    begin: async (asked) => {
      const session = await connection.begin(asked);
      return {
        ...session,
        send: (statement) => {
          heard(statement.text, [...statement.values]);
          return session.send(statement);
        },
        end: (how) => {
          heard(how, []);
          return session.end(how);
        },
      };
    },
    adapter: withAdapter(connection.adapter, (adapter) =>
      overriding(adapter, {
        ...(told(adapter) as Partial<typeof adapter>),
        startTransaction: async (isolation) => {
          const transaction = await adapter.startTransaction(isolation);
          return overriding(transaction, told(transaction) as Partial<typeof transaction>);
        },
      }),
    ),
  };
};

const testDatabaseOf = (connection: Connection, { heard, ...options }: Options): Database =>
  databaseOf(heard ? listenedTo(connection, heard) : connection, options);

/** A migrated embedded database in memory, for tests that need no server; the caller closes it. */
export const openEmbeddedForTest = async (options: Options = {}): Promise<Database> =>
  testDatabaseOf(await openEmbedded(IN_MEMORY, new Blob([readFileSync(inject('embeddedImage'))])), options);

/** A migrated throw-away database on the server, which has to answer: for a service in a process of its own. */
export async function createMigrated(): Promise<ServerDatabase> {
  const template = inject('serverTemplate');
  if (template === null) throw new Error('no PostgreSQL server answers');
  return createServerDatabase({ template });
}

const openOnServer = async (options: Options): Promise<Database> => {
  const place = await createMigrated();
  const connection = await openServer({ url: place.url, poolSize: 5 });
  return testDatabaseOf(
    {
      ...connection,
      async close() {
        await connection.close();
        await place.drop();
      },
    },
    options,
  );
};

/**
 * A migrated database for tests that are not about databases: on the PostgreSQL server where it answers, which takes half
 * the processor time of the embedded one. The caller closes it, which also drops it.
 */
export const openForTest = (options: Options = {}): Promise<Database> =>
  inject('serverTemplate') === null ? openEmbeddedForTest(options) : openOnServer(options);

/** The databases this run can use: the embedded one always, a server where it answers. */
export const databaseKinds = (): DatabaseKind[] =>
  inject('serverTemplate') === null ? ['pglite'] : ['pglite', 'postgresql'];

/** Whether this is the database of `openForTest`: what would be the same on either is tested there alone. */
export const isUsual = (kind: DatabaseKind): boolean => kind === databaseKinds().at(-1);

type DatabaseSuite = (open: OpenDatabase, kind: DatabaseKind) => void;

/** Runs a suite on each of these databases. */
function onDatabases(kinds: readonly DatabaseKind[], suite: DatabaseSuite): void {
  describe.each(kinds)('on %s', (kind) => {
    const opened: Database[] = [];
    afterAll(async () => {
      for (const database of opened.splice(0).reverse()) await database.close();
    });
    suite(async () => {
      const fresh = await (kind === 'postgresql' ? openOnServer({}) : openEmbeddedForTest());
      opened.push(fresh);
      return fresh;
    }, kind);
  });
}

/** Runs a suite whose point is the database once on the embedded one and, where a PostgreSQL server answers, once there. */
export const eachDatabase = (suite: DatabaseSuite): void => onDatabases(databaseKinds(), suite);

/** Runs a suite whose point is something else on the database of `openForTest`; with EVERY_DATABASE=1 on each. */
export const usualDatabase = (suite: DatabaseSuite): void =>
  onDatabases(process.env['EVERY_DATABASE'] ? databaseKinds() : databaseKinds().slice(-1), suite);
