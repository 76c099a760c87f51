import { writeMigration } from '../diff.ts';

const [name] = process.argv.slice(2);
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write('Usage: npm run db:diff -- name_in_snake_case\n');
  process.exit(2);
}
const migration = await writeMigration(name);
process.stdout.write(migration ? `prisma/migrations/${migration}/migration.sql\n` : 'no change\n');
