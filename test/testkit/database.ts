import { readFileSync } from 'node:fs';
import { afterAll, describe, inject } from 'vitest';
import { databaseOf, type Database } from '../../prisma/database.ts';
import { IN_MEMORY, openEmbedded } from '../../prisma/embedded.ts';
import { migrate } from '../../prisma/migrate.ts';
import { openServer } from '../../prisma/server.ts';
import { createServerDatabase } from '../platform/support/test-server.ts';

export type DatabaseKind = Database['kind'];

/** Opens a fresh, migrated database. The caller may close it; it is closed and dropped after the suite anyway. */
export type OpenDatabase = () => Promise<Database>;

type Disposable = { database: Database; dispose(): Promise<void> };

/** A migrated embedded database in memory, for tests that need no server; the caller closes it. */
export const openEmbeddedForTest = async (): Promise<Database> =>
  databaseOf(await openEmbedded(IN_MEMORY, new Blob([readFileSync(inject('embeddedImage'))])));

const openOnServer = async (): Promise<Disposable> => {
  const place = await createServerDatabase();
  const database = databaseOf(await openServer({ url: place.url, poolSize: 5 }));
  const dispose = async () => {
    await database.close();
    await place.drop();
  };
  try {
    await migrate(database);
    return { database, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
};

const openOnce = async (kind: DatabaseKind): Promise<Disposable> => {
  if (kind === 'postgresql') return openOnServer();
  const database = await openEmbeddedForTest();
  return { database, dispose: () => database.close() };
};

/** The databases this run can use: the embedded one always, a server where it answers. */
export const databaseKinds = (): DatabaseKind[] =>
  inject('serverAnswers') ? ['pglite', 'postgresql'] : ['pglite'];

/** Runs a suite once on the embedded database and, where a PostgreSQL server answers, once there. */
export function eachDatabase(suite: (open: OpenDatabase, kind: DatabaseKind) => void): void {
  describe.each(databaseKinds())('on %s', (kind) => {
    const opened: Disposable[] = [];
    afterAll(async () => {
      for (const { dispose } of opened.splice(0).reverse()) await dispose();
    });
    suite(async () => {
      const fresh = await openOnce(kind);
      opened.push(fresh);
      return fresh.database;
    }, kind);
  });
}
