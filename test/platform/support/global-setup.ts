import type { TestProject } from 'vitest/node';
import { embeddedImage } from './embedded-image.ts';
import { databaseOf } from '../../../prisma/database.ts';
import { migrate } from '../../../prisma/migrate.ts';
import { openServer } from '../../../prisma/server.ts';
import { chromiumPath } from '../../testkit/browser.ts';
import { createServerDatabase, serverProblem, TEST_SERVER_URL, type ServerDatabase } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Dump of a migrated embedded database. */
    embeddedImage: string;
    /** Name of a migrated database on the PostgreSQL server, to copy; null where no server answers. */
    serverTemplate: string | null;
  }
}

/** Runs once before all tests: says which databases they run on, and prepares the embedded one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const problem = await serverProblem();
  const { host } = new URL(TEST_SERVER_URL);
  process.stdout.write(
    problem === undefined
      ? `PostgreSQL answers at ${host}: tests run on it and on the embedded database\n`
      : `PostgreSQL does not answer at ${host} (${problem}): tests run on the embedded database only\n`,
  );
  const template = problem === undefined ? await migratedOnServer() : null;
  project.provide('serverTemplate', template?.name ?? null);
  project.provide('embeddedImage', await embeddedImage());
  // Two workers that unpack it at once would start half of it.
  await chromiumPath();
  return async () => {
    await template?.drop();
  };
}

/** A migrated database that is copied: migrating takes seconds, copying a fraction of one. */
async function migratedOnServer(): Promise<ServerDatabase> {
  const place = await createServerDatabase();
  const database = databaseOf(await openServer({ url: place.url, poolSize: 2 }));
  await migrate(database);
  await database.close();
  return place;
}
