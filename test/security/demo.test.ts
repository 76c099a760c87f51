import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkServer } from '../../server/filing/draft/server/check.ts';
import { USUAL } from '../../server/filing/draft/server/usual-products.ts';
import { USUAL_REGIONS } from '../../server/filing/draft/server/usual-regions.ts';
import { createPrivacy } from '../../server/platform/privacy/privacy.ts';
import { demoKey, ensureDemo } from '../../server/platform/tenancy/demo.ts';
import { usualDatabase } from '../testkit/database.ts';
import { bearer, openTenants, PUBLIC_URL } from './kit/tenants.ts';
import type { Tenants } from './kit/tenants.ts';

usualDatabase((open) => {
  let world: Tenants;
  beforeAll(async () => void (world = await openTenants(open)));

  describe('the demo provider', () => {
    it('has the same keys at every start, and making it again changes nothing', async () => {
      const make = () =>
        world.tx.$transaction((tx) =>
          ensureDemo(tx, { privacy: world.privacy, publicUrl: PUBLIC_URL, now: world.clock.now }),
        );
      const first = await make();
      const again = await make();
      expect(again).toEqual(first);
      expect(await world.tx.apiKey.count({ where: { providerId: first.provider.id } })).toBe(2);
      expect(await world.authenticate({ authorization: bearer(first.secretKey) })).toMatchObject({
        kind: 'SECRET_KEY',
        ...first.tenant,
      });
      expect(
        await world.authenticate({ accompanyingKey: first.publishableKey, origin: PUBLIC_URL }),
      ).toMatchObject({ kind: 'HOST_PAGE' });
    });

    it('has other keys under another master key', () => {
      const other = createPrivacy({ masterKey: randomBytes(32), loadWrapped: () => Promise.resolve(null) });
      expect(demoKey(other, 'SECRET')).not.toBe(demoKey(world.privacy, 'SECRET'));
      expect(demoKey(world.privacy, 'SECRET')).not.toBe(demoKey(world.privacy, 'PUBLISHABLE'));
    });

    it('has servers that can be filed on and one for each common refusal', async () => {
      const servers = await world.tx.server.findMany({ orderBy: { instanceRef: 'asc' } });
      const found = servers.map((server) => [
        server.instanceRef,
        checkServer(server, 0, world.clock.now, [], {
          products: USUAL,
          regions: USUAL_REGIONS,
          ranges: [],
        }).map((one) => one.code),
      ]);
      expect(Object.fromEntries(found)).toEqual({
        'demo-hangzhou-1': [],
        'demo-hangzhou-2': [],
        'demo-shanghai-light': [],
        'demo-short-term': ['SERVER_TERM_TOO_SHORT', 'SERVER_REMAINING_TOO_SHORT'],
        'demo-hongkong': ['SERVER_NOT_MAINLAND'],
        'demo-expired': ['SERVER_EXPIRED'],
      });
    });
  });
});
