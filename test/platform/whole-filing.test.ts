import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FULL_FILING, readFullFilings, type FullFiling } from '../../prisma/selections.ts';
import { wholeReader } from '../../prisma/whole.ts';
import { filingScope } from '../../server/platform/tenancy/access.ts';
import { tenantsThatHave } from '../../server/platform/tenancy/tenants-that-have.ts';
import { Prisma } from '../../prisma/generated/client/client.ts';
import { aCompany } from '../testkit/companies.ts';
import { eachDatabase } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing, Milestone } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const MILESTONES: readonly Milestone[] = ['START', 'SAVE_DETAILS', 'SUBMIT', 'APPROVE'];

/** Rows that nobody sorts come in any order. */
const SORTED = ['persons', 'photos', 'consents', 'records', 'faceChecks', 'decisions', 'websites'];

/** The same for both: bytes by their content, and what has no order of its own sorted. */
function comparable(value: unknown, name = ''): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (value instanceof Date || typeof value === 'bigint') return value;
  if (Array.isArray(value)) {
    const rows = value.map((one) => comparable(one));
    return SORTED.includes(name)
      ? rows.sort((a, b) => ((a as { id?: string }).id ?? '').localeCompare((b as { id?: string }).id ?? ''))
      : rows;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, comparable(one, key)]));
}

eachDatabase((open) => {
  describe('a whole filing in one statement', () => {
    let service: Service;
    let desk: Desk;
    const filings: Filing[] = [];
    beforeAll(async () => {
      service = await startService({ database: await open() });
      desk = await aDesk(service);
      for (const milestone of MILESTONES)
        filings.push(await (await desk.applicant()).files(aCompany()).upTo(milestone));
    });
    afterAll(() => service.stop());

    it('is what the client reads with a statement for each relation', async () => {
      const { prisma } = service.services.database;
      const id = { in: filings.map((filing) => filing.id) };
      const byClient: FullFiling[] = await prisma.filing.findMany({ where: { id }, include: FULL_FILING });
      const read = await readFullFilings(prisma, { id });
      expect(read).toHaveLength(MILESTONES.length);
      const byId = new Map(read.map((filing) => [filing.id, filing]));
      for (const filing of byClient) expect(comparable(byId.get(filing.id))).toEqual(comparable(filing));
      // Whatever a filing has below it is among what was compared.
      const [approved] = byClient.filter(({ state }) => state === 'APPROVED');
      expect(approved?.submissions[0]?.decisions).not.toEqual([]);
      expect(approved?.subject.records[0]?.websites).not.toEqual([]);
      expect(approved?.photos).not.toEqual([]);
    });

    it('is nobody’s whose it is not', async () => {
      const { prisma } = service.services.database;
      const [mine] = filings;
      const other = await aDesk(service);
      const by = (scope: object) => readFullFilings(prisma, { id: mine?.id, ...scope });
      expect(await by(desk.tenant)).toHaveLength(1);
      expect(await by({ ...desk.tenant, applicantId: filings[1]?.owner.id })).toEqual([]);
      expect(await by({ ...desk.tenant, mode: 'LIVE' })).toEqual([]);
      expect(await by(other.tenant)).toEqual([]);
      expect(await by(filingScope({ kind: 'ANONYMOUS' }))).toEqual([]);
    });

    it('takes no condition that it does not know', async () => {
      const { prisma } = service.services.database;
      await expect(readFullFilings(prisma, { id: { startsWith: 'fil' } })).rejects.toThrow(RangeError);
      await expect(readFullFilings(prisma, { nothing: 'x' })).rejects.toThrow(RangeError);
      expect(() => wholeReader('Filing', { include: { nothing: true } })).toThrow(RangeError);
    });

    it('finds the tenants that have a row, and no others', async () => {
      const { prisma } = service.services.database;
      const other = await aDesk(service);
      const states = Prisma.sql`"Filing" WHERE state IN ('APPROVED', 'DRAFT')`;
      const found = await tenantsThatHave(prisma, states);
      expect(found).toContainEqual(desk.tenant);
      expect(found).not.toContainEqual(other.tenant);
      expect(found).not.toContainEqual({ ...desk.tenant, mode: 'LIVE' });
    });
  });
});
