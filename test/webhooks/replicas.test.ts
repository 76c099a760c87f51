import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workOnWebhooks } from '../../server/platform/webhooks/work.ts';
import { createMigrated, databaseKinds } from '../testkit/database.ts';
import { aDesk } from '../testkit/desk.ts';
import { startService } from '../testkit/service.ts';
import { anEndpoint, delivered, deliveriesTo, dispatched, happens } from './support/events.ts';
import { Receiver, verified } from './support/receiver.ts';

describe.runIf(databaseKinds().includes('postgresql'))('replicas on one PostgreSQL server', () => {
  it('deliver each event once, whichever of them it happened at', { timeout: 150_000 }, async () => {
    const place = await createMigrated();
    const dataDir = mkdtempSync(join(tmpdir(), 'jieru-test-'));
    const env = { OUTGOING_ALLOW: '127.0.0.1' };
    const shared = { database: { url: place.url }, masterKey: randomBytes(32), dataDir, env };
    const first = await startService(shared);
    const second = await startService(shared);
    const receivers = [await Receiver.start(), await Receiver.start()] as const;
    try {
      for (const { services } of [first, second]) workOnWebhooks(services);
      const desk = await aDesk(first);
      const endpoints = [await anEndpoint(desk, receivers[0]), await anEndpoint(desk, receivers[1])] as const;
      const ids = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          happens({ tenant: desk.tenant, service: index % 2 === 0 ? first : second }),
        ),
      );
      await dispatched(first);
      for (const [index, endpoint] of endpoints.entries()) {
        await delivered(second, endpoint);
        expect(await deliveriesTo(first, endpoint)).toHaveLength(ids.length);
        expect([...(receivers[index]?.ids ?? [])].sort()).toEqual([...ids].sort());
        for (const heard of receivers[index]?.heard ?? []) verified(endpoint.secret, heard);
      }
    } finally {
      for (const receiver of receivers) receiver.stop();
      for (const service of [second, first]) await service.stop();
      rmSync(dataDir, { recursive: true, force: true });
      await place.drop();
    }
  });
});
