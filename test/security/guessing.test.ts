import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatKey } from '../../server/platform/tenancy/key-format.ts';
import { BUCKETS } from '../../server/platform/limits/buckets.ts';
import { Caller, type Answer } from '../testkit/caller.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

const VIEWER = '{ viewer { __typename } }';
/** Digest under which this service knows that operation: what a page may run. */
const DIGEST = 'a'.repeat(64);
const PERSISTED = { extensions: { persistedQuery: { version: 1, sha256Hash: DIGEST } } };

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({
    database: await openForTest(),
    realLimits: true,
    operations: { [DIGEST]: VIEWER },
  });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const asks = (token: string): Promise<Answer> => new Caller(service.url, { token }).ask(VIEWER);
const guesses = (): Promise<Answer> => asks(formatKey('SECRET', 'TEST'));

describe('an address that guesses keys', () => {
  it('is refused, and whoever shares it is let in with any key and session that is right, new ones too', async () => {
    const fresh = await aDesk(service, { of: desk });
    const applicant = await desk.applicant();
    const { points, seconds } = BUCKETS.REFUSED_CREDENTIALS;
    for (let turn = 0; turn < points; turn += 1) expect((await guesses()).status).toBe(401);
    for (const wrong of [formatKey('SECRET', 'TEST'), 'sk_test_short', 'no-key-at-all']) {
      const limited = await asks(wrong);
      expect([limited.status, limited.errors[0]?.extensions.code]).toEqual([429, 'RATE_LIMITED']);
      expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(limited.headers.get('retry-after'))).toBeLessThanOrEqual(seconds);
    }
    for (const right of [desk.secretKey, fresh.secretKey]) expect((await asks(right)).status).toBe(200);
    expect((await applicant.caller.ask(VIEWER)).status).toBe(200);
    await service.services.limits.reset('REFUSED_CREDENTIALS', '127.0.0.1');
  });

  it('counts nothing that was right once: expired and ended sessions, revoked keys, other origins', async () => {
    const other = await aDesk(service, { of: desk });
    const revoked = await other.provider.succeed('createApiKey', { kind: 'SECRET', name: 'revoked' });
    await other.provider.succeed('revokeApiKey', { id: revoked['id'] });
    const ended = await other.applicant();
    await other.provider.succeed('revokeSessions', { personId: ended.id });
    const hourAgo = new Date(Date.now() - 3_600_000);
    const { token: expired } = await service.services.sessions.mintApplicant(
      service.services.database.prisma,
      { tenant: desk.tenant, externalRef: 'early', now: hourAgo },
    );
    const page = new Caller(service.url, {
      publishableKey: other.publishableKey,
      origin: 'https://elsewhere.example.com',
    });
    for (let turn = 0; turn < BUCKETS.REFUSED_CREDENTIALS.points; turn += 1) {
      expect((await asks(expired)).errors[0]?.extensions.code).toBe('SESSION_EXPIRED');
      expect((await asks(String(revoked['key']))).errors[0]?.extensions.code).toBe('KEY_REVOKED');
      expect((await ended.caller.ask(VIEWER)).errors[0]?.extensions.code).toBe('SESSION_EXPIRED');
      expect((await page.post(PERSISTED)).errors[0]?.extensions.code).toBe('FORBIDDEN_ORIGIN');
    }
    expect((await guesses()).status).toBe(401);
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
