import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { createMigrated, databaseKinds, eachDatabase } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { untilState, watchFiling } from '../testkit/sse.ts';

eachDatabase((open) => {
  let service: Service;
  let desk: Desk;
  beforeAll(async () => {
    service = await startService({ database: await open() });
    desk = await aDesk(service);
  });
  afterAll(() => service.stop());

  describe('filingUpdated', () => {
    it('sends the filing as it is, then after every change, whoever made it', async () => {
      const filing = await (await desk.applicant()).files(aCompany()).upTo('UPLOAD');
      const updates = await watchFiling(filing.owner.caller, filing.id);
      expect(updates.status).toBe(200);
      expect(updates.contentType).toMatch(/^text\/event-stream/);
      const first = (await updates.next())?.data?.filingUpdated;
      expect(first).toMatchObject({ id: filing.id, state: 'DRAFT', version: await filing.version() });
      for (const [milestone, state] of [
        ['SUBMIT', 'IN_REVIEW'],
        ['PASS', 'QUEUED'],
        ['HAND_OVER', 'AWAITING_SMS'],
        ['SMS', 'AT_AUTHORITY'],
        ['APPROVE', 'APPROVED'],
      ] as const) {
        await filing.goes(milestone);
        expect(await untilState(updates, state)).toMatchObject({ id: filing.id });
      }
      updates.close();
    });

    it('tells of papers, too, which leave the version as it is and count the revision up', async () => {
      const filing = await (await desk.applicant()).files(aCompany()).upTo('SAVE_DETAILS');
      await filing.consents('IDENTITY_PAPERS');
      const updates = await watchFiling(filing.owner.caller, filing.id);
      const before = (await updates.next())?.data?.filingUpdated;
      const revision = before?.revision ?? 0;
      const { material } = (await (await filing.uploads('AUXILIARY')).json()) as { material: { id: string } };
      expect((await updates.next())?.data?.filingUpdated).toEqual({ ...before, revision: revision + 1 });
      await filing.owner.caller.succeed('removeMaterial', { materialId: material.id });
      expect((await updates.next())?.data?.filingUpdated).toEqual({ ...before, revision: revision + 2 });
      await filing.does('saveFilingDetails', { details: { subject: { remark: 'x' } } });
      expect((await updates.next())?.data?.filingUpdated).toEqual({
        ...before,
        version: (before?.version ?? 0) + 1,
        revision: revision + 3,
      });
      updates.close();
    });

    it('tells reviewers as well, and each only of the filing that was asked for', async () => {
      const owner = await desk.applicant();
      const [one, other] = [
        await owner.files(aCompany()).upTo('START'),
        await owner.files(aCompany()).upTo('START'),
      ];
      const updates = await watchFiling(await desk.reviewer(), one.id);
      await updates.next();
      await other.does('saveFilingDetails', { details: { subject: { remark: 'x' } } });
      await one.does('saveFilingDetails', { details: { subject: { remark: 'y' } } });
      const next = (await updates.next())?.data?.filingUpdated;
      expect(next).toMatchObject({ id: one.id, version: await one.version() });
      updates.close();
    });

    it('lets go of everything when the listener goes', async () => {
      const filing = await (await desk.applicant()).files(aCompany()).upTo('START');
      const { events } = service.services;
      const before = events.size;
      const watches = await Promise.all([1, 2, 3].map(() => watchFiling(filing.owner.caller, filing.id)));
      for (const updates of watches) await updates.next();
      // One hears their filing for all three, and one whether their credentials still hold.
      expect(events.size).toBe(before + 2);
      for (const updates of watches) updates.close();
      await expect.poll(() => events.size, { timeout: 10_000 }).toBe(before);
    });

    it('ends when its secret key was revoked, before anything more is told', async () => {
      const filing = await (await desk.applicant()).files(aCompany()).upTo('UPLOAD');
      const { id, key } = await desk.provider.succeed('createApiKey', { kind: 'SECRET', name: 'leaked' });
      const updates = await watchFiling(new Caller(service.url, { token: String(key) }), filing.id);
      expect((await updates.next())?.data?.filingUpdated).toMatchObject({ state: 'DRAFT' });
      await desk.provider.succeed('revokeApiKey', { id });
      await filing.goes('SUBMIT');
      expect(await updates.next(20_000)).toBeUndefined();
      updates.close();
    });

    it('ends when the session ends, so that nobody goes on listening with an old token', async () => {
      const filing = await (await desk.applicant()).files(aCompany()).upTo('START');
      const { privacy } = service.services;
      const { createSessionTokens } = await import('../../server/platform/tenancy/session-token.ts');
      const tokens = createSessionTokens(privacy.serviceKeys('sessions'));
      const now = new Date();
      const token = await tokens.sign(
        {
          ...desk.tenant,
          kind: 'APPLICANT',
          subjectId: filing.owner.id,
          mintedAt: now,
          keyId: null,
          expiresAt: new Date(Math.ceil(now.getTime() / 1000) * 1000 + 3_000),
        },
        now,
      );
      const updates = await watchFiling(desk.provider.with({ token }), filing.id);
      expect((await updates.next())?.data?.filingUpdated?.id).toBe(filing.id);
      expect(await updates.next(20_000)).toBeUndefined();
      updates.close();
    });
  });
});

