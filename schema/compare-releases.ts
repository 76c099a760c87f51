import { buildSchema } from 'graphql';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesBetween, declaredIn, withAdditions } from './changes.ts';

/* `check` tells what changed since the release, `note <file>` writes the additions into a changeset, `release` moves the baseline. */

const here = import.meta.dirname;
const CURRENT = join(here, 'schema.graphql');
const RELEASED = join(here, 'released.graphql');
const CHANGESETS = join(here, '../.changeset');

const contract = (path: string) => buildSchema(readFileSync(path, 'utf8'));
const changesets = readdirSync(CHANGESETS)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => readFileSync(join(CHANGESETS, name), 'utf8'));
const changes = changesBetween(contract(RELEASED), contract(CURRENT), {
  declared: changesets.flatMap(declaredIn),
  today: new Date().toISOString().slice(0, 10),
});

const [act = 'check', file] = process.argv.slice(2);
if (act === 'release') copyFileSync(CURRENT, RELEASED);
else if (act === 'note' && file) {
  const told = changesets.join('\n');
  const untold = changes.additions.filter((path) => !told.includes(`\`${path}\``));
  writeFileSync(file, withAdditions(readFileSync(file, 'utf8'), untold));
} else process.stdout.write(`${JSON.stringify(changes, null, 2)}\n`);
if (act === 'check' && changes.refused.length > 0) process.exitCode = 1;
