import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainAudit } from '../../server/platform/audit/chain.ts';
import { createMigrated, databaseKinds } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { jsonOf, runJieru } from '../testkit/run-command.ts';
import { startService, type Service } from '../testkit/service.ts';

// Commands and service share a database only where it is a server.
describe.runIf(databaseKinds().includes('postgresql'))('audit verify', { timeout: 120_000 }, () => {
  let service: Service;
  let desk: Desk;
  let drop: () => Promise<void>;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    const place = await createMigrated();
    ({ drop } = place);
    const masterKey = randomBytes(32);
    env = { DATABASE_URL: place.url, MASTER_KEY: masterKey.toString('base64') };
    service = await startService({ database: { url: place.url }, masterKey });
    desk = await aDesk(service);
    await chainAudit(service.services);
    await desk.provider.succeed('createApiKey', { kind: 'SECRET', name: 'not chained yet' });
  }, 120_000);
  afterAll(async () => {
    await service.stop();
    await drop();
  });

  it('says that the chain holds and what is not chained yet, for people and as JSON', async () => {
    const told = await runJieru(['audit', 'verify'], env);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toContain('holds');
    const asJson = await runJieru(['audit', 'verify', '--json'], env);
    expect(asJson.code).toBe(0);
    const { holds, chains } = jsonOf<{ holds: boolean; chains: Record<string, unknown>[] }>(asJson);
    expect(holds).toBe(true);
    expect(chains.find(({ mode }) => mode === desk.tenant.mode)).toMatchObject({
      providerId: desk.tenant.providerId,
      broken: null,
      waiting: [expect.stringMatching(/^aud_/)],
    });
  });

  it('ends with 1 and names the first broken place', async () => {
    const { executeSql, prisma } = service.services.database;
    const where = desk.tenant;
    const second = await prisma.auditLink.findFirstOrThrow({ where: { ...where, position: 2n } });
    await executeSql('ALTER TABLE "AuditEvent" DISABLE TRIGGER ALL', []);
    await executeSql(`UPDATE "AuditEvent" SET "actorId" = 'nobody' WHERE id = $1`, [second.eventId]);
    await executeSql('ALTER TABLE "AuditEvent" ENABLE TRIGGER ALL', []);
    const told = await runJieru(['audit', 'verify'], env);
    expect(told.code).toBe(1);
    expect(told.out).toContain(`broken at 2 ${second.eventId}: changed`);
    const asJson = await runJieru(['audit', 'verify', '--json'], env);
    expect(asJson.code).toBe(1);
    expect(jsonOf(asJson)).toMatchObject({ holds: false });
  });

  it('still lists what was done', async () => {
    const { code, out } = await runJieru(['audit', '--action', 'api_key_created', '--json'], env);
    expect(code).toBe(0);
    expect(out).toContain('API_KEY_CREATED');
  });
});
