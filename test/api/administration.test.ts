import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../testkit/caller.ts';
import { mutationDocument } from '../testkit/contract.ts';
import { usualDatabase } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

const KEYS = `query ($ended: Boolean!) { apiKeys(ended: $ended, first: 100) { totalCount edges { node {
  id kind mode name hint createdAt lastUsedAt expiresAt revokedAt state } } } }`;
const STAFF =
  'query ($removed: Boolean!) { staffMembers(removed: $removed) { edges { node { id displayName removedAt } } } }';
const ORIGINS = '{ allowedOrigins { id origin createdAt } }';
const VIEWER = '{ viewer { __typename } }';
/** Digest under which this service knows that operation: what a page may run. */
const DIGEST = 'a'.repeat(64);
const PERSISTED = { extensions: { persistedQuery: { version: 1, sha256Hash: DIGEST } } };

type Key = { id: string; name: string; state: string; mode: string; lastUsedAt: string | null; hint: string };
type Edges<T> = { edges: { node: T }[] };

const keysOf = async (caller: Caller, ended = false): Promise<Key[]> =>
  (await caller.query<{ apiKeys: Edges<Key> }>(KEYS, { ended })).apiKeys.edges.map(({ node }) => node);

const staffOf = async (caller: Caller, removed = false): Promise<string[]> =>
  (
    await caller.query<{ staffMembers: Edges<{ displayName: string }> }>(STAFF, { removed })
  ).staffMembers.edges.map(({ node }) => node.displayName);

const originsOf = async (caller: Caller): Promise<{ id: string; origin: string }[]> =>
  (await caller.query<{ allowedOrigins: { id: string; origin: string }[] }>(ORIGINS)).allowedOrigins;

