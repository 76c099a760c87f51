import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { atEnd } from '../../prisma/client.ts';
import { Prisma, type PrismaClient } from '../../prisma/generated/client/client.ts';
import { aCompany } from '../testkit/companies.ts';
import { databaseKinds, openEmbeddedForTest, openForTest } from '../testkit/database.ts';
import { aDesk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

type Tx = Prisma.TransactionClient;
type Facts = { readonly id: string; readonly tenant: { providerId: string; mode: 'TEST' | 'LIVE' } };
type Writing = (tx: Tx, facts: Facts) => Promise<unknown>;

const replica = (id: string): Prisma.ReplicaCreateInput => ({ id, host: "o'Hara $1", pid: 7 });
const AT = new Date('2026-03-01T10:00:00.123Z');
const MINUTE = 60_000;

/** The same for both: bytes by their content, and times of now as such. */
function comparable(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (value instanceof Date) return Math.abs(value.getTime() - Date.now()) < MINUTE ? 'now' : value;
  if (value instanceof Prisma.Decimal) return `decimal ${value.toFixed()}`;
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, comparable(one)]));
}

/** What is one statement here, and is the same as what the client does by itself. */
const WRITES: Readonly<Record<string, Writing>> = {
  'a row with what stands in it by itself': (tx) => tx.replica.create({ data: replica('a') }),
  'a row of which some columns are answered': (tx) =>
    tx.replica.create({
      data: { ...replica('a'), sealsColumns: true, startedAt: AT },
      select: { startedAt: true },
    }),
  'a row with lists, enums, bytes and nothing': (tx, { tenant }) =>
    tx.applicant.create({
      data: {
        id: 'apl_a',
        ...tenant,
        externalRef: null,
        externalRefIndex: Buffer.from([0, 255, 92]),
        metadataIndex: ['a,b', '{"c"}', ''],
      },
    }),
  'a row with JSON': (tx, { id }) =>
    tx.timelineEvent.create({
      data: {
        id: 'tev_a',
        filingId: id,
        sequence: 9_000,
        type: 'START',
        toState: 'DRAFT',
        actorKind: 'APPLICANT',
        data: { quoted: `"'$1\\`, list: [1, null, { at: AT.toISOString() }] },
        at: AT,
      },
    }),
  'several rows': (tx) =>
    tx.replica.createMany({
      data: [replica('a'), { ...replica('b'), seenAt: AT }, { ...replica('c'), masterKeyIds: ['x'] }],
    }),
  'many rows': (tx) =>
    tx.replica.createMany({ data: Array.from({ length: 40 }, (_, at) => replica(`r${at}`)) }),
  'several rows, one of which is there': async (tx) => {
    await tx.replica.create({ data: replica('a') });
    return tx.replica.createMany({ data: [replica('a'), replica('b')], skipDuplicates: true });
  },
  'a change': (tx, { id }) =>
    tx.filing.update({ where: { id }, data: { version: { increment: 4 }, county: null, handedOverAt: AT } }),
  'a change of what is also so': (tx, { id, tenant }) =>
    tx.filing.update({
      where: { id, ...tenant, version: { gte: 1 } },
      data: { county: '330102' },
      select: { county: true },
    }),
  'a change of lists and enums': (tx, { id }) =>
    tx.filing.update({
      where: { id },
      data: { metadataIndex: { set: ['a', 'b'] }, state: { set: 'ABANDONED' } },
    }),
  'a change by several columns': (tx, { tenant }) =>
    tx.authorityAccount.update({
      where: { providerId_mode_bureau: { ...tenant, bureau: '' } },
      data: { stoppedReason: 'another' },
    }),
  'a change of several rows': (tx, { tenant }) =>
    tx.filing.updateMany({
      where: { ...tenant, state: { in: ['DRAFT', 'ABANDONED'] } },
      data: { revision: { decrement: 1 } },
    }),
  'a change of no rows': (tx) => tx.filing.updateMany({ where: { id: 'fil_nobody' }, data: { revision: 5 } }),
  'a change of rows by those below': (tx) =>
    tx.filing.updateMany({ where: { websites: { some: { position: { gte: 0 } } } }, data: { revision: 77 } }),
  'a row that is not there yet': (tx) =>
    tx.replica.upsert({ where: { id: 'a' }, create: replica('a'), update: { host: 'there' } }),
  'a row that is there': async (tx) => {
    await tx.replica.create({ data: replica('a') });
    return tx.replica.upsert({ where: { id: 'a' }, create: replica('a'), update: { pid: { increment: 2 } } });
  },
  'a row that is there, by several columns': (tx, { tenant }) =>
    tx.authorityAccount.upsert({
      where: { providerId_mode_bureau: { ...tenant, bureau: '' } },
      create: { id: 'aac_a', ...tenant, settings: Buffer.from([1]) },
      update: { stoppedReason: 'y', lastSequence: { increment: 3n } },
    }),
  'a row that goes': async (tx) => {
    await tx.replica.create({ data: replica('a') });
    return tx.replica.delete({ where: { id: 'a' } });
  },
  'rows that go': async (tx) => {
    await tx.replica.createMany({ data: [replica('a'), replica('b')] });
    return tx.replica.deleteMany({ where: { id: { in: ['a', 'c'] } } });
  },
  'rows that go, with those below': (tx, { id }) => tx.filingSearch.deleteMany({ where: { filing: { id } } }),
  'what is written beside another row': (tx, { id }) =>
    tx.filing.update({
      where: { id },
      data: { websites: { updateMany: { where: {}, data: { filedName: 'so' } } } },
    }),
  'a list that grows': (tx, { id }) =>
    tx.filing.update({ where: { id }, data: { metadataIndex: { push: 'c' } } }),
  'what changed, with what is above': (tx, { id }) =>
    tx.filing.update({
      where: { id },
      data: { revision: 12 },
      select: { subject: { select: { id: true } } },
    }),
};

