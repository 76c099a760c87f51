// Writes the image of an embedded database that has every migration and every queue: for `npm run build`, which starts it from dist/.
import { writeFile } from 'node:fs/promises';
import { databaseOf } from '../../prisma/database.ts';
import { IN_MEMORY, openEmbedded } from '../../prisma/embedded.ts';
import { builtImage } from '../../prisma/image.ts';
import { migrate } from '../../prisma/migrate.ts';
import { QUEUES } from '../assembly/queues.ts';
import { openJobs } from '../platform/jobs/jobs.ts';
import { createLogger } from '../platform/service/logging.ts';

const connection = await openEmbedded(IN_MEMORY);
const database = databaseOf(connection);
await migrate(connection);
const jobs = await openJobs(
  { database, hub: { on: () => () => undefined }, logger: createLogger({ level: 'warn' }) },
  QUEUES,
);
await jobs.stop();
const image = await connection.client.dumpDataDir('gzip');
await writeFile(builtImage, Buffer.from(await image.arrayBuffer()));
await database.close();
