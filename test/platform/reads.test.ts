import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FULL_FILING, readFullFilings } from '../../prisma/selections.ts';
import { filingScope } from '../../server/platform/tenancy/access.ts';
import { tenantsThatHave } from '../../server/platform/tenancy/tenants-that-have.ts';
import { Prisma, type PrismaClient } from '../../prisma/generated/client/client.ts';
import { aCompany } from '../testkit/companies.ts';
import { databaseKinds, openEmbeddedForTest, openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing, Milestone } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const MILESTONES: readonly Milestone[] = ['START', 'SAVE_DETAILS', 'SUBMIT', 'APPROVE'];

/** The same for both: bytes by their content, and rows in one order, which is looked at by itself. */
function comparable(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (value instanceof Date || typeof value === 'bigint') return value;
  if (Array.isArray(value)) {
    const key = (one: unknown): string => JSON.stringify(one, (_, part: unknown) => String(part)) + idOf(one);
    return value.map(comparable).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, comparable(one)]));
}
const idOf = (row: unknown): string => String((row as { id?: unknown } | null)?.id);

type Client = Pick<PrismaClient, 'filing' | 'subject' | 'filingWebsite' | 'authorityAccount' | '$executeRaw'>;
type Asking = (client: Client, facts: Facts) => Promise<unknown>;
type Facts = { readonly desk: Desk; readonly ids: readonly string[]; readonly now: Date };

const filings =
  (where: (facts: Facts) => Prisma.FilingWhereInput): Asking =>
  (client, facts) =>
    client.filing.findMany({ where: where(facts) });

