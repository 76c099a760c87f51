import { openEmbedded, type EmbeddedPlace } from './embedded.ts';
import { observedConnection, type Observe } from './observed.ts';
import type { Connection } from './connection.ts';
import { estimable } from './estimate.ts';
import { PrismaClient, type Prisma } from './generated/client/client.ts';
import { watchedClient, watchedConnection } from './one-connection.ts';
import { childrenReader, type ReadChildren } from './children.ts';
import { clientOver } from './client.ts';
import { openServer } from './server.ts';

export { IN_MEMORY } from './embedded.ts';
export { StartupError } from './startup-error.ts';

/** A transaction of Prisma: what a part of the domain gets to write with. */
export type Tx = Prisma.TransactionClient;

/** The open database: Prisma's client, and what goes beyond it. */
export type Database = Omit<Connection, 'adapter' | 'send' | 'begin'> & {
  readonly prisma: PrismaClient;
  readonly children: ReadChildren;
};

export type DatabaseOptions = {
  /** `postgresql://…`; without it the embedded database is used. */
  databaseUrl?: string | undefined;
  /** Folder of the embedded database (in `<dataDir>/pglite`), or IN_MEMORY. */
  dataDir: EmbeddedPlace;
  /** PostgreSQL's own address, where `databaseUrl` leads to a pooler in transaction mode. */
  databaseDirectUrl?: string | undefined;
  /** Connections to a server, at most. */
  poolSize?: number | undefined;
  /** Sees each statement that is run. */
  observe?: Observe | undefined;
};

/** Waiting for, and running, one interactive transaction, in milliseconds. The embedded database has one connection. */
const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

/**
 * A database around an open connection; closing it closes the connection. `watched` makes it an error to ask the pool for a
 * second connection inside a transaction, which it costs something to notice: for tests.
 */
export function databaseOf(
  connection: Connection,
  { watched = false }: { watched?: boolean } = {},
): Database {
  const { adapter, send, begin, close, ...rest } = estimable(
    watched ? watchedConnection(connection) : connection,
  );
  const prisma = new PrismaClient({ adapter, transactionOptions: TRANSACTION, errorFormat: 'minimal' });
  const client = clientOver(prisma, { send, begin }, TRANSACTION);
  return {
    ...rest,
    prisma: watched ? watchedClient(client) : client,
    children: childrenReader(send),
    async close() {
      await prisma.$disconnect();
      await close();
    },
  };
}

/**
 * Opens the database: a PostgreSQL server when `databaseUrl` is given, else the embedded one.
 * @throws StartupError with one clear line when that is not possible.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { databaseUrl, databaseDirectUrl, dataDir, poolSize, observe } = options;
  const connection = databaseUrl
    ? await openServer({ url: databaseUrl, directUrl: databaseDirectUrl, poolSize })
    : await openEmbedded(dataDir);
  return databaseOf(observe ? observedConnection(connection, observe) : connection);
}
