import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { identify } from '../../server/platform/privacy/cipher.ts';
import { OPERATOR } from '../../server/platform/tenancy/audit.ts';
import { AuthenticationError } from '../../server/platform/tenancy/authenticate.ts';
import type { Credentials } from '../../server/platform/tenancy/authenticate.ts';
import { revokeKey } from '../../server/platform/tenancy/keys.ts';
import { createSessionTokens } from '../../server/platform/tenancy/session-token.ts';
import { usualDatabase } from '../testkit/database.ts';
import { bearer, openTenants, PUBLIC_URL, SHOP } from './kit/tenants.ts';
import type { Tenants } from './kit/tenants.ts';

usualDatabase((open) => {
  let world: Tenants;
  let pk: string;
  let sk: string;
  beforeAll(async () => {
    world = await openTenants(open);
    await world.cloud.allow(SHOP);
    pk = (await world.cloud.key('PUBLISHABLE')).key;
    sk = (await world.cloud.key('SECRET')).key;
  });

  const actor = (credentials: Credentials) => world.authenticate(credentials);
  const refusal = async (credentials: Credentials): Promise<string> =>
    world.authenticate(credentials).then(
      (who) => `let in as ${who.kind}`,
      (error: unknown) => {
        if (error instanceof AuthenticationError) return `${error.code} ${error.issue}`;
        throw error;
      },
    );

  describe('without credentials', () => {
    it('a request is anonymous, and with unreadable ones it is refused', async () => {
      expect(await actor({})).toEqual({ kind: 'ANONYMOUS' });
      for (const authorization of ['Basic YTpi', 'Bearer', 'Bearer  ', 'Bearer a b', 'token']) {
        expect(await refusal({ authorization }), authorization).toMatch(/^UNAUTHENTICATED/);
      }
    });
  });

  describe('a secret key', () => {
    it('acts for its tenant and mode', async () => {
      expect(await actor({ authorization: bearer(sk) })).toMatchObject({
        kind: 'SECRET_KEY',
        ...world.cloud.tenant('TEST'),
      });
    });

    it('is refused from a page, even of an allowed origin, but not from our own', async () => {
      expect(await refusal({ authorization: bearer(sk), origin: SHOP })).toBe(
        'FORBIDDEN_ORIGIN SECRET_KEY_IN_BROWSER',
      );
      expect(await refusal({ authorization: bearer(sk), origin: 'null' })).toMatch(/^FORBIDDEN_ORIGIN/);
      expect(await actor({ authorization: bearer(sk), origin: PUBLIC_URL })).toMatchObject({
        kind: 'SECRET_KEY',
      });
    });

    it('is refused where a publishable key belongs', async () => {
      expect(await refusal({ accompanyingKey: sk, origin: SHOP })).toBe('UNAUTHENTICATED KEY_INVALID');
    });

    it('is told apart when revoked', async () => {
      const { key, row } = await world.cloud.key('SECRET');
      await revokeKey(world.tx, {
        tenant: world.cloud.tenant('TEST'),
        by: OPERATOR,
        now: world.clock.now,
        id: row.id,
      });
      expect(await refusal({ authorization: bearer(key) })).toBe('KEY_REVOKED KEY_INVALID');
    });
  });

  describe('a publishable key', () => {
    it('makes a page of an allowed origin, or of our own', async () => {
      for (const origin of [SHOP, PUBLIC_URL]) {
        expect(await actor({ accompanyingKey: pk, origin })).toMatchObject({
          kind: 'HOST_PAGE',
          ...world.cloud.tenant('TEST'),
        });
      }
    });

    it('is refused on any other origin, also one that merely looks like it', async () => {
      for (const origin of [
        'https://evil.example',
        'https://shop.example.com.evil.example',
        'https://shop.example.com:8443',
        'http://shop.example.com',
        'https://SHOP.example.com',
        'null',
      ]) {
        expect(await refusal({ accompanyingKey: pk, origin }), origin).toBe(
          'FORBIDDEN_ORIGIN ORIGIN_NOT_ALLOWED',
        );
      }
      expect(await refusal({ accompanyingKey: pk })).toMatch(/^FORBIDDEN_ORIGIN/);
    });

    it('is refused in live mode on an origin allowed in test mode only', async () => {
      const live = (await world.cloud.key('PUBLISHABLE', 'LIVE')).key;
      expect(await refusal({ accompanyingKey: live, origin: SHOP })).toMatch(/^FORBIDDEN_ORIGIN/);
    });

    it('is refused as a bearer token, where nobody would hold it to the operations of the form', async () => {
      expect(await refusal({ authorization: bearer(pk), origin: SHOP })).toBe('UNAUTHENTICATED KEY_INVALID');
    });

    it('of another provider is refused on our origin', async () => {
      const theirs = (await world.other.key('PUBLISHABLE')).key;
      expect(await refusal({ accompanyingKey: theirs, origin: SHOP })).toMatch(/^FORBIDDEN_ORIGIN/);
    });
  });

  describe('a session', () => {
    it('names its applicant or reviewer, and the same reference always the same one', async () => {
      const first = await world.cloud.applicantSession('user-1');
      const again = await world.cloud.applicantSession('user-1');
      expect(again.subjectId).toBe(first.subjectId);
      expect(await actor({ authorization: bearer(first.token), accompanyingKey: pk, origin: SHOP })).toEqual({
        kind: 'APPLICANT',
        ...world.cloud.tenant('TEST'),
        applicantId: first.subjectId,
        session: { mintedAt: world.clock.now, keyId: null },
        sessionExpiresAt: first.expiresAt,
      });
      const staff = await world.cloud.staffSession('reviewer-1');
      expect(await actor({ authorization: bearer(staff.token) })).toMatchObject({
        kind: 'STAFF',
        staffId: staff.subjectId,
      });
    });

    it('keeps test and live apart for the same reference', async () => {
      const test = await world.cloud.applicantSession('user-2', 'TEST');
      const live = await world.cloud.applicantSession('user-2', 'LIVE');
      expect(live.subjectId).not.toBe(test.subjectId);
      expect(await actor({ authorization: bearer(live.token) })).toMatchObject({ mode: 'LIVE' });
      expect(await refusal({ authorization: bearer(live.token), accompanyingKey: pk, origin: SHOP })).toMatch(
        /^UNAUTHENTICATED/,
      );
    });

    it("does not go with another provider's key", async () => {
      await world.other.allow(SHOP);
      const theirs = (await world.other.key('PUBLISHABLE')).key;
      const { token } = await world.cloud.applicantSession('user-1');
      expect(await refusal({ authorization: bearer(token), accompanyingKey: theirs, origin: SHOP })).toBe(
        'UNAUTHENTICATED KEY_INVALID',
      );
    });

    it('is refused from an origin that is not allowed, with or without a key', async () => {
      const { token } = await world.cloud.applicantSession('user-1');
      for (const accompanyingKey of [pk, null]) {
        expect(
          await refusal({ authorization: bearer(token), accompanyingKey, origin: 'https://evil.example' }),
        ).toBe('FORBIDDEN_ORIGIN ORIGIN_NOT_ALLOWED');
      }
    });

    it('says that it expired, and is not mistaken for an invalid one', async () => {
      const { token } = await world.cloud.applicantSession('user-1');
      world.pass({ minutes: 29 });
      expect(await actor({ authorization: bearer(token) })).toMatchObject({ kind: 'APPLICANT' });
      world.pass({ minutes: 2 });
      expect(await refusal({ authorization: bearer(token) })).toBe('SESSION_EXPIRED SESSION_EXPIRED');
      expect(await world.sessions.renew(world.tx, token, world.clock.now)).toEqual({
        renewed: false,
        reason: 'EXPIRED',
      });
    });

    it('is renewed up to twelve hours after its first token, never beyond', async () => {
      const first = await world.cloud.applicantSession('user-1');
      const start = world.clock.now.getTime();
      let { token, expiresAt } = first;
      for (;;) {
        world.pass({ minutes: 20 });
        const answer = await world.sessions.renew(world.tx, token, world.clock.now);
        if (!answer.renewed) break;
        expect(answer.session.subjectId).toBe(first.subjectId);
        expect(answer.session.expiresAt.getTime() - start).toBeLessThanOrEqual(12 * 3_600_000);
        ({ token, expiresAt } = answer.session);
      }
      expect(expiresAt.getTime() - start).toBe(12 * 3_600_000);
      world.pass({ minutes: 1 });
      expect(await refusal({ authorization: bearer(token) })).toMatch(/^SESSION_EXPIRED/);
    });

    it('is invalid when forged: other key, no signature, other algorithm, altered claims', async () => {
      const { token } = await world.cloud.applicantSession('user-1');
      const [head = '', body = '', signature = ''] = token.split('.');
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
      const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const now = world.clock.now;
      const strangerKey = createSessionTokens([identify(randomBytes(32))]);
      const verdict = await world.tokens.verify(token, now);
      if (!verdict.valid) throw new Error('the token should be valid');
      const kid = (JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid: string }).kid;
      const otherAudience = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid })
        .setAudience('somebody-else')
        .sign(world.privacy.serviceKeys('sessions')[0].key);
      const forged = [
        await strangerKey.sign(verdict.claims, now),
        `${encode({ alg: 'none', kid })}.${body}.`,
        `${encode({ alg: 'HS384', kid })}.${body}.${signature}`,
        `${head}.${encode({ ...claims, mode: 'LIVE' })}.${signature}`,
        `${head}.${encode({ ...claims, knd: 'STAFF' })}.${signature}`,
        `${head}.${body}.${signature.slice(0, -2)}`,
        `${head}.${body}`,
        otherAudience,
        'x',
      ];
      for (const one of forged) {
        expect(await refusal({ authorization: bearer(one) }), one).toBe('UNAUTHENTICATED SESSION_INVALID');
      }
      expect(await actor({ authorization: bearer(token) })).toMatchObject({ kind: 'APPLICANT' });
    });

    it('carries no personal data and not even the reference', async () => {
      const { token } = await world.cloud.staffSession('reviewer-9');
      const body = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
        string,
        unknown
      >;
      expect(Object.keys(body).sort()).toEqual([
        'aud',
        'exp',
        'fst',
        'iat',
        'iss',
        'knd',
        'mode',
        'prv',
        'rol',
        'sub',
      ]);
      expect(JSON.stringify(body)).not.toContain('reviewer-9');
    });
  });
});
