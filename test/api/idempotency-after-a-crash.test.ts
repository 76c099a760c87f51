import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepHouse } from '../../server/assembly/housekeeping.ts';
import { claimKey, type Claim } from '../../server/platform/idempotency/claim.ts';
import { IdempotencyKeyInUse } from '../../schema/rules/failures.ts';
import { OPERATOR } from '../../server/platform/tenancy/audit.ts';
import { createKey } from '../../server/platform/tenancy/keys.ts';
import { carryOut } from '../../server/platform/unit-of-work.ts';
import type { Answer, Result } from '../testkit/caller.ts';
import { mutationDocument } from '../testkit/contract.ts';
import { usualDatabase } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

usualDatabase((open) => {
  let service: Service;
  let desk: Desk;
  beforeAll(async () => {
    service = await startService({ database: await open() });
    desk = await aDesk(service);
  });
  afterAll(() => service.stop());

  const creates = (name: string, key: string): Promise<Answer<Record<string, Result>>> =>
    desk.provider.ask(mutationDocument('createApiKey'), { input: { kind: 'SECRET', name } }, { key });
  const keysNamed = (name: string): Promise<number> =>
    service.services.database.prisma.apiKey.count({ where: { ...desk.tenant, name } });
  /** Leaves of a request what a process leaves that is killed before it has answered; its claim ends in so many seconds. */
  const killed = async (key: string, seconds: number): Promise<void> => {
    const { executeSql } = service.services.database;
    await executeSql(
      `UPDATE "IdempotencyRecord" SET answer = NULL, holder = 'killed', "leaseUntil" = now() + $2 * interval '1 second' WHERE key = $1`,
      [key, seconds],
    );
  };

  it('a request whose process was killed after the change answers from what was done, and does it no more', async () => {
    const key = randomUUID();
    const first = await creates('crashed', key);
    await killed(key, -1);
    const again = await creates('crashed', key);
    expect(again.data).toEqual(first.data);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await keysNamed('crashed')).toBe(1);
    expect((await creates('crashed', key)).text).toBe(again.text);
  });

  it('a request whose process was killed before the change is carried out by the repetition', async () => {
    const key = randomUUID();
    await creates('begun', key);
    await killed(key, -1);
    const { prisma } = service.services.database;
    await prisma.idempotencyStep.deleteMany({ where: { key } });
    await prisma.apiKey.deleteMany({ where: { name: 'begun' } });
    expect((await creates('begun', key)).data?.['createApiKey']?.__typename).toBe('CreateApiKeySuccess');
    expect(await keysNamed('begun')).toBe(1);
  });

  it('is in use until its claim has run out, and says when to come again', async () => {
    const key = randomUUID();
    await creates('slow', key);
    await killed(key, 3600);
    const refused = await creates('slow', key);
    expect(refused.status).toBe(409);
    expect(refused.errors[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_IN_USE');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('a process that was taken for dead and is not does nothing twice', async () => {
    const { services } = service;
    const actor = {
      ...desk.tenant,
      kind: 'SECRET_KEY',
      keyId: 'key_x',
      keyName: 'a key',
      scopes: null,
    } as const;
    const key = randomUUID();
    const claimed = async (): Promise<Claim> => {
      const claim = await claimKey(services, actor, { key, content: 'the same' });
      if ('body' in claim) throw new Error('it was answered');
      return claim;
    };
    const adds = (claim: Claim) =>
      carryOut(services, actor, { claim, field: 'a' }, async ({ tx, now }) => {
        const { row } = await createKey(tx, {
          tenant: desk.tenant,
          by: OPERATOR,
          now,
          kind: 'SECRET',
          name: 'zombie',
        });
        return { id: row.id };
      });
    const first = await claimed();
    await killed(key, -1);
    const second = await claimed();
    await adds(second);
    await expect(adds(first)).rejects.toThrow(IdempotencyKeyInUse);
    await expect(first.keep({ status: 200, headers: {}, body: '{}' })).rejects.toThrow(IdempotencyKeyInUse);
    expect(await keysNamed('zombie')).toBe(1);
    await second.release();
  });

  it('nothing is kept of it for longer than two days', async () => {
    const { prisma } = service.services.database;
    const key = randomUUID();
    await creates('old', key);
    expect(await prisma.idempotencyStep.count({ where: { key } })).toBe(1);
    await prisma.idempotencyRecord.updateMany({
      where: { key },
      data: { createdAt: new Date(Date.now() - 49 * 3_600_000) },
    });
    await keepHouse(service.services);
    expect(await prisma.idempotencyRecord.count({ where: { key } })).toBe(0);
    expect(await prisma.idempotencyStep.count({ where: { key } })).toBe(0);
  });
});
