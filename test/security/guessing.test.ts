import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatKey } from '../../server/tenancy/key-format.ts';
import { BUCKETS } from '../../server/tenancy/limit-buckets.ts';
import { Caller, type Answer } from '../testkit/caller.ts';
import { openEmbeddedForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

const VIEWER = '{ viewer { __typename } }';

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openEmbeddedForTest(), realLimits: true });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const asks = (token: string): Promise<Answer> => new Caller(service.url, { token }).ask(VIEWER);
const guesses = (): Promise<Answer> => asks(formatKey('SECRET', 'TEST'));

describe('an address that guesses keys', () => {
  it('is refused before a key is looked up, and whoever shares it goes on with keys and sessions in use', async () => {
    const fresh = await aDesk(service, { of: desk });
    const applicant = await desk.applicant();
    expect((await asks(desk.secretKey)).status).toBe(200);
    const { points, seconds } = BUCKETS.REFUSED_CREDENTIALS;
    for (let turn = 0; turn < points; turn += 1) expect((await guesses()).status).toBe(401);
    const limited = await guesses();
    expect(limited.status).toBe(429);
    expect(limited.errors[0]?.extensions.code).toBe('TOO_MANY_REQUESTS');

    // A key that is right would be found if it were looked up.
    const unseen = await asks(fresh.secretKey);
    expect(unseen.status).toBe(429);
    expect(Number(unseen.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(unseen.headers.get('retry-after'))).toBeLessThanOrEqual(seconds);
    expect((await asks(desk.secretKey)).status).toBe(200);
    expect((await applicant.caller.ask(VIEWER)).status).toBe(200);

    await service.services.limits.reset('REFUSED_CREDENTIALS', '127.0.0.1');
    expect((await asks(fresh.secretKey)).status).toBe(200);
  });

  it('is told of a revoked key as before, also of one in use', async () => {
    const other = await aDesk(service, { of: desk });
    expect((await asks(other.secretKey)).status).toBe(200);
    await service.services.database.prisma.apiKey.updateMany({
      where: { hint: other.secretKey.slice(-4), providerId: desk.tenant.providerId },
      data: { revokedAt: new Date() },
    });
    const answer = await asks(other.secretKey);
    expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([401, 'KEY_REVOKED']);
  });
});
