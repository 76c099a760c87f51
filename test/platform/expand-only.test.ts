import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contractionsIn } from '../../prisma/expand.ts';
import { migrationNames, migrationsFolder } from '../../prisma/migrations.ts';

/** The first has nothing older; this one was written before there was a rule. Both stay as they are. */
const BEFORE_THE_RULE = ['20261129125737_first', '20261130141440_products_of_the_provider'];

test('every migration only adds, so that the release before goes on working beside it', async () => {
  const names = (await migrationNames()).filter((name) => !BEFORE_THE_RULE.includes(name));
  expect(names.length).toBeGreaterThan(20);
  const found = names.flatMap((name) =>
    contractionsIn(readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8')).map(
      ({ statement, why }) => `${name}: ${statement}: ${why}`,
    ),
  );
  expect(found).toEqual([]);
});

test('the one before the rule would be refused by it', () => {
  const sql = readFileSync(join(migrationsFolder, BEFORE_THE_RULE[1] ?? '', 'migration.sql'), 'utf8');
  expect(contractionsIn(sql).map(({ why }) => why)).toEqual([
    'an older version compares and writes by the former type',
    'an older version still names the type in its statements',
  ]);
});

test.each([
  'DROP TABLE "Filing"',
  'ALTER TABLE "Filing" DROP COLUMN "city"',
  'ALTER TABLE "Filing" ADD COLUMN "a" TEXT,\nDROP COLUMN "city"',
  'DROP TYPE "Product"',
  'ALTER TABLE "Filing" RENAME COLUMN "city" TO "town"',
  'ALTER TABLE "Filing" RENAME TO "Order"',
  `ALTER TYPE "Mode" RENAME VALUE 'TEST' TO 'REHEARSAL'`,
  'ALTER TABLE "Filing" ALTER COLUMN "city" TYPE INTEGER',
  'ALTER TABLE "Filing" ALTER COLUMN "city" SET DATA TYPE VARCHAR(10)',
  'ALTER TABLE "Filing" ALTER COLUMN "city" SET NOT NULL',
  'ALTER TABLE "Filing" ALTER COLUMN "city" DROP DEFAULT',
  'ALTER TABLE "Filing" ADD COLUMN "town" VARCHAR(10) NOT NULL',
  'ALTER TABLE "Filing" ADD COLUMN "a" TEXT DEFAULT \'x, y\', ADD COLUMN "town" TEXT NOT NULL',
  'CREATE UNIQUE INDEX "Filing_city_key" ON "Filing"("providerId", "city")',
  'ALTER TABLE "Filing" ADD CONSTRAINT "x" FOREIGN KEY ("city") REFERENCES "City"("id")',
  'ALTER TABLE "Filing" ADD CONSTRAINT "x" CHECK (length("city") < 10)',
  'DROP INDEX "Filing_city_key"',
  'DELETE FROM "Filing" WHERE true',
  '-- contract: soon\nDROP TABLE "Filing"',
])('is more than an addition: %s', (statement) => {
  expect(contractionsIn(`CREATE TABLE "Other" ("id" TEXT NOT NULL);\n${statement};\n`)).toHaveLength(1);
});

test.each([
  'ALTER TABLE "Filing" ADD COLUMN "town" TEXT',
  `ALTER TABLE "Filing" ADD COLUMN "town" TEXT NOT NULL DEFAULT 'none; DROP TABLE x'`,
  'ALTER TABLE "AuditEvent" ADD COLUMN "number" BIGSERIAL NOT NULL',
  'ALTER TABLE "Filing" ALTER COLUMN "city" DROP NOT NULL',
  `ALTER TYPE "Mode" ADD VALUE 'DRILL'`,
  'CREATE TABLE "Town" ("id" TEXT NOT NULL);\nCREATE UNIQUE INDEX "Town_id_key" ON "Town"("id")',
  'ALTER TABLE "Filing" ADD COLUMN "townId" TEXT;\nALTER TABLE "Filing" ADD CONSTRAINT "x" FOREIGN KEY ("townId") REFERENCES "Town"("id")',
  'ALTER TABLE "Filing" ADD COLUMN "code" TEXT;\nCREATE UNIQUE INDEX "k" ON "Filing"("providerId", "code")',
  'DROP INDEX "Filing_city_idx"',
  'UPDATE "Filing" SET "city" = NULL -- DROP TABLE "Filing"',
  'DO $$ BEGIN DELETE FROM "Filing"; END $$',
  '-- contract: 0.3.0, nothing names it since 0.2.0\nDROP TYPE "Product"',
])('is an addition, or the declared end of one: %s', (statement) => {
  expect(contractionsIn(`${statement};\n`)).toEqual([]);
});