usualDatabase((open) => {
  let service: Service;
  let desk: Desk;
  let live: Desk;
  let other: Desk;

  beforeAll(async () => {
    service = await startService({ database: await open(), operations: { [DIGEST]: VIEWER } });
    desk = await aDesk(service);
    live = await aDesk(service, { mode: 'LIVE', of: desk });
    other = await aDesk(service);
  });
  afterAll(() => service.stop());

  const audited = async (targetId: unknown): Promise<string[]> =>
    (
      await service.services.database.prisma.auditEvent.findMany({
        where: { targetId: String(targetId), actorKind: 'SECRET_KEY' },
        orderBy: { id: 'asc' },
      })
    ).map(({ action, mode }) => `${action} ${mode}`);

  describe('keys', () => {
    it('are listed with what tells them apart and how they stand, never with their text', async () => {
      const used = await desk.provider.succeed('createApiKey', { kind: 'SECRET', name: 'used' });
      const rolled = await desk.provider.succeed('createApiKey', { kind: 'PUBLISHABLE', name: 'rolled' });
      const over = await desk.provider.succeed('createApiKey', { kind: 'SECRET', name: 'over' });
      const revoked = await desk.provider.succeed('createApiKey', { kind: 'SECRET', name: 'revoked' });
      await desk.provider.with({ token: String(used['key']) }).query(VIEWER);
      await desk.provider.succeed('rollApiKey', { id: rolled['id'], graceHours: 1 });
      await desk.provider.succeed('rollApiKey', { id: over['id'], graceHours: 0 });
      await desk.provider.succeed('revokeApiKey', { id: revoked['id'] });

      const all = new Map((await keysOf(desk.provider, true)).map((key) => [key.id, key]));
      const state = ({ id }: Record<string, unknown>) => all.get(String(id))?.state;
      expect([used, rolled, over, revoked].map(state)).toEqual(['ACTIVE', 'ENDING', 'ENDED', 'REVOKED']);
      expect(all.get(String(used['id']))).toMatchObject({
        hint: String(used['key']).slice(-4),
        lastUsedAt: expect.any(String) as string,
        mode: 'TEST',
      });
      expect(all.get(String(revoked['id']))?.lastUsedAt).toBeNull();
      expect(JSON.stringify([...all.values()])).not.toContain(String(used['key']).slice(8));

      const working = (await keysOf(desk.provider)).map(({ state: now }) => now);
      expect(new Set(working)).toEqual(new Set(['ACTIVE', 'ENDING']));
      expect(await audited(revoked['id'])).toEqual(['API_KEY_CREATED TEST', 'API_KEY_REVOKED TEST']);
    });

    it('of test mode make and show keys of test mode only, those of live mode live ones', async () => {
      for (const [caller, mode, prefix] of [
        [desk.provider, 'TEST', /^sk_test_/],
        [live.provider, 'LIVE', /^sk_live_/],
      ] as const) {
        const made = await caller.succeed('createApiKey', { kind: 'SECRET', name: mode });
        expect(made['key']).toMatch(prefix);
        expect(new Set((await keysOf(caller, true)).map((key) => key.mode))).toEqual(new Set([mode]));
      }
    });

    it('are no more than a hundred at a time', async () => {
      const full = await aDesk(service);
      const { prisma } = service.services.database;
      const template = await prisma.apiKey.findFirstOrThrow({ where: full.tenant });
      await prisma.apiKey.createMany({
        data: Array.from({ length: 98 }, (_, index) => ({
          ...template,
          id: `key_full_${index}`,
          hash: Buffer.from(`full-${index}`),
        })),
      });
      const refused = await full.provider.mutate('createApiKey', { kind: 'SECRET', name: 'one more' });
      expect(refused.issues).toMatchObject([{ code: 'TOO_MANY_KEYS' }]);
    });
  });

  describe('origins', () => {
    it('are allowed and taken away, listed, in the audit, and give a page its headers at once', async () => {
      const origin = 'https://shop.example.com';
      const page = desk.provider.with({ token: '', publishableKey: desk.publishableKey, origin });
      const allowed = async () => {
        const { status, headers } = await page.post(PERSISTED);
        return [status, headers.get('access-control-allow-origin')];
      };
      expect(await allowed()).toEqual([403, null]);
      const made = await desk.provider.succeed('allowOrigin', { origin: `${origin}/` });
      expect(made).toMatchObject({ origin });
      expect(await originsOf(desk.provider)).toMatchObject([{ id: made['id'], origin }]);
      await expect.poll(allowed).toEqual([200, origin]);
      await desk.provider.succeed('removeOrigin', { id: made['id'] });
      expect(await originsOf(desk.provider)).toEqual([]);
      await expect.poll(allowed).toEqual([403, null]);
      expect(await audited(made['id'])).toEqual(['ORIGIN_ALLOWED TEST', 'ORIGIN_REMOVED TEST']);
    });

    it.each([
      'http://shop.example.com',
      'https://shop.example.com/path',
      'https://*.example.com',
      'https://user@shop.example.com',
      'shop.example.com',
      'null',
      '',
    ])('are refused when they are none: %s', async (origin) => {
      const refused = await live.provider.mutate('allowOrigin', { origin });
      expect(refused.issues).toMatchObject([{ path: ['origin'], code: 'ORIGIN_INVALID' }]);
    });

    it('and people of one tenant are not seen by another, in either mode', async () => {
      await desk.provider.succeed('allowOrigin', { origin: 'https://mine.example.com' });
      await desk.reviewer('只在这里');
      for (const stranger of [live.provider, other.provider]) {
        expect(JSON.stringify(await originsOf(stranger))).not.toContain('mine.example.com');
        expect(await staffOf(stranger, true)).not.toContain('只在这里');
        const own = new Set((await keysOf(desk.provider, true)).map(({ id }) => id));
        expect((await keysOf(stranger, true)).filter(({ id }) => own.has(id))).toEqual([]);
      }
      for (const caller of [(await desk.applicant()).caller, await desk.reviewer()])
        for (const query of [ORIGINS, '{ apiKeys { totalCount } }', '{ staffMembers { totalCount } }'])
          expect((await caller.ask(query)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    });
  });

  it('a removed reviewer gets no session until taken back, and the reviews keep the name', async () => {
    const person = { externalRef: 'reviewer-7', displayName: '赵初审' };
    const { staffId } = await desk.provider.succeed('createStaffSession', person);
    await desk.provider.succeed('removeStaff', { id: staffId });
    expect(await staffOf(desk.provider)).not.toContain('赵初审');
    expect(await staffOf(desk.provider, true)).toContain('赵初审');
    const refused = await desk.provider.mutate('createStaffSession', person);
    expect(refused.issues).toMatchObject([{ path: ['externalRef'], code: 'STAFF_REMOVED' }]);
    await desk.provider.succeed('removeStaff', { id: staffId });
    await desk.provider.succeed('restoreStaff', { id: staffId });
    expect(await desk.provider.succeed('createStaffSession', person)).toMatchObject({ staffId });
    expect(await audited(staffId)).toEqual(['STAFF_REMOVED TEST', 'STAFF_RESTORED TEST']);
  });

  it('asks of whom sessions are to end', async () => {
    const refused = await desk.provider.mutate('revokeSessions', { everybody: false });
    expect(refused.issues).toMatchObject([{ path: ['everybody'], code: 'SESSIONS_OF_WHOM' }]);
    for (const input of [{}, { personId: `apl_${'0'.repeat(26)}`, everybody: true }, { personId: null }]) {
      const { errors } = await desk.provider.ask(mutationDocument('revokeSessions'), { input });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });
});
