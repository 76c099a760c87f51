import type { TestProject } from 'vitest/node';
import { embeddedImage } from './embedded-image.ts';
import { serverProblem, TEST_SERVER_URL } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Dump of a migrated embedded database. */
    embeddedImage: string;
    /** Whether a PostgreSQL server answers. */
    serverAnswers: boolean;
  }
}

/** Runs once before all tests: says which databases they run on, and prepares the embedded one. */
export async function setup(project: TestProject): Promise<void> {
  const problem = await serverProblem();
  const { host } = new URL(TEST_SERVER_URL);
  process.stdout.write(
    problem === undefined
      ? `PostgreSQL answers at ${host}: tests run on it and on the embedded database\n`
      : `PostgreSQL does not answer at ${host} (${problem}): tests run on the embedded database only\n`,
  );
  project.provide('serverAnswers', problem === undefined);
  project.provide('embeddedImage', await embeddedImage());
}
