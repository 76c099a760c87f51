// Prisma's own command line without its download: the stub only has to exist and exit 1, because the commands used here ask
// for a schema engine they never start.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const generated = join(root, 'prisma/generated');
export const schemaFile = join(root, 'prisma/schema.prisma');

/** Runs one command on schema.prisma; what it says is told when it fails. Answers whether it went well. */
export function prisma(...words) {
  mkdirSync(generated, { recursive: true });
  const stub = join(generated, 'no-schema-engine');
  writeFileSync(stub, '#!/bin/sh\nexit 1\n');
  chmodSync(stub, 0o755);
  const run = spawnSync(
    process.execPath,
    [join(root, 'node_modules/prisma/build/index.js'), ...words, '--schema', schemaFile],
    {
      cwd: root,
      env: {
        ...process.env,
        PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
        PRISMA_SCHEMA_ENGINE_BINARY: stub,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
      encoding: 'utf8',
    },
  );
  if (run.status !== 0) process.stderr.write(`${run.stdout}\n${run.stderr}\n`);
  return run.status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exit(prisma(...process.argv.slice(2)) ? 0 : 1);
