import { beforeAll, describe, expect, it } from 'vitest';
import { NotFound, ValidationFailure } from '../../schema/rules/failures.ts';
import { OPERATOR } from '../../server/platform/tenancy/audit.ts';
import { noteKeyUse, revokeKey, rollKey, verifyKey } from '../../server/platform/tenancy/keys.ts';
import { looksLikeKey } from '../../server/platform/tenancy/key-format.ts';
import { parseOrigin } from '../../server/platform/tenancy/origins.ts';
import { usualDatabase } from '../testkit/database.ts';
import { openTenants } from './kit/tenants.ts';
import type { Tenants } from './kit/tenants.ts';

usualDatabase((open) => {
  let world: Tenants;
  beforeAll(async () => void (world = await openTenants(open)));

  const by = OPERATOR;
  const verdict = (key: string) => verifyKey(world.tx, key, null, world.clock.now);

  describe('an API key', () => {
    it('tells its kind and mode, and is stored as a hash only', async () => {
      for (const [kind, mode, prefix] of [
        ['PUBLISHABLE', 'TEST', 'pk_test_'],
        ['PUBLISHABLE', 'LIVE', 'pk_live_'],
        ['SECRET', 'TEST', 'sk_test_'],
        ['SECRET', 'LIVE', 'sk_live_'],
      ] as const) {
        const { key, row } = await world.cloud.key(kind, mode);
        expect(key.startsWith(prefix)).toBe(true);
        expect(looksLikeKey(key)).toBe(true);
        expect(row.hint).toBe(key.slice(-4));
        const [stored] = (
          await world.database.executeSql(
            'SELECT row_to_json(k)::text AS row FROM "ApiKey" k WHERE id = $1',
            [row.id],
          )
        ).rows;
        expect(String(stored?.['row'])).toContain(row.hint);
        expect(String(stored?.['row'])).not.toContain(key.slice(8));
        expect(await verdict(key)).toMatchObject({ valid: true, key: { id: row.id, kind, mode } });
      }
    });

    it('is unknown with one character changed, in another mode, or cut', async () => {
      const { key } = await world.cloud.key('SECRET');
      for (const wrong of [
        key.slice(0, -1) + (key.endsWith('0') ? '1' : '0'),
        key.replace('sk_test_', 'sk_live_'),
        key.replace('sk_test_', 'pk_test_'),
        key.slice(0, -1),
        `${key}0`,
        '',
      ]) {
        expect(await verdict(wrong), wrong).toEqual({ valid: false, reason: 'UNKNOWN' });
      }
    });

    it('works on for the grace period after it was rolled, and not a moment longer', async () => {
      const old = await world.cloud.key('SECRET');
      const next = await rollKey(world.tx, {
        tenant: world.cloud.tenant('TEST'),
        by,
        now: world.clock.now,
        id: old.row.id,
        graceHours: 2,
      });
      expect(next.key).not.toBe(old.key);
      world.pass({ minutes: 119 });
      expect(await verdict(old.key)).toMatchObject({ valid: true });
      world.pass({ minutes: 1 });
      expect(await verdict(old.key)).toMatchObject({ valid: false, reason: 'REVOKED' });
      expect(await verdict(next.key)).toMatchObject({ valid: true, key: { kind: 'SECRET', mode: 'TEST' } });
    });

    it('is dead at once when revoked, and cannot be rolled any more', async () => {
      const { key, row } = await world.cloud.key('SECRET');
      const change = { tenant: world.cloud.tenant('TEST'), by, now: world.clock.now, id: row.id };
      await revokeKey(world.tx, change);
      expect(await verdict(key)).toMatchObject({ valid: false, reason: 'REVOKED' });
      await expect(rollKey(world.tx, change)).rejects.toThrow(NotFound);
      expect((await revokeKey(world.tx, change)).revokedAt).toEqual(world.clock.now);
    });

    it('of another tenant or mode answers like an unknown one', async () => {
      const { row, key } = await world.cloud.key('SECRET');
      for (const tenant of [world.other.tenant('TEST'), world.cloud.tenant('LIVE')]) {
        await expect(revokeKey(world.tx, { tenant, by, now: world.clock.now, id: row.id })).rejects.toThrow(
          NotFound,
        );
        await expect(rollKey(world.tx, { tenant, by, now: world.clock.now, id: row.id })).rejects.toThrow(
          NotFound,
        );
      }
      expect(await verdict(key)).toMatchObject({ valid: true });
    });

    it('notes its use at most once a minute', async () => {
      const { row } = await world.cloud.key('SECRET');
      const lastUse = async () =>
        (await world.tx.apiKey.findUniqueOrThrow({ where: { id: row.id } })).lastUsedAt;
      const first = world.clock.now;
      await noteKeyUse(world.tx, row, first);
      world.pass({ minutes: 0.5 });
      await noteKeyUse(world.tx, { ...row, lastUsedAt: null }, world.clock.now);
      expect(await lastUse()).toEqual(first);
      world.pass({ minutes: 1 });
      await noteKeyUse(world.tx, { ...row, lastUsedAt: first }, world.clock.now);
      expect(await lastUse()).toEqual(world.clock.now);
    });

    it('leaves an audit trail of its making, rolling and revoking', async () => {
      const tenant = world.other.tenant('LIVE');
      const { row } = await world.other.key('SECRET', 'LIVE');
      const next = await rollKey(world.tx, { tenant, by, now: world.clock.now, id: row.id });
      await revokeKey(world.tx, { tenant, by, now: world.clock.now, id: next.row.id });
      const events = await world.tx.auditEvent.findMany({
        where: { providerId: tenant.providerId, mode: 'LIVE' },
      });
      expect(events.map((one) => [one.action, one.targetId]).sort()).toEqual(
        [
          ['API_KEY_CREATED', row.id],
          ['API_KEY_ROLLED', row.id],
          ['API_KEY_CREATED', next.row.id],
          ['API_KEY_REVOKED', next.row.id],
        ].sort(),
      );
    });
  });

  describe('an allowed origin', () => {
    it.each([
      ['https://shop.example.com', 'LIVE', 'https://shop.example.com'],
      ['https://Shop.Example.com:443/', 'LIVE', 'https://shop.example.com'],
      ['https://shop.example.com:8443', 'LIVE', 'https://shop.example.com:8443'],
      ['http://localhost:3000', 'TEST', 'http://localhost:3000'],
      ['http://localhost:3000', 'LIVE', null],
      ['http://shop.example.com', 'TEST', null],
      ['https://shop.example.com/path', 'TEST', null],
      ['https://user@shop.example.com', 'TEST', null],
      ['https://*.example.com', 'TEST', null],
      ['null', 'TEST', null],
      ['*', 'TEST', null],
      ['file:///etc/passwd', 'TEST', null],
      ['javascript:alert(1)', 'TEST', null],
    ] as const)('%s in %s mode is read as %s', (text, mode, origin) => {
      expect(parseOrigin(text, mode)).toBe(origin);
    });

    it('is refused with an issue at its field, and allowed twice without harm', async () => {
      await expect(world.cloud.allow('http://shop.example.com')).rejects.toThrow(ValidationFailure);
      const one = await world.cloud.allow('https://twice.example.com');
      expect((await world.cloud.allow('https://twice.example.com/')).id).toBe(one.id);
    });
  });
});
