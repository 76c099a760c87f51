import { OPERATOR } from '../../../server/platform/tenancy/audit.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { AuthorityPort } from '../../../server/authority/port.ts';
import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import type { Tenant } from '../../../server/platform/tenancy/actor.ts';
import {
  accessTo,
  acceptedAt,
  accountRow,
  messagesOf,
  openConnectorWorld,
  submissionOf,
  tenantOf,
  type ConnectorWorld,
} from './support/world.ts';

let world: ConnectorWorld;
let tenant: Tenant;
let ispId: bigint;
let connector: AuthorityPort;

beforeAll(async () => {
  world = await openConnectorWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  const fresh = await world.newTenant();
  tenant = tenantOf(fresh);
  ispId = fresh.ispId;
  connector = world.newConnector();
});

const play = (code: number, method: 'isp_upload' | 'isp_querypreviousupload' = 'isp_upload', times = 1) =>
  world.front.control.arm({ ispId, method, times, play: { code } });

/** Other sites than the first: their subjects have no order yet. */
const SITES = [
  { websiteNumber: '浙ICP备2021000001号-1', password: 'shili-2021' },
  { websiteNumber: '浙ICP备2021000002号-1', password: 'bohui-2021' },
  { websiteNumber: '浙ICP备2021000004号-1', password: 'manshen-2021' },
] as const;

const submit = (id: string, site: (typeof SITES)[number] = SITES[0]) =>
  connector.submit(tenant, submissionOf(id), [accessTo(site)]);

describe('message codes', () => {
  test.each([6, 7, 8, 9, 10, 11, 16, 17, 18, 999])(
    '%i refuses the file for good and leaves its number to the next one',
    async (code) => {
      play(code);
      expect(await submit('refused')).toMatchObject({ accepted: false, code, retry: false });
      expect(await submit('refused')).toMatchObject({ accepted: false, code, retry: false });
      expect(await submit('next', SITES[1])).toEqual({ accepted: true, sequence: 1n });
      expect(await acceptedAt(world, ispId)).toHaveLength(1);
    },
  );

  test.each([15, 20, 901, 902])('%i waits, and the upload keeps its number', async (code) => {
    play(code);
    expect(await submit('waits')).toMatchObject({ accepted: false, code, retry: true });
    expect((await messagesOf(world, tenant)).map(({ status }) => status)).toEqual(['PENDING']);
    expect(await submit('waits')).toEqual({ accepted: true, sequence: 1n });
  });

  it('sends what waits first, whatever is asked for', async () => {
    play(15);
    await submit('early');
    expect(await submit('late', SITES[1])).toEqual({ accepted: true, sequence: 2n });
    expect(await submit('early')).toEqual({ accepted: true, sequence: 1n });
  });

  test.each([4, 5, 12, 13, 19])('%i stops everything until the operator has acted', async (code) => {
    play(code);
    expect(await submit('stopped')).toMatchObject({ accepted: false, retry: true });
    expect(await accountRow(world, tenant)).toMatchObject({ stoppedCode: code });
    expect(
      world
        .logged()
        .filter(({ event }) => event === 'authority.stopped')
        .at(-1),
    ).toMatchObject({
      level: 'error',
      code,
      providerId: tenant.providerId,
    });
    await expect(submit('stopped')).rejects.toBeInstanceOf(AuthorityUnavailable);
    await expect(connector.poll(tenant)).rejects.toBeInstanceOf(AuthorityUnavailable);
    await expect(connector.queryStatus(tenant, { by: 'DOMAIN', domain: 'a.cn' })).rejects.toBeInstanceOf(
      AuthorityUnavailable,
    );
    expect(await acceptedAt(world, ispId)).toEqual([]);
    expect(await world.administration.check(tenant, OPERATOR)).toEqual({ ok: true, lastSequence: 0n });
    expect(await submit('stopped')).toEqual({ accepted: true, sequence: 1n });
  });

  it('stops for a wrong password wherever it is found out', async () => {
    world.front.control.arm({ ispId, method: 'isp_querybeianstatus', times: 1, play: { code: 5 } });
    await expect(connector.queryStatus(tenant, { by: 'DOMAIN', domain: 'a.cn' })).rejects.toThrow();
    expect(await accountRow(world, tenant)).toMatchObject({ stoppedCode: 5 });
  });
});
