import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { inject } from 'vitest';
import { IN_MEMORY, openEmbedded } from '../../../prisma/embedded.ts';
import { PrismaClient } from '../../../prisma/generated/client/client.ts';
import type { Connection } from '../../../prisma/connection.ts';
import type { Order } from '../../../schema/api/list/cursor.ts';
import { pageOf } from '../../../schema/api/list/page.ts';

const WAITING: Order = {
  name: 'filings.waiting',
  direction: 'asc',
  time: { column: 'submittedAt', nullable: true },
};

describe('a page of filings by the time they wait', () => {
  let connection: Connection;
  let heard: { sql: string; client: PrismaClient<'query'> };
  beforeAll(async () => {
    connection = await openEmbedded(IN_MEMORY, new Blob([readFileSync(inject('embeddedImage'))]));
    const client = new PrismaClient({
      adapter: connection.adapter,
      log: [{ emit: 'event', level: 'query' }],
    });
    heard = { sql: '', client };
    client.$on('query', ({ query }) => (heard.sql += `${query}\n`));
  });
  afterAll(async () => {
    await heard.client.$disconnect();
    await connection.close();
  });

  const id = `fil_${'0'.repeat(26)}`;
  it.each([
    ['from the beginning', { after: null, before: null, backwards: false }],
    ['after a time', { after: { time: 0, id }, before: null, backwards: false }],
    ['after a row without a time', { after: { time: null, id }, before: null, backwards: false }],
    ['from the end', { after: null, before: null, backwards: true }],
    ['before a time', { after: null, before: { time: 0, id }, backwards: true }],
    ['before a row without a time', { after: null, before: { time: null, id }, backwards: true }],
  ])('reads no more rows than it shows, and one: %s', async (_where, wanted) => {
    heard.sql = '';
    await pageOf(WAITING, { size: 20, ...wanted }, ({ where, orderBy, take }) =>
      heard.client.filing.findMany({ where, orderBy, take }),
    );
    const statements = heard.sql.split('\n').filter((sql) => sql.startsWith('SELECT'));
    expect(statements.length).toBeGreaterThan(0);
    for (const sql of statements) expect(sql).toMatch(/ORDER BY .* LIMIT \$\d+/);
  });
});
