import { readConfig } from '../../server/config.ts';
import { openDatabase, StartupError } from '../database.ts';
import { migrate } from '../migrate.ts';

/** Brings the database of the environment's configuration up to date and says what was done. */
async function run(): Promise<void> {
  const database = await openDatabase(readConfig());
  try {
    const names = await migrate(database);
    process.stdout.write(names.length ? `applied ${names.join(', ')}\n` : 'nothing to apply\n');
  } finally {
    await database.close();
  }
}

run().catch((error: unknown) => {
  if (!(error instanceof StartupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