/** What is asked in one statement here and in several by the client itself. */
const READS: Readonly<Record<string, Asking>> = {
  'a value': filings(({ desk }) => desk.tenant),
  'one of several': filings(() => ({ state: { in: ['DRAFT', 'APPROVED'] } })),
  'one of one': filings(() => ({ state: { in: ['DRAFT'] } })),
  'one of none': filings(({ desk }) => ({ ...desk.tenant, id: { in: [] } })),
  'none of several': filings(() => ({ state: { notIn: ['DRAFT', 'APPROVED'] } })),
  'another value, of a column that may be empty': filings(() => ({ subjectNumber: { not: '浙ICP备1号' } })),
  'not a condition, of a column that may be empty': filings(({ now }) => ({
    NOT: { submittedAt: { lt: now } },
  })),
  'an empty column': filings(() => ({ submittedAt: null })),
  'a column that is not empty': filings(() => ({ submittedAt: { not: null } })),
  'a time between two': filings(({ now }) => ({ createdAt: { gt: new Date(0), lte: now } })),
  numbers: filings(() => ({ version: { in: [1, 2, 3] }, revision: { gte: 1 } })),
  'either of several': filings(({ ids }) => ({ OR: [{ id: ids[0] ?? '' }, { state: 'APPROVED' }] })),
  'either of none': filings(({ desk }) => ({ ...desk.tenant, OR: [] })),
  'nothing that is said': filings(() => ({ state: undefined, AND: [{}, { kind: undefined }] })),
  'all of several, not one': filings(({ desk, ids }) => ({
    AND: [desk.tenant, { NOT: { id: ids[1] ?? '' } }],
  })),
  'a list that holds': filings(({ desk }) => ({
    websites: { some: { domains: { has: `x.${desk.tenant.mode}` } } },
  })),
  'lists that hold some, and every': (client) =>
    client.filingWebsite.findMany({
      where: { domains: { hasSome: ['a.cn'] }, NOT: { domains: { hasEvery: ['a.cn', 'b.cn'] } } },
    }),
  'rows below that are so': filings(() => ({ reviews: { some: { decision: 'PASS' } } })),
  'no rows below that are so': filings(({ now }) => ({
    NOT: { state: 'IN_REVIEW', reviews: { none: { at: { gte: now } } } },
  })),
  'rows further below': filings(() => ({ photos: { some: { faceChecks: { some: { current: true } } } } })),
  'the row above': filings(({ desk }) => ({ applicant: { AND: [desk.tenant, { externalRef: null }] } })),
  bytes: async (client) => {
    const [one] = await client.subject.findMany({ take: 1, orderBy: { id: 'asc' } });
    return client.subject.findMany({ where: { certificateIndex: one?.certificateIndex ?? Buffer.of() } });
  },
  'lists that were never written': async (client, { ids }) => {
    const { id } = await client.filing.findFirstOrThrow({ where: { id: ids[0] ?? '' } });
    await client.$executeRaw`UPDATE "Filing" SET prefilled = NULL WHERE id = ${id}`;
    return client.filing.findMany({ where: { id } });
  },
  'columns alone': (client) =>
    client.filing.findMany({ select: { id: true, state: true, subjectId: false } }),
  'everything below': (client) => client.filing.findMany({ include: FULL_FILING }),
  'a part of what is below': (client) =>
    client.filing.findMany({
      select: {
        id: true,
        materials: { where: { status: { not: 'REMOVED' } }, orderBy: { createdAt: 'desc' }, take: 2 },
        subject: { select: { records: { select: { websites: true } } } },
      },
    }),
  'a page in order': (client) =>
    client.filing.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: 3 }),
  'no row of a page': (client) => client.filing.findMany({ take: 0 }),
  'a count': (client) => client.filing.count(),
  'a count up to a number': (client, { desk }) => client.filing.count({ where: desk.tenant, take: 2 }),
  'several counts at once': (client) =>
    Promise.all(
      (['DRAFT', 'IN_REVIEW', 'APPROVED'] as const).map((state) => client.filing.count({ where: { state } })),
    ),
  'a row by its id': (client, { ids }) => client.filing.findUnique({ where: { id: ids[0] ?? '' } }),
  'rows by their ids, one of them twice and one of nobody': (client, { ids }) =>
    Promise.all(
      [...ids, ids[0] ?? '', 'fil_nobody'].map((id) =>
        client.filing.findUnique({ where: { id }, select: { version: true } }),
      ),
    ),
  'a row by its id and more': (client, { ids, desk }) =>
    Promise.all(
      ['TEST', 'LIVE'].map((mode) =>
        client.filing.findUnique({
          where: { id: ids[0] ?? '', AND: [{ ...desk.tenant, mode: mode as 'TEST' }] },
        }),
      ),
    ),
  'a row by several columns': (client, { desk }) =>
    client.authorityAccount.findUnique({ where: { providerId_mode_bureau: { ...desk.tenant, bureau: '' } } }),
  'the first of several': (client) =>
    client.filing.findFirst({ orderBy: { id: 'desc' }, include: { subject: true } }),
  'the first of none': (client) => client.filing.findFirst({ where: { id: 'fil_nobody' } }),
  'what is not put into a statement': (client) =>
    client.filing.findMany({
      where: { id: { startsWith: 'fil' } },
      distinct: ['state'],
      orderBy: { id: 'asc' },
    }),
};

