import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { contractionsIn } from '../expand.ts';
import { MIGRATION_FILE, migrationsFolder } from '../migrations.ts';
import { projectRoot } from '../root.ts';
import { writeMigration } from '../diff.ts';

const [name] = process.argv.slice(2);
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write('Usage: npm run db:diff -- name_in_snake_case\n');
  process.exit(2);
}
const migration = await writeMigration(name);
if (!migration) process.stdout.write('no change\n');
else {
  const file = join(migrationsFolder, migration, MIGRATION_FILE);
  process.stdout.write(`${relative(projectRoot, file)}\n`);
  for (const { statement, why } of contractionsIn(await readFile(file, 'utf8')))
    process.stdout.write(`Not an addition: ${why}.\n  ${statement.replaceAll('\n', '\n  ')}\n`);
}
