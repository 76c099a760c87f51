// Generates the Prisma client and the Pothos types. Skipped when the schema has not changed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generated, prisma, schemaFile } from './cli/prisma.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const stamp = join(generated, '.schema-sha256');
const version = JSON.parse(readFileSync(join(here, '../node_modules/prisma/package.json'), 'utf8')).version;
const digest = createHash('sha256')
  .update(version)
  .update(readFileSync(schemaFile))
  .update(readFileSync(fileURLToPath(import.meta.url)))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
  if (!prisma('generate') || !existsSync(join(generated, 'client/client.ts'))) process.exit(1);
  writeFileSync(stamp, digest);
}
