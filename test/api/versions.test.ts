import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCompany } from '../testkit/companies.ts';
import { usualDatabase } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import type { PrismaClient } from '../../prisma/generated/client/client.ts';
import { eventually } from '../platform/support/eventually.ts';

/** Statements on this database that wait for another one's lock; asked outside of the transaction, within which the list of connections stands still. */
const waiting = async (prisma: PrismaClient): Promise<number> => {
  const [row] = await prisma.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.n ?? 0;
};

usualDatabase((open, kind) => {
  let service: Service;
  let desk: Desk;
  beforeAll(async () => {
    service = await startService({ database: await open() });
    desk = await aDesk(service);
  });
  afterAll(() => service.stop());

  describe('a change that names the version it saw', () => {
    it('is a conflict when the filing moved on, and says which version it has now', async () => {
      const filing = await (await desk.applicant()).files(aCompany()).upTo('VERIFY_SERVER');
      const current = await filing.version();
      const before = await filing.shown();
      const stale: [string, object][] = [
        ['saveFilingDetails', { details: { subject: { remark: 'x' } } }],
        ['verifyServer', { websiteId: filing.websiteId, serverId: await filing.owner.usualServer() }],
        ['verifyFilingPassword', { password: filing.company.member.password }],
        ['submitFiling', {}],
        ['abandonFiling', {}],
      ];
      for (const [name, input] of stale) {
        const result = await filing.owner.caller.mutate(name, {
          filingId: filing.id,
          expectedVersion: current - 1,
          ...input,
        });
        expect(result, name).toMatchObject({
          __typename: 'ConflictError',
          code: 'CONFLICT',
          currentVersion: current,
        });
      }
      expect(await filing.shown()).toEqual(before);
    });

    it('is a conflict for the reviewer, too, when the applicant was faster', async () => {
      const filing = await (await desk.applicant()).files(aCompany()).upTo('SUBMIT');
      const reviewer = await desk.reviewer();
      const seen = await filing.version();
      await filing.does('withdrawFiling');
      await filing.does('submitFiling');
      expect(
        await reviewer.mutate('passReview', { filingId: filing.id, expectedVersion: seen }),
      ).toMatchObject({ __typename: 'ConflictError', currentVersion: seen + 2 });
    });

    it('wins alone against any number of others that saw the same version', async () => {
      const filing = await (await desk.applicant()).files(aCompany()).upTo('START');
      const expectedVersion = await filing.version();
      const results = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          filing.owner.caller.mutate('saveFilingDetails', {
            filingId: filing.id,
            expectedVersion,
            details: { subject: { remark: `writer ${i}` } },
          }),
        ),
      );
      const types = results.map(({ __typename }) => __typename);
      expect(types.filter((type) => type === 'SaveFilingDetailsSuccess')).toHaveLength(1);
      expect(types.filter((type) => type === 'ConflictError')).toHaveLength(11);
      for (const { currentVersion } of results)
        if (currentVersion !== undefined) expect(currentVersion).toBe(expectedVersion + 1);
      const { filing: read } = await filing.owner.caller.query<{
        filing: { version: number; details: { subject: { remark: string } } };
      }>('query ($id: ID!) { filing(id: $id) { version details(reveal: true) { subject { remark } } } }', {
        id: filing.id,
      });
      expect(read.version).toBe(expectedVersion + 1);
      const winner = types.indexOf('SaveFilingDetailsSuccess');
      expect(read.details.subject.remark).toBe(`writer ${winner}`);
    });

    it('never lets a withdrawal and a pass of the review both happen', async () => {
      const filing = await (await desk.applicant()).files(aCompany()).upTo('SUBMIT');
      const reviewer = await desk.reviewer();
      await filing.isSeenBy(reviewer);
      const input = { filingId: filing.id, expectedVersion: await filing.version() };
      const [withdrawn, passed] = await Promise.all([
        filing.owner.caller.mutate('withdrawFiling', input),
        reviewer.mutate('passReview', input),
      ]);
      const done = [withdrawn, passed].filter(({ __typename }) => __typename.endsWith('Success'));
      expect(done).toHaveLength(1);
      expect(await filing.state()).toBe(done[0] === withdrawn ? 'DRAFT' : 'QUEUED');
    });
  });

  describe('a paper', () => {
    // The embedded database has one connection, so that two transactions cannot meet.
    it.runIf(kind === 'postgresql')('is not taken out of an order that is being submitted', async () => {
      const filing = await (await desk.applicant()).files(aCompany()).upTo('UPLOAD');
      const { prisma } = service.services.database;
      const paper = await prisma.material.findFirstOrThrow({
        where: { filingId: filing.id, kind: 'SUBJECT_CERTIFICATE', status: 'STORED' },
      });
      let removal: Promise<unknown> | undefined;
      let submission: Promise<{ __typename: string }> | undefined;
      // Somebody looks at the row, so that its removal waits halfway, while the order is submitted.
      await prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT id FROM "Material" WHERE id = ${paper.id} FOR UPDATE`;
        removal = filing.owner.caller.mutate('removeMaterial', { materialId: paper.id });
        await eventually('the removal waits', async () => (await waiting(prisma)) > 0, 10_000);
        submission = filing.tries('submitFiling');
        await Promise.race([
          submission,
          eventually('both wait', async () => (await waiting(prisma)) > 1, 10_000),
        ]);
      });
      await removal;
      expect(await submission).toMatchObject({
        issues: [{ path: ['materials', 'SUBJECT_CERTIFICATE'], code: 'MATERIAL_MISSING' }],
      });
      expect(await filing.state()).toBe('DRAFT');
    });
  });

  describe('one company', () => {
    it('gets one open filing, however many begin at once', async () => {
      const owner = await desk.applicant();
      const company = aCompany();
      const ids = await Promise.all(Array.from({ length: 5 }, () => owner.determines(company)));
      const results = await Promise.all(
        ids.map((determinationId) => owner.caller.mutate('startFiling', { determinationId })),
      );
      const types = results.map(({ __typename }) => __typename).sort();
      expect(types).toEqual([...Array<string>(4).fill('OrderInProgressError'), 'StartFilingSuccess']);
      const again = await owner.caller.mutate('determineFilingType', company.type);
      const started = results.find(({ __typename }) => __typename === 'StartFilingSuccess') as {
        filing?: { id: string };
      };
      expect(again).toMatchObject({
        __typename: 'OrderInProgressError',
        scope: 'CERTIFICATE',
        ownFilingId: started.filing?.id,
      });
    });
  });

  describe('the slots of a server', () => {
    it('are never given out twice, however many ask at once', async () => {
      const owner = await desk.applicant();
      const serverId = await owner.registersServer();
      const filings = [];
      for (let i = 0; i < 7; i += 1) filings.push(await owner.files(aCompany()).upTo('START'));
      const results = await Promise.all(
        filings.map((filing) => filing.tries('verifyServer', { websiteId: filing.websiteId, serverId })),
      );
      expect(results.filter(({ __typename }) => __typename === 'VerifyServerSuccess')).toHaveLength(5);
      expect(results.flatMap(({ issues }) => issues ?? []).map(({ code }) => code)).toEqual([
        'SERVER_FULL',
        'SERVER_FULL',
      ]);
      const holder = filings[results.findIndex(({ __typename }) => __typename === 'VerifyServerSuccess')];
      const waiting = filings[results.findIndex(({ __typename }) => __typename === 'ValidationError')];
      await holder?.does('abandonFiling');
      const result = await waiting?.tries('verifyServer', { websiteId: waiting.websiteId, serverId });
      expect(result?.__typename).toBe('VerifyServerSuccess');
    });

    it('come back when a site moves to another server', async () => {
      const owner = await desk.applicant();
      const filing = await owner.files(aCompany()).upTo('START');
      const [first, second] = [await owner.registersServer(), await owner.registersServer()];
      const free = async (id: string) =>
        (
          await owner.caller.query<{ node: { slotsFree: number } }>(
            'query ($id: ID!) { node(id: $id) { ... on Server { slotsFree } } }',
            { id },
          )
        ).node.slotsFree;
      await filing.does('verifyServer', { websiteId: filing.websiteId, serverId: first });
      expect(await free(first)).toBe(4);
      await filing.does('verifyServer', { websiteId: filing.websiteId, serverId: second });
      expect([await free(first), await free(second)]).toEqual([5, 4]);
    });
  });

  describe('wrong filing passwords', () => {
    it('are counted one by one, even when they are tried at once', async () => {
      const filing = await (await desk.applicant()).files(aCompany()).upTo('VERIFY_SERVER');
      const expectedVersion = await filing.version();
      const results = await Promise.all(
        Array.from({ length: 9 }, (_, i) =>
          filing.owner.caller.mutate('verifyFilingPassword', {
            filingId: filing.id,
            expectedVersion,
            password: `wrong-${i}`,
          }),
        ),
      );
      const types = results.map(({ __typename }) => __typename);
      expect(types.filter((type) => type === 'ValidationError')).toHaveLength(5);
      expect(types.filter((type) => type === 'RateLimitedError')).toHaveLength(4);
    });
  });
});
