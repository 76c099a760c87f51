import { openEmbedded, type EmbeddedPlace } from './embedded.ts';
import type { Connection } from './connection.ts';
import { PrismaClient, type Prisma } from './generated/client/client.ts';
import { openServer } from './server.ts';

export { IN_MEMORY } from './embedded.ts';
export { StartupError } from './startup-error.ts';

/** A transaction of Prisma: what a part of the domain gets to write with. */
export type Tx = Prisma.TransactionClient;

/** The open database: Prisma's client, and what goes beyond it. */
export type Database = Omit<Connection, 'adapter'> & { readonly prisma: PrismaClient };

export type DatabaseOptions = {
  /** `postgresql://…`; without it the embedded database is used. */
  databaseUrl?: string | undefined;
  /** Folder of the embedded database (in `<dataDir>/pglite`), or IN_MEMORY. */
  dataDir: EmbeddedPlace;
  /** Connections to a server, at most. */
  poolSize?: number;
};

/** Waiting for, and running, one interactive transaction, in milliseconds. The embedded database has one connection. */
const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

/** A database around an open connection; closing it closes the connection. */
export function databaseOf(connection: Connection): Database {
  const { adapter, close, ...rest } = connection;
  const prisma = new PrismaClient({ adapter, transactionOptions: TRANSACTION, errorFormat: 'minimal' });
  return {
    ...rest,
    prisma,
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
  const { databaseUrl, dataDir, poolSize } = options;
  return databaseOf(
    databaseUrl
      ? await openServer({ url: databaseUrl, ...(poolSize === undefined ? {} : { poolSize }) })
      : await openEmbedded(dataDir),
  );
}
