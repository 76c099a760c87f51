import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { anchorAudit } from '../../server/platform/audit/anchor.ts';
import { chainAudit } from '../../server/platform/audit/chain.ts';
import { createDigests } from '../../server/platform/audit/digests.ts';
import { purgeAudit } from '../../server/platform/audit/purge.ts';
import { verifyChain, type Told, type Verdict } from '../../server/platform/audit/verify.ts';
import { keptSince } from '../../server/custody/retention/periods.ts';
import { OPERATOR, recordAudit } from '../../server/platform/tenancy/audit.ts';
import { eachDatabase } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const DAY_MS = 86_400_000;

eachDatabase((open) => {
  let service: Service;
  let desk: Desk;
  let prisma: Service['services']['database']['prisma'];
  let sql: Service['services']['database']['executeSql'];

  beforeAll(async () => {
    service = await startService({ database: await open() });
    ({ prisma, executeSql: sql } = service.services.database);
  });
  afterAll(() => service.stop());

  const writes = (count: number): Promise<unknown> =>
    Promise.all(
      Array.from({ length: count }, (_, i) =>
        recordAudit(prisma, {
          tenant: desk.tenant,
          by: OPERATOR,
          action: 'PROVIDER_UPDATED',
          targetId: `target-${i}`,
          at: new Date(),
        }),
      ),
    );
  const chained = (): Promise<void> => chainAudit(service.services);
  const verdict = (told: Told[] = []): Promise<Verdict> =>
    verifyChain(prisma, createDigests(service.services.privacy), desk.tenant, told);
  const links = () => prisma.auditLink.findMany({ where: desk.tenant, orderBy: { position: 'asc' } });

  /** As whoever owns the database can: past every trigger and key. */
  const forges = async (...statements: [string, unknown[]][]): Promise<void> => {
    const tables = ['AuditEvent', 'AuditLink', 'AuditAnchor'];
    for (const table of tables) await sql(`ALTER TABLE "${table}" DISABLE TRIGGER ALL`, []);
    for (const [statement, values] of statements) await sql(statement, values);
    for (const table of tables) await sql(`ALTER TABLE "${table}" ENABLE TRIGGER ALL`, []);
  };

  beforeEach(async () => {
    desk = await aDesk(service);
    await chained();
  });

  describe('the audit', () => {
    it('gives every entry its place, in the order in which they were written, and holds', async () => {
      await writes(5);
      expect((await verdict()).waiting).toHaveLength(5);
      await chained();
      const found = await verdict();
      const all = await prisma.auditEvent.findMany({ where: desk.tenant, orderBy: { number: 'asc' } });
      expect(found).toMatchObject({ holds: true, broken: null, count: all.length, waiting: [] });
      expect((await links()).map(({ eventId }) => eventId)).toEqual(all.map(({ id }) => id));
      expect((await links()).map(({ position }) => Number(position))).toEqual(all.map((_, i) => i + 1));
    });

    it('is one chain for each provider and mode', async () => {
      const live = await aDesk(service, { mode: 'LIVE', of: desk });
      await chained();
      const digests = createDigests(service.services.privacy);
      for (const { tenant } of [desk, live])
        expect(await verifyChain(prisma, digests, tenant)).toMatchObject({ holds: true });
      const [one] = await links();
      expect(one?.position).toBe(1n);
    });

    it('is chained once by runs that meet, and does not keep whoever writes', async () => {
      await Promise.all([writes(30), chained(), writes(30), chained(), chained()]);
      await Promise.all([chained(), chained()]);
      const found = await verdict();
      expect(found).toMatchObject({ holds: true, waiting: [] });
      expect(found.verified).toBe(await prisma.auditEvent.count({ where: desk.tenant }));
    });

    it('is written while a chain is held, without waiting for it', async () => {
      await prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "AuditChain" WHERE "providerId" = ${desk.tenant.providerId} FOR UPDATE`;
        // Over another connection where there is more than one; over the same one it would wait for this transaction.
        if (service.services.database.kind === 'postgresql') await writes(1);
        else
          await recordAudit(tx, {
            tenant: desk.tenant,
            by: OPERATOR,
            action: 'PROVIDER_UPDATED',
            targetId: 'x',
            at: new Date(),
          });
      });
      expect((await verdict()).waiting).toHaveLength(1);
    });

    it.each([
      ['changed', `UPDATE "AuditEvent" SET "actorId" = 'somebody else' WHERE "providerId" = $1`],
      ['deleted', 'DELETE FROM "AuditEvent" WHERE "providerId" = $1'],
      ['unlinked', 'DELETE FROM "AuditLink" WHERE "providerId" = $1'],
      ['moved', 'UPDATE "AuditLink" SET "position" = "position" + 100 WHERE "providerId" = $1'],
    ])('cannot be %s', async (_how, statement) => {
      await expect(sql(statement, [desk.tenant.providerId])).rejects.toThrow('append-only');
      expect(await verdict()).toMatchObject({ holds: true });
    });

    it('cannot be emptied', async () => {
      await expect(sql('TRUNCATE "AuditEvent" CASCADE', [])).rejects.toThrow('append-only');
      expect(await verdict()).toMatchObject({ holds: true });
    });
  });

  describe('verifying names the first place', () => {
    beforeEach(async () => {
      await writes(6);
      await chained();
    });

    const third = async () => {
      const link = (await links())[2];
      if (!link) throw new Error('no link');
      return link;
    };

    it.each([
      ['actorId', `'somebody else'`],
      ['action', `'API_KEY_REVOKED'`],
      ['targetId', `'another'`],
      ['what', `'DETAILS'`],
      ['filingId', `'fil_1'`],
      ['reason', `'\\x00'`],
      ['session', `'another'`],
      ['at', `now()`],
      ['recordedAt', `now() - interval '1 day'`],
      ['actorKind', `'AUTHORITY'`],
    ])('where %s was changed', async (column, value) => {
      const { eventId } = await third();
      await forges([`UPDATE "AuditEvent" SET "${column}" = ${value} WHERE id = $1`, [eventId]]);
      expect(await verdict()).toMatchObject({
        holds: false,
        broken: { kind: 'CHANGED', position: 3, eventId },
      });
    });

    it('where an entry was removed', async () => {
      const { eventId } = await third();
      await forges(['DELETE FROM "AuditEvent" WHERE id = $1', [eventId]]);
      expect(await verdict()).toMatchObject({ broken: { kind: 'REMOVED', position: 3, eventId } });
    });

    it('where an entry was removed with its place', async () => {
      const { eventId } = await third();
      await forges(
        ['DELETE FROM "AuditLink" WHERE "eventId" = $1', [eventId]],
        ['DELETE FROM "AuditEvent" WHERE id = $1', [eventId]],
      );
      expect(await verdict()).toMatchObject({ broken: { kind: 'REMOVED', position: 3 } });
    });

    it('where a gap was closed', async () => {
      const { eventId } = await third();
      const close: [string, unknown[]] = [
        'UPDATE "AuditLink" SET "position" = "position" - 1000001 WHERE "providerId" = $1 AND "position" > 1000000',
        [desk.tenant.providerId],
      ];
      await forges(
        ['DELETE FROM "AuditLink" WHERE "eventId" = $1', [eventId]],
        ['DELETE FROM "AuditEvent" WHERE id = $1', [eventId]],
        [
          'UPDATE "AuditLink" SET "position" = "position" + 1000000 WHERE "providerId" = $1 AND "position" > 3',
          [desk.tenant.providerId],
        ],
        close,
      );
      expect(await verdict()).toMatchObject({ broken: { kind: 'REORDERED', position: 3 } });
    });

    it('where two entries changed places', async () => {
      const [, , one, other] = await links();
      if (!one || !other) throw new Error('no links');
      await forges(
        [`UPDATE "AuditLink" SET "eventId" = 'for a moment' WHERE "eventId" = $1`, [one.eventId]],
        ['UPDATE "AuditLink" SET "eventId" = $1 WHERE "eventId" = $2', [one.eventId, other.eventId]],
        [`UPDATE "AuditLink" SET "eventId" = $1 WHERE "eventId" = 'for a moment'`, [other.eventId]],
      );
      expect(await verdict()).toMatchObject({ broken: { kind: 'REORDERED', position: 3 } });
    });

    it('where an entry was slipped in', async () => {
      const { eventId } = await third();
      await forges([
        `INSERT INTO "AuditEvent" ("id", "providerId", "mode", "actorKind", "actorId", "action", "targetId", "at")
         SELECT 'aud_forged', "providerId", "mode", "actorKind", "actorId", "action", "targetId", "at" FROM "AuditEvent" WHERE id = $1`,
        [eventId],
      ]);
      expect(await verdict()).toMatchObject({ broken: { kind: 'INSERTED', eventId: 'aud_forged' } });
    });

    it('where the end was cut off, with its entries', async () => {
      const [last] = (await links()).slice(-1);
      if (!last) throw new Error('no link');
      await forges(
        ['DELETE FROM "AuditLink" WHERE "eventId" = $1', [last.eventId]],
        ['DELETE FROM "AuditEvent" WHERE id = $1', [last.eventId]],
      );
      expect(await verdict()).toMatchObject({ broken: { kind: 'CUT_OFF', position: Number(last.position) } });
    });

    it('where the end was cut off and all is as it was before, by the anchor', async () => {
      const before = await prisma.auditChain.findFirstOrThrow({ where: desk.tenant });
      await writes(2);
      await chained();
      await anchorAudit(service.services, new Date());
      const anchor = await prisma.auditAnchor.findFirstOrThrow({ where: desk.tenant });
      const told = { count: Number(anchor.count), hash: Buffer.from(anchor.head).toString('hex') };
      expect(await verdict([told])).toMatchObject({ holds: true });
      const gone = (await links())
        .filter(({ position }) => position > before.count)
        .map(({ eventId }) => eventId);
      await forges(
        ['DELETE FROM "AuditLink" WHERE "eventId" = ANY ($1)', [gone]],
        ['DELETE FROM "AuditEvent" WHERE id = ANY ($1)', [gone]],
        [
          'UPDATE "AuditChain" SET "count" = $2, "head" = $3, "seal" = $4 WHERE "providerId" = $1',
          [desk.tenant.providerId, String(before.count), before.head, before.seal],
        ],
      );
      const cut = { broken: { kind: 'CUT_OFF', position: Number(before.count) + 1 } };
      expect(await verdict()).toMatchObject(cut);
      // And where that was taken away, too, by what the provider was told.
      await forges(['DELETE FROM "AuditAnchor" WHERE "providerId" = $1', [desk.tenant.providerId]]);
      expect(await verdict()).toMatchObject({ holds: true });
      expect(await verdict([told])).toMatchObject(cut);
    });
  });

  describe('the anchor', () => {
    it('is told once a day, with how many entries there are and the hash of the last', async () => {
      const now = new Date();
      await anchorAudit(service.services, now);
      await anchorAudit(service.services, new Date(now.getTime() + DAY_MS - 60_000));
      const heard = () =>
        prisma.outboxMessage.findMany({
          where: { ...desk.tenant, topic: 'audit.anchored' },
          orderBy: { id: 'asc' },
        });
      const { count, head } = await verdict();
      expect((await heard()).map(({ payload }) => payload)).toMatchObject([{ count, hash: head }]);
      await anchorAudit(service.services, new Date(now.getTime() + DAY_MS + 60_000));
      expect(await heard()).toHaveLength(2);
    });
  });

  describe('retention', () => {
    it('takes the beginning away after three years, and the rest still holds', async () => {
      await writes(4);
      await chained();
      const all = await links();
      const old = all.slice(0, 3).map(({ eventId }) => eventId);
      // What was written long ago: chained with the time it says.
      const other = await aDesk(service);
      const years = new Date(Date.now() - 4 * 365 * DAY_MS);
      const events = await prisma.auditEvent.findMany({ where: other.tenant });
      await forges([
        'UPDATE "AuditEvent" SET "recordedAt" = $2 WHERE id = ANY ($1)',
        [events.map(({ id }) => id), years],
      ]);
      await chained();
      desk = other;
      await writes(2);
      await chained();
      const { audit } = await purgeAudit(service.services, new Date(), (tx, tenant, now) =>
        keptSince(tx, tenant, 'AUDIT', now),
      );
      expect(audit).toBe(events.length);
      const left = await verdict();
      expect(left).toMatchObject({ holds: true, verified: 2, count: events.length + 2 });
      expect(await prisma.auditEvent.count({ where: { id: { in: old } } })).toBe(3);
    });
  });
});