describe.each(databaseKinds())('what is read, on %s', (kind) => {
  let service: Service;
  let facts: Facts;
  const own: Filing[] = [];
  const statements: string[] = [];
  beforeAll(async () => {
    const open = kind === 'pglite' ? openEmbeddedForTest : openForTest;
    service = await startService({ database: await open({ heard: (sql) => statements.push(sql) }) });
    const desk = await aDesk(service);
    for (const milestone of MILESTONES)
      own.push(await (await desk.applicant()).files(aCompany()).upTo(milestone));
    facts = { desk, ids: own.map(({ id }) => id), now: new Date() };
  });
  afterAll(() => service.stop());
  /** The client as it is by itself. */
  const itself = (): Client => service.services.database.prisma.$extends({}) as unknown as Client;

  it.each(Object.entries(READS))('is what the client reads by itself: %s', async (_, ask) => {
    const { prisma } = service.services.database;
    const byItself = comparable(await ask(itself(), facts));
    expect(comparable(await ask(prisma, facts))).toEqual(byItself);
    expect(comparable(await prisma.$transaction((tx) => ask(tx, facts)))).toEqual(byItself);
  });

  it('has among it whatever a filing has below it', async () => {
    const [approved] = await readFullFilings(service.services.database.prisma, { state: 'APPROVED' });
    expect(approved?.submissions[0]?.decisions).not.toEqual([]);
    expect(approved?.subject.records[0]?.websites).not.toEqual([]);
    expect(approved?.photos).not.toEqual([]);
  });

  it('comes in the order that was asked for, below each row too', async () => {
    const { prisma } = service.services.database;
    const ids = async (direction: 'asc' | 'desc') =>
      (await prisma.filing.findMany({ orderBy: [{ createdAt: direction }, { id: direction }] })).map(
        ({ id }) => id,
      );
    expect(await ids('desc')).toEqual((await ids('asc')).reverse());
    const kinds = await prisma.filing.findUniqueOrThrow({
      where: { id: facts.ids.at(-1) ?? '' },
      select: {
        materials: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], select: { createdAt: true } },
      },
    });
    const times = kinds.materials.map(({ createdAt }) => createdAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('takes one statement with all that is below it, and one for counts and for rows that are asked for together', async () => {
    const { prisma } = service.services.database;
    const taken = async (ask: () => Promise<unknown>): Promise<number> => {
      const before = statements.length;
      await ask();
      return statements.length - before;
    };
    expect(await taken(() => prisma.filing.findMany({ include: FULL_FILING }))).toBe(1);
    const states = ['DRAFT', 'APPROVED', 'REFUSED'] as const;
    expect(
      await taken(() => Promise.all(states.map((state) => prisma.filing.count({ where: { state } })))),
    ).toBe(1);
    expect(
      await taken(() => Promise.all(facts.ids.map((id) => prisma.filing.findUnique({ where: { id } })))),
    ).toBe(1);
  });

  it('is missed with the client’s own error', async () => {
    const { prisma } = service.services.database;
    for (const find of [
      () => prisma.filing.findUniqueOrThrow({ where: { id: 'fil_nobody' } }),
      () => prisma.filing.findFirstOrThrow({ where: { id: 'fil_nobody' } }),
    ])
      await expect(find()).rejects.toMatchObject({ code: 'P2025' });
  });

  it('is of the transaction that reads it', async () => {
    const { prisma } = service.services.database;
    const [id = ''] = facts.ids;
    await expect(
      prisma.$transaction(async (tx) => {
        await tx.filing.update({ where: { id }, data: { version: 900 } });
        expect((await tx.filing.findUnique({ where: { id } }))?.version).toBe(900);
        throw new Error('on purpose');
      }),
    ).rejects.toThrow('on purpose');
    expect((await prisma.filing.findUnique({ where: { id } }))?.version).not.toBe(900);
  });

  it('says nothing that a value could have written', async () => {
    const { prisma } = service.services.database;
    const sly = `x' OR '1'='1`;
    expect(await prisma.filing.findMany({ where: { subjectNumber: sly } })).toEqual([]);
    const below = await prisma.filing.findMany({
      include: { materials: { where: { storageKey: `${sly} $1 $$` } } },
    });
    expect(below.flatMap(({ materials }) => materials)).toEqual([]);
  });

  it('is nobody’s whose it is not', async () => {
    const { prisma } = service.services.database;
    const [mine] = own;
    const other = await aDesk(service);
    const by = (scope: Prisma.FilingWhereInput) => readFullFilings(prisma, { id: mine?.id ?? '', ...scope });
    expect(await by(facts.desk.tenant)).toHaveLength(1);
    expect(await by({ ...facts.desk.tenant, applicantId: own[1]?.owner.id ?? '' })).toEqual([]);
    expect(await by({ ...facts.desk.tenant, mode: 'LIVE' })).toEqual([]);
    expect(await by(other.tenant)).toEqual([]);
    expect(
      await readFullFilings(prisma, { AND: [{ id: mine?.id ?? '' }, filingScope({ kind: 'ANONYMOUS' })] }),
    ).toEqual([]);
  });

  it('of tenants are those that have a row, and no others', async () => {
    const { prisma } = service.services.database;
    const other = await aDesk(service);
    const states = Prisma.sql`"Filing" WHERE state IN ('APPROVED', 'DRAFT')`;
    const found = await tenantsThatHave(prisma, states);
    expect(found).toContainEqual(facts.desk.tenant);
    expect(found).not.toContainEqual(other.tenant);
    expect(found).not.toContainEqual({ ...facts.desk.tenant, mode: 'LIVE' });
  });
});