const SQL: Readonly<Record<string, Writing>> = {
  'numbers, times and texts': (tx) =>
    tx.$queryRaw`SELECT 1::int AS "int", ${12}::bigint AS "big", 1.50::numeric AS "dec", ${AT}::timestamptz AS "at", now() AS "now",
      ${AT}::timestamptz::timestamp AS "zoneless", '2026-03-01'::date AS "day", ${'x'} || 'y' AS "text", true AS "is", NULL AS "none"`,
  'lists, bytes, JSON and enums': (tx) =>
    tx.$queryRaw`SELECT ${['a', 'b,c']}::text[] AS "texts", ARRAY[1, 2]::bigint[] AS "bigs", ARRAY[1]::int[] AS "ints", 'DRAFT'::"FilingState" AS "state",
      ${Buffer.from([1, 2])}::bytea AS "bytes", ${JSON.stringify({ a: [1] })}::jsonb AS "json", 1.5::float8 AS "float", count(*) AS "count" FROM "Replica"`,
  'SQL of parts': (tx, { id }) =>
    tx.$queryRaw(
      Prisma.sql`SELECT id FROM "Filing" WHERE id IN (${Prisma.join([id, 'fil_nobody'])}) ${Prisma.sql`LIMIT ${1}`}`,
    ),
  'how many were changed': (tx, { id }) =>
    tx.$executeRaw`UPDATE "Filing" SET revision = ${3} WHERE id = ${id}`,
  'a text of one’s own': (tx, { id }) => tx.$queryRawUnsafe('SELECT version FROM "Filing" WHERE id = $1', id),
};

const UNDONE = new Error('undone');

