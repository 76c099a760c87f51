import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '../../../prisma/database.ts';
import { readConfig } from '../../../server/config.ts';
import { rotateMasterKey } from '../../../server/platform/service/rotate-keys.ts';

/** Changes the master key of the environment's database one provider at a time, and says each; to be killed half-way. */
const config = readConfig();
const database = await openDatabase(config);
await rotateMasterKey(database, config, {
  batch: 1,
  onBatch: async ({ rewrapped }) => {
    process.stdout.write(`${rewrapped}\n`);
    await wait(200);
  },
});
