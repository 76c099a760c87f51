// Generates the Prisma client and the Pothos types without Prisma's own engine download: the stub only has to exist and
// exit 1, because `generate` asks for a schema engine it never uses. Skipped when the schema has not changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, 'generated');
const stamp = join(out, '.schema-sha256');
const version = JSON.parse(readFileSync(join(here, '../node_modules/prisma/package.json'), 'utf8')).version;
const digest = createHash('sha256')
  .update(version)
  .update(readFileSync(join(here, 'schema.prisma')))
  .update(readFileSync(fileURLToPath(import.meta.url)))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
  mkdirSync(out, { recursive: true });
  const stub = join(out, 'no-schema-engine');
  writeFileSync(stub, '#!/bin/sh\nexit 1\n');
  chmodSync(stub, 0o755);
  const run = spawnSync(
    process.execPath,
    [
      join(here, '../node_modules/prisma/build/index.js'),
      'generate',
      '--schema',
      join(here, 'schema.prisma'),
    ],
    {
      cwd: join(here, '..'),
      env: {
        ...process.env,
        PATH: `${join(here, '../node_modules/.bin')}:${process.env.PATH}`,
        PRISMA_SCHEMA_ENGINE_BINARY: stub,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
      encoding: 'utf8',
    },
  );
  if (run.status !== 0 || !existsSync(join(out, 'client/client.ts'))) {
    process.stderr.write(`${run.stdout}\n${run.stderr}\n`);
    process.exit(run.status ?? 1);
  }
  writeFileSync(stamp, digest);
}