describe.each(databaseKinds())('what is written, on %s', (kind) => {
  let service: Service;
  let facts: Facts;
  const statements: string[] = [];
  beforeAll(async () => {
    const open = kind === 'pglite' ? openEmbeddedForTest : openForTest;
    service = await startService({ database: await open({ heard: (sql) => statements.push(sql) }) });
    const desk = await aDesk(service);
    const filing = await (await desk.applicant()).files(aCompany()).upTo('SAVE_DETAILS');
    facts = { id: filing.id, tenant: desk.tenant };
  });
  afterAll(() => service.stop());
  const prisma = (): PrismaClient => service.services.database.prisma;
  const itself = (): PrismaClient => prisma().$extends({}) as unknown as PrismaClient;

  const look = async (tx: Tx): Promise<unknown> => [
    await tx.filing.findMany({ orderBy: { id: 'asc' }, include: { websites: true, search: true } }),
    await tx.replica.findMany({ orderBy: { id: 'asc' } }),
    await tx.applicant.findMany({ orderBy: { id: 'asc' } }),
    await tx.timelineEvent.findMany({ where: { sequence: 9_000 } }),
    await tx.authorityAccount.findMany({
      orderBy: { id: 'asc' },
    }),
  ];

  /** What is answered and what then stands there, of work that is undone afterwards. */
  async function outcome(client: PrismaClient, write: Writing): Promise<unknown> {
    let seen: unknown;
    const done = client.$transaction(async (tx) => {
      const answer = await write(tx, facts);
      seen = comparable([answer, await look(tx)]);
      throw UNDONE;
    });
    await expect(done).rejects.toBe(UNDONE);
    return seen;
  }

  it.each(Object.entries({ ...WRITES, ...SQL }))(
    'is what the client writes by itself: %s',
    async (_, write) => {
      expect(await outcome(prisma(), write)).toEqual(await outcome(itself(), write));
    },
  );

  it('is one statement for each change', async () => {
    const taken = async (write: Writing): Promise<number> => {
      let count = 0;
      await expect(
        prisma().$transaction(async (tx) => {
          const before = statements.length;
          await write(tx, facts);
          count = statements.length - before;
          throw UNDONE;
        }),
      ).rejects.toBe(UNDONE);
      return count;
    };
    expect(await taken((tx, { id }) => tx.filing.update({ where: { id }, data: { revision: 2 } }))).toBe(1);
    expect(
      await taken((tx) =>
        tx.replica.upsert({ where: { id: 'z' }, create: replica('z'), update: { pid: 1 } }),
      ),
    ).toBe(1);
  });

  it('is refused with the client’s own errors', async () => {
    const { id, tenant } = facts;
    const refused = async (write: (client: Tx) => Promise<unknown>): Promise<unknown> => {
      const error: unknown = await write(prisma()).catch((one: unknown) => one);
      expect(error).toBeInstanceOf(Prisma.PrismaClientKnownRequestError);
      const { code, meta } = error as Prisma.PrismaClientKnownRequestError;
      return `${code} ${String(meta?.['modelName'])}`;
    };
    const { applicantId } = await prisma().filing.findUniqueOrThrow({ where: { id } });
    expect(await refused((tx) => tx.applicant.create({ data: { id: applicantId, ...tenant } }))).toBe(
      'P2002 Applicant',
    );
    expect(
      await refused((tx) =>
        tx.calendarDay.create({ data: { day: '1999-01-01', year: 1999, working: true } }),
      ),
    ).toBe('P2003 CalendarDay');
    expect(
      await refused((tx) => tx.filing.update({ where: { id: 'fil_nobody' }, data: { revision: 2 } })),
    ).toBe('P2025 Filing');
    expect(await refused((tx) => tx.replica.delete({ where: { id: 'nobody' } }))).toBe('P2025 Replica');
    await expect(
      // What lacks a column never reaches the database, and the types know it.
      prisma().replica.create({ data: { id: 'a' } as Prisma.ReplicaCreateInput }),
    ).rejects.toThrow(Prisma.PrismaClientValidationError);
  });

  it('stays when its transaction ends, whoever of the two wrote it', async () => {
    await prisma().$transaction(async (tx) => {
      await tx.replica.create({ data: replica('kept') });
      // Only the client knows how to do this, and it sees what was written before.
      expect(await tx.replica.aggregate({ where: { id: 'kept' }, _count: true })).toMatchObject({
        _count: 1,
      });
      await tx.replica.update({ where: { id: 'kept' }, data: { masterKeyIds: { push: 'mine' } } });
    });
    expect(await prisma().replica.findUnique({ where: { id: 'kept' } })).toMatchObject({
      masterKeyIds: ['mine'],
    });
  });

  it('is undone whole when a part of it fails, whoever of the two wrote it', async () => {
    const failing: ((tx: Tx) => Promise<unknown>)[] = [
      () => Promise.reject(UNDONE),
      (tx) => tx.replica.create({ data: replica('kept') }),
      (tx) => atEnd(tx, () => tx.$executeRaw`SELECT 1 / ${0}::int`),
      // An error that is swallowed has undone everything before it all the same.
      (tx) => tx.$executeRaw`SELECT 1 / ${0}::int`.catch(() => null),
    ];
    for (const fail of failing) {
      await expect(
        prisma().$transaction(async (tx) => {
          await tx.replica.create({ data: replica('undone') });
          await tx.replica.update({ where: { id: 'undone' }, data: { masterKeyIds: { push: 'x' } } });
          await fail(tx);
        }),
      ).rejects.toThrow();
      expect(await prisma().replica.findUnique({ where: { id: 'undone' } })).toBeNull();
    }
  });

  it('takes no longer than it may, and frees its connection', async () => {
    const slow = prisma().$transaction(
      async (tx) => {
        await tx.replica.create({ data: replica('slow') });
        await new Promise((resolve) => setTimeout(resolve, 300));
        await tx.replica.create({ data: replica('slower') });
      },
      { timeout: 100 },
    );
    await expect(slow).rejects.toMatchObject({ code: 'P2028' });
    expect(await prisma().replica.findMany({ where: { id: { in: ['slow', 'slower'] } } })).toEqual([]);
  });

  it('waits no longer for a connection than it may', async () => {
    let free: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (free = resolve));
    const all = Array.from({ length: 5 }, () =>
      prisma().$transaction(async (tx) => {
        await tx.replica.count();
        await held;
      }),
    );
    const late = prisma().$transaction(() => Promise.resolve(), { maxWait: 100 });
    await expect(late).rejects.toThrow('became free in time');
    free();
    await Promise.all(all);
    expect(await prisma().$transaction((tx) => tx.replica.count())).toBeGreaterThanOrEqual(0);
  });
});
