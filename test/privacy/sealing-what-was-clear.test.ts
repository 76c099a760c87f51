import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { heldColumn } from '../../server/platform/privacy/columns.ts';
import { SEALED_COLUMNS, sealColumns } from '../../server/platform/privacy/seal-columns.ts';
import { openVault } from '../../server/platform/service/vault.ts';
import { createSessionTokens } from '../../server/platform/tenancy/session-token.ts';
import { createSessions } from '../../server/platform/tenancy/sessions.ts';
import { newId } from '../../server/platform/ids.ts';
import { eachDatabase } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { leaksIn } from '../testkit/leaks.ts';
import { rowsOf } from '../testkit/rows.ts';
import { startService, type Service } from '../testkit/service.ts';
import { dumpTables } from '../testkit/tables.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const ROWS = 450;
const OPINION = '标记：电话无人接听';

eachDatabase((open) => {
  let service: Service;
  let desk: Desk;
  const prisma = () => service.services.database.prisma;
  const clearIn = (index: number): string => `biaoji-zhanghao-${index}@marked-account.cn`;
  const marks = { first: clearIn(0), middle: clearIn(250), last: clearIn(ROWS - 1), opinion: OPINION };

  beforeAll(async () => {
    service = await startService({ database: await open() });
    desk = await aDesk(service);
  });
  afterAll(() => service.stop());

  /** Rows as an older version wrote them: one of each column, and accounts for more than two batches. */
  async function writtenByAnOlderVersion(): Promise<string> {
    const { tenant } = desk;
    await prisma().applicant.createMany({
      data: Array.from({ length: ROWS }, (_, index) => ({
        id: newId('Applicant'),
        ...tenant,
        externalRef: clearIn(index),
      })),
    });
    const ids = await rowsOf(service, tenant, (await desk.applicant()).id);
    const at = new Date();
    await prisma().timelineEvent.create({
      data: {
        id: newId('TimelineEvent'),
        filingId: ids.filing,
        sequence: 90,
        type: 'REFUSE',
        actorKind: 'AUTHORITY',
        data: { code: 1011, wordless: '', opinion: OPINION },
        at,
      },
    });
    await prisma().shipment.create({
      data: {
        id: newId('Shipment'),
        filingId: ids.filing,
        requested: OPINION,
        problem: OPINION,
        trackingNumber: OPINION,
        copies: 1,
        status: 'ASKED',
        askedAt: at,
      },
    });
    return ids.filing;
  }

  const leaks = async (): Promise<string[]> => {
    const dump = await dumpTables(service.services.database);
    const found = leaksIn(
      [...dump].map(([name, data]) => ({ name, data })),
      marks,
    );
    return [...new Set(found.map(({ mark }) => mark))].sort();
  };

  const accountsOf = async (reference: string): Promise<number> =>
    (
      await desk.provider.query<{ applicants: { totalCount: number } }>(
        'query ($ref: String) { applicants(externalRef: $ref) { totalCount } }',
        { ref: reference },
      )
    ).applicants.totalCount;

  describe('rows that an older version wrote in clear', () => {
    it('are found before they are sealed and after, and a run that is broken off is taken up by the next', async () => {
      const filing = await writtenByAnOlderVersion();
      expect(await leaks()).toEqual(['first', 'last', 'middle', 'opinion']);
      expect(await accountsOf(marks.middle)).toBe(1);
      const before = await prisma().applicant.findFirstOrThrow({ where: { externalRef: marks.middle } });

      // Broken off after the first batch: what it did is committed, the rest stands as it stood.
      const abort = new AbortController();
      const { privacy, database } = service.services;
      await sealColumns({ database, privacy }, { signal: abort.signal, onBatch: () => abort.abort() });
      const left = await prisma().applicant.count({ where: { externalRef: { not: null } } });
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThan(ROWS);
      expect(await accountsOf(marks.middle)).toBe(1);

      await Promise.all([sealColumns({ database, privacy }), sealColumns({ database, privacy })]);
      await sealColumns({ database, privacy });
      expect(await leaks()).toEqual([]);
      for (const reference of [marks.first, marks.middle, marks.last])
        expect(await accountsOf(reference)).toBe(1);
      const after = await prisma().applicant.findUniqueOrThrow({ where: { id: before.id } });
      const sealer = await privacy.forProvider(desk.tenant.providerId);
      expect(heldColumn(sealer, after, 'externalRef')).toBe(marks.middle);
      const { text } = await desk.provider.ask(
        'query ($id: ID!) { filing(id: $id) { timeline { text } shipments { requested problem trackingNumber } } }',
        { id: filing },
      );
      expect(text.split(OPINION)).toHaveLength(5);
      expect(await sealColumns({ database, privacy })).toBe(0);
    });

    it('are of every table that has such a column', async () => {
      for (const { table, columns } of SEALED_COLUMNS) {
        const { rows } = await service.services.database.executeSql(
          `SELECT count(*)::int AS n FROM "${table}" WHERE ${columns.map((one) => `"${one}" IS NOT NULL`).join(' OR ')}`,
        );
        expect([table, rows[0]?.['n']]).toEqual([table, 0]);
      }
    });
  });

  describe('while an older version serves the database', () => {
    const mint = async (seals: boolean, externalRef: string): Promise<string> => {
      const { privacy } = service.services;
      // Keys are the service's own: only when they are sealed differs.
      const forProvider = async (id: string) => {
        const sealer = await privacy.forProvider(id);
        return Object.defineProperty({ ...sealer }, 'sealsColumns', { get: () => seals });
      };
      const sessions = createSessions(createSessionTokens(privacy.serviceKeys('sessions')), { forProvider });
      return (await sessions.mintApplicant(prisma(), { tenant: desk.tenant, externalRef, now: new Date() }))
        .subjectId;
    };

    it('an account is written so that both find it, and is the same for both', async () => {
      const id = await mint(false, 'named-by-both');
      expect(await prisma().applicant.findFirst({ where: { externalRef: 'named-by-both' } })).toMatchObject({
        id,
      });
      expect(await mint(true, 'named-by-both')).toBe(id);
      const sealed = await mint(true, 'named-later');
      expect(await prisma().applicant.findUniqueOrThrow({ where: { id: sealed } })).toMatchObject({
        externalRef: null,
      });
      expect(await mint(false, 'named-later')).toBe(sealed);
      const both = await Promise.all([mint(false, 'named-at-once'), mint(true, 'named-at-once')]);
      expect(new Set(both).size).toBe(1);
    });

    it('it is noticed by its sign of life, and forgotten when it falls silent', async () => {
      const asServer = { prisma: prisma(), kind: 'postgresql' } as const;
      expect((await openVault(asServer)).sealsColumns()).toBe(true);
      const row = { id: 'rpl_older', host: 'a', pid: 1, masterKeyIds: [] };
      await prisma().replica.create({ data: row });
      expect((await openVault(asServer)).sealsColumns()).toBe(false);
      await prisma().replica.update({
        where: { id: row.id },
        data: { seenAt: new Date(Date.now() - 60_000) },
      });
      expect((await openVault(asServer)).sealsColumns()).toBe(true);
    });
  });
});
