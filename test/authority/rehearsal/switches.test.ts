import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ispIdOf } from '../../../server/rehearsal/authority/brain/numbers.ts';
import {
  CONTROL_PATH,
  type ControlCommand,
} from '../../../server/rehearsal/authority/front/control-endpoint.ts';
import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import { pollResults } from '../../../server/filing/handover/results.ts';
import { openForTest } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import { startService, type Service } from '../../testkit/service.ts';

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const control = async (token: string | null, command: ControlCommand | object) => {
  const response = await fetch(`${service.url}${CONTROL_PATH}`, {
    method: 'POST',
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    body: JSON.stringify(command),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

const lists = async (tenant = desk.tenant) =>
  (await service.services.database.prisma.authorityNotice.findMany({ where: tenant })).map(
    ({ list }) => list,
  );

describe('the switches of the rehearsal that is part of the service', () => {
  it('are thrown with a secret test key, for the provider’s own account', async () => {
    expect(await control(desk.secretKey, { do: 'download', type: 'WBAWZLB' })).toMatchObject({ status: 200 });
    await pollResults(service.services, desk.tenant);
    expect(await lists()).toEqual(['WBAWZLB']);
  });

  it('play a message code and a fault once each', async () => {
    const asks = () => service.services.authority.queryStatus(desk.tenant, { by: 'DOMAIN', domain: 'a.cn' });
    for (const command of [
      { do: 'answer', code: 901, method: 'isp_querybeianstatus' },
      { do: 'fault', fault: 'html', method: 'isp_querybeianstatus' },
    ] as const) {
      expect(await control(desk.secretKey, command)).toEqual({ status: 200, body: { armed: 1 } });
      await expect(asks()).rejects.toBeInstanceOf(AuthorityUnavailable);
      expect(await asks()).toEqual({ filed: false });
    }
  });

  it('of another provider stay out of reach and out of the way', async () => {
    const other = await aDesk(service);
    const own = ispIdOf(desk.tenant.providerId).toString();
    const forAnother = { do: 'answer', code: 5, ispId: own };
    expect(await control(other.secretKey, forAnother)).toMatchObject({ status: 404 });
    await control(desk.secretKey, { do: 'answer', code: 901, ispId: own, times: 9 });
    expect(
      await service.services.authority.queryStatus(other.tenant, { by: 'DOMAIN', domain: 'a.cn' }),
    ).toEqual({ filed: false });
    await control(other.secretKey, { do: 'clear' });
    await expect(
      service.services.authority.queryStatus(desk.tenant, { by: 'DOMAIN', domain: 'a.cn' }),
    ).rejects.toBeInstanceOf(AuthorityUnavailable);
    expect(await control(desk.secretKey, { do: 'clear' })).toEqual({ status: 200, body: { armed: 0 } });
  });

  it('open to nobody without such a key', async () => {
    const live = await aDesk(service, { mode: 'LIVE', of: desk });
    const clear = { do: 'clear' } as const;
    const tokens = [null, 'sk_test_nonsense', live.secretKey, desk.publishableKey];
    for (const token of tokens) expect((await control(token, clear)).status, String(token)).toBe(401);
  });

  it('leave the clock to the service', async () => {
    expect(await control(desk.secretKey, { do: 'advance', hours: 1 })).toMatchObject({ status: 409 });
  });
});
