import { Command } from '@commander-js/extra-typings';
import { openDatabase } from '../../../prisma/database.ts';
import { migrate } from '../../../prisma/migrate.ts';
import { readConfig } from '../../config.ts';
import type { Cli } from '../terminal.ts';

/** Brings the database of the environment's configuration up to date and says what was done. */
export const migrateFamily = (cli: Cli) =>
  new Command('migrate')
    .description('bring the database up to date; every start of the service does it as well')
    .action(
      cli.answering(async () => {
        const database = await openDatabase(readConfig(cli.env));
        try {
          const applied = await migrate(database);
          return {
            text: applied.length > 0 ? `applied ${applied.join(', ')}` : 'nothing to apply',
            json: { applied },
          };
        } finally {
          await database.close();
        }
      }),
    );