describe.runIf(databaseKinds().includes('postgresql'))('two replicas on one PostgreSQL', () => {
  let place: Awaited<ReturnType<typeof createMigrated>>;
  let here: Service;
  let there: Service;
  let desk: Desk;
  const dataDir = mkdtempSync(join(tmpdir(), 'jieru-replicas-'));

  beforeAll(async () => {
    place = await createMigrated();
    const shared = { database: { url: place.url }, masterKey: randomBytes(32), dataDir, background: true };
    here = await startService(shared);
    there = await startService(shared);
    desk = await aDesk(here);
  });
  afterAll(async () => {
    await here.stop();
    await there.stop();
    await place.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('a change on one is heard by a listener of the other', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('START');
    const { token } = await here.services.sessions.mintApplicant(here.services.database.prisma, {
      tenant: desk.tenant,
      externalRef: filing.owner.externalRef,
      now: new Date(),
    });
    const updates = await watchFiling(desk.provider.at(there.url).with({ token }), filing.id);
    const first = (await updates.next())?.data?.filingUpdated;
    await filing.does('saveFilingDetails', { details: { subject: { remark: 'x' } } });
    const next = (await updates.next())?.data?.filingUpdated;
    expect(next?.version).toBe((first?.version ?? 0) + 1);
    updates.close();
  });

  it('hand every filing over once, though both look for work', { timeout: 120_000 }, async () => {
    const filings = [];
    for (let i = 0; i < 8; i += 1)
      filings.push(await (await desk.applicant()).files(aCompany()).upTo('SUBMIT'));
    const reviewer = await desk.reviewer();
    await Promise.all(filings.map((filing) => filing.isPassedBy(reviewer)));
    for (const filing of filings)
      await expect.poll(() => filing.state(), { timeout: 60_000, interval: 500 }).toBe('AWAITING_SMS');
    const { prisma } = here.services.database;
    for (const filing of filings) {
      const { websiteNumber } = filing.company.member;
      expect(await prisma.rehearsalOrder.count({ where: { websiteNumber } })).toBe(1);
      expect(await prisma.submission.count({ where: { filingId: filing.id } })).toBe(1);
      await filing.entersSmsCode();
      await filing.does('reportSmsDone');
    }
    await desk.clock.passes({ days: 21 });
    for (const filing of filings)
      await expect.poll(() => filing.state(), { timeout: 60_000, interval: 500 }).toBe('APPROVED');
    expect(await prisma.rehearsalUpload.count()).toBe(filings.length);
  });

  it('count an Idempotency-Key and a version together', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('START');
    const { token } = await here.services.sessions.mintApplicant(here.services.database.prisma, {
      tenant: desk.tenant,
      externalRef: filing.owner.externalRef,
      now: new Date(),
    });
    const elsewhere = desk.provider.at(there.url).with({ token });
    const expectedVersion = await filing.version();
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        (i % 2 ? elsewhere : filing.owner.caller).mutate('saveFilingDetails', {
          filingId: filing.id,
          expectedVersion,
          details: { subject: { remark: `writer ${i}` } },
        }),
      ),
    );
    expect(results.filter(({ __typename }) => __typename === 'SaveFilingDetailsSuccess')).toHaveLength(1);
    const key = `replica-${filing.id}`;
    const input = { filingId: filing.id, expectedVersion: expectedVersion + 1, details: {} };
    const first = await filing.owner.caller.mutate('saveFilingDetails', input, { key });
    const again = await elsewhere.mutate('saveFilingDetails', input, { key });
    expect(again).toEqual(first);
  });
});
