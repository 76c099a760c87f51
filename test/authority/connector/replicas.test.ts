import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthorityPort } from '../../../server/authority/port.ts';
import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import type { Tenant } from '../../../server/platform/tenancy/actor.ts';
import { setTimeout as wait } from 'node:timers/promises';
import { eachDatabase } from '../../testkit/database.ts';
import { heldByAnother } from '../../testkit/leases.ts';
import {
  accessTo,
  acceptedAt,
  accountRow,
  openConnectorWorld,
  submissionOf,
  tenantOf,
  type ConnectorWorld,
} from './support/world.ts';

/** Sites of different subjects; the registry answers for all of them. */
const SITES = [
  { websiteNumber: '浙ICP备2021000001号-1', password: 'shili-2021' },
  { websiteNumber: '浙ICP备2021000002号-1', password: 'bohui-2021' },
  { websiteNumber: '浙ICP备2021000004号-1', password: 'manshen-2021' },
] as const;

eachDatabase((open) => {
  let world: ConnectorWorld;
  let tenant: Tenant;
  let ispId: bigint;

  beforeAll(async () => {
    world = await openConnectorWorld(open);
  });
  afterAll(() => world.close());

  const fresh = async (): Promise<void> => {
    const made = await world.newTenant();
    tenant = tenantOf(made);
    ispId = made.ispId;
  };

  const insist = async (
    connector: AuthorityPort,
    id: string,
    site: (typeof SITES)[number],
  ): Promise<bigint> => {
    for (let tries = 0; tries < 20; tries += 1) {
      try {
        const outcome = await connector.submit(tenant, submissionOf(id), [accessTo(site)]);
        if (outcome.accepted) return outcome.sequence;
      } catch (error) {
        if (!(error instanceof AuthorityUnavailable)) throw error;
      }
      await wait(20);
    }
    throw new Error(`${id} was never taken`);
  };

  describe('replicas that send at the same time', () => {
    it('take turns: no number twice, none left out', async () => {
      await fresh();
      const replicas = [world.newConnector(), world.newConnector(), world.newConnector()];
      const sequences = await Promise.all(
        SITES.flatMap((site, index) => replicas.map((each) => insist(each, `shared-${index}`, site))),
      );
      expect([...new Set(sequences)].sort()).toEqual([1n, 2n, 3n]);
      expect((await acceptedAt(world, ispId)).map(({ sequence }) => sequence)).toEqual([1n, 2n, 3n]);
    });

    it('do so also while answers get lost', async () => {
      await fresh();
      for (const fault of ['drop-after-commit', 'drop-before-commit', 'handled-twice'] as const)
        world.front.control.arm({ ispId, method: 'isp_upload', times: 1, after: 1, play: { fault } });
      const replicas = [world.newConnector(), world.newConnector()];
      await Promise.all(
        SITES.flatMap((site, index) => replicas.map((each) => insist(each, `lossy-${index}`, site))),
      );
      expect((await acceptedAt(world, ispId)).map(({ sequence }) => sequence)).toEqual([1n, 2n, 3n]);
      expect(await accountRow(world, tenant)).toMatchObject({ lastSequence: 3n });
      expect(await world.database.prisma.lease.count()).toBe(0);
    });

    it('share the turns to look for files', async () => {
      await fresh();
      const replicas = [world.newConnector(), world.newConnector(), world.newConnector()];
      const turns = await Promise.all(replicas.map((each) => each.isPollDue(tenant, true)));
      expect(turns.filter(Boolean)).toHaveLength(1);
      expect(await replicas[0]?.isPollDue(tenant, false)).toBe(false);
    });
  });

  describe('the right to send', () => {
    it('lets nothing be sent any more once it is lost', async () => {
      await fresh();
      const connector = world.newConnector({
        lease: { leaseMs: 300, patienceMs: 100 },
        between: (client) => ({
          ...client,
          queryPreviousUpload: async (options) => {
            await heldByAnother(world.database, (await accountRow(world, tenant)).id, 60_000);
            return client.queryPreviousUpload(options);
          },
        }),
      });
      await expect(connector.submit(tenant, submissionOf('lost'), [accessTo()])).rejects.toBeInstanceOf(
        AuthorityUnavailable,
      );
      expect(await acceptedAt(world, ispId)).toEqual([]);
    });
  });
});
