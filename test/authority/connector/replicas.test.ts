import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeAbandonedLeases, underLease } from '../../../server/authority/connector/lease.ts';
import type { AuthorityPort } from '../../../server/authority/port.ts';
import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import type { Tenant } from '../../../server/platform/tenancy/actor.ts';
import { setTimeout as wait } from 'node:timers/promises';
import { eachDatabase } from '../../testkit/database.ts';
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
      expect(await accountRow(world, tenant)).toMatchObject({ lastSequence: 3n, leaseHolder: null });
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
    const account = async (): Promise<string> => {
      await fresh();
      await world.newConnector().isPollDue(tenant, true);
      return (await accountRow(world, tenant)).id;
    };

    it('is one sender’s, and passes on when it is given back', async () => {
      const id = await account();
      const order: string[] = [];
      const hold = (name: string) =>
        underLease(world.database, id, async () => {
          order.push(`${name} in`);
          await wait(60);
          order.push(`${name} out`);
        });
      await Promise.all([hold('a'), hold('b'), hold('c')]);
      expect(order.map((each) => each.slice(2))).toEqual(['in', 'out', 'in', 'out', 'in', 'out']);
    });

    it('passes on when its holder died', async () => {
      const id = await account();
      await world.database.prisma.authorityAccount.update({
        where: { id },
        data: { leaseHolder: 'dead', leaseUntil: new Date(Date.now() + 300) },
      });
      const from = Date.now();
      await underLease(world.database, id, async () => undefined);
      expect(Date.now() - from).toBeGreaterThan(100);
    });

    it('stays with a holder that is alive for longer than it was taken for', async () => {
      const id = await account();
      const held = underLease(world.database, id, () => wait(1500), { leaseMs: 450 });
      await wait(50);
      const other = underLease(world.database, id, async () => undefined, { patienceMs: 700 });
      await expect(other).rejects.toBeInstanceOf(AuthorityUnavailable);
      await held;
    });

    it('is noticed to be lost', async () => {
      const id = await account();
      const signal = await underLease(
        world.database,
        id,
        async (lease) => {
          await world.database.prisma.authorityAccount.update({
            where: { id },
            data: { leaseHolder: 'another' },
          });
          await wait(500);
          return lease.signal;
        },
        { leaseMs: 300 },
      );
      expect(signal.aborted).toBe(true);
      expect(await accountRow(world, tenant)).toMatchObject({ leaseHolder: 'another' });
    });

    it('lets nothing be sent any more once it is lost', async () => {
      await fresh();
      const connector = world.newConnector({
        lease: { leaseMs: 300, patienceMs: 100 },
        between: (client) => ({
          ...client,
          queryPreviousUpload: async (options) => {
            await world.database.prisma.authorityAccount.updateMany({
              where: tenant,
              data: { leaseHolder: 'another', leaseUntil: new Date(Date.now() + 60_000) },
            });
            return client.queryPreviousUpload(options);
          },
        }),
      });
      await expect(connector.submit(tenant, submissionOf('lost'), [accessTo()])).rejects.toBeInstanceOf(
        AuthorityUnavailable,
      );
      expect(await acceptedAt(world, ispId)).toEqual([]);
    });

    it('is freed at the start of an embedded database, where nobody else can hold it', async () => {
      const id = await account();
      await world.database.prisma.authorityAccount.update({
        where: { id },
        data: { leaseHolder: 'dead', leaseUntil: new Date(Date.now() + 60_000) },
      });
      await freeAbandonedLeases(world.database);
      const { leaseHolder } = await accountRow(world, tenant);
      expect(leaseHolder).toBe(world.database.kind === 'pglite' ? null : 'dead');
    });
  });
});
