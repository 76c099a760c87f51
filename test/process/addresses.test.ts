import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { holds, rangeIn } from '../../server/filing/addresses/range.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let service: Service;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
});
afterAll(() => service.stop());

type Shown = { id: string; first: string; last: string; state: string; waits: boolean; code: number | null };

const listed = async (desk: Desk): Promise<Shown[]> => {
  const { ipRanges } = await desk.provider.query<{ ipRanges: { edges: { node: Shown }[] } }>(
    '{ ipRanges { edges { node { id first last state waits code opinion user } } } }',
  );
  return ipRanges.edges.map(({ node }) => node);
};

const OWN = { use: 'OWN', addressing: 'STATIC', allocatedOn: '2026-01-05' };
const files = (desk: Desk, ...ranges: string[]) =>
  desk.provider.succeed('fileIpRanges', { ranges: ranges.map((range) => ({ range, ...OWN })) });

const uploads = async (desk: Desk) =>
  (
    await service.services.database.prisma.authorityMessage.findMany({
      where: { ...desk.tenant, method: 'isp_upload' },
      orderBy: { id: 'asc' },
    })
  ).map(({ operation }) => operation);

describe('a range', () => {
  it.each([
    ['47.96.0.0/15', '47.96.0.0', '47.97.255.255'],
    ['47.96.10.99', '47.96.10.99', '47.96.10.99'],
    ['47.96.0.1 - 47.96.0.9', '47.96.0.1', '47.96.0.9'],
    ['47.96.10.99/24', '47.96.10.0', '47.96.10.255'],
    ['2408:4000::/22', '2408:4000::', '2408:43ff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ])('%s goes from %s to %s', (text, first, last) => {
    expect(rangeIn(text)).toEqual({ first, last });
  });

  it.each([
    '',
    '47.96.0.0/0',
    '47.96.0.0/33',
    '47.96.0.9-47.96.0.1',
    '47.96.0.1-2408::1',
    'example.com',
    '47.96.0.300',
  ])('%j is none', (text) => {
    expect(rangeIn(text)).toBeNull();
  });

  it('of IPv4 holds no address of IPv6', () => {
    const range = rangeIn('47.96.0.0/15');
    expect(range && [holds(range, '47.97.1.1'), holds(range, '47.98.0.0'), holds(range, '2408::1')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('filing addresses', () => {
  it('is sent, answered, changed and deleted, each once', async () => {
    const desk = await aDesk(service);
    await files(desk, '47.96.0.0/16');
    expect(await listed(desk)).toMatchObject([
      { first: '47.96.0.0', last: '47.96.255.255', state: 'SENT', waits: true },
    ]);
    await desk.authorityWorks();
    const [range] = await listed(desk);
    expect(range).toMatchObject({ state: 'FILED', waits: false });
    const user = {
      name: '杭州示例科技有限公司',
      nature: 'ENTERPRISE',
      province: '330000',
      city: '330100',
      street: '文三路1号',
      contact: '王联系',
      phone: '0571-85123456',
      email: 'noc@example.com',
    };
    await desk.provider.succeed('changeIpRange', { rangeId: range?.id, ...OWN, use: 'ALLOCATED', user });
    expect(await listed(desk)).toMatchObject([{ state: 'FILED', waits: true }]);
    await desk.authorityWorks();
    expect(await listed(desk)).toMatchObject([{ waits: false, user: user.name }]);
    await desk.provider.succeed('removeIpRanges', { rangeIds: [range?.id] });
    await desk.authorityWorks();
    expect(await listed(desk)).toEqual([]);
    expect(await uploads(desk)).toEqual(['IP XZBA', 'IP XGBA', 'IP SCBA']);
    const told = await service.services.database.prisma.outboxMessage.findMany({
      where: { ...desk.tenant, topic: { startsWith: 'ip_range' } },
    });
    expect(told.map(({ topic }) => topic)).toEqual(['ip_range.done', 'ip_range.done', 'ip_range.done']);
  });

  it('that is refused says why, stands as refused, and may be sent again', async () => {
    const desk = await aDesk(service);
    await files(desk, '8.8.8.0/24');
    await desk.authorityWorks();
    expect(await listed(desk)).toMatchObject([
      { state: 'REFUSED', waits: false, code: 2003, opinion: '该IP地址段已报备' },
    ]);
    await files(desk, '8.8.8.0/24');
    await desk.authorityWorks();
    expect(await uploads(desk)).toEqual(['IP XZBA', 'IP XZBA']);
  });

  it.each([
    [{ range: '10.0.0.0/8', ...OWN }, ['range'], 'IP_RANGE_PRIVATE'],
    [{ range: 'x', ...OWN }, ['range'], 'IP_RANGE_INVALID'],
    [{ range: '2408:4000::/22', ...OWN }, ['range'], 'IP_RANGE_IPV6'],
    [{ range: '47.99.0.0/16', use: 'OWN', addressing: 'STATIC' }, ['allocatedOn'], 'REQUIRED'],
    [{ range: '47.99.0.0/16', use: 'REALLOCATED' }, ['allocatedTo'], 'REQUIRED'],
    [{ range: '47.99.0.0/16', ...OWN, use: 'ALLOCATED' }, ['user'], 'REQUIRED'],
  ])('refuses %j', async (range, path, code) => {
    const desk = await aDesk(service);
    expect(await desk.provider.mutate('fileIpRanges', { ranges: [range] })).toMatchObject({
      issues: [{ path: ['ranges', '0', ...path], code }],
    });
    expect(await uploads(desk)).toEqual([]);
  });

  it('refuses what has addresses in common with another, and what waits', async () => {
    const desk = await aDesk(service);
    await files(desk, '47.96.0.0/16');
    expect(
      await desk.provider.mutate('fileIpRanges', { ranges: [{ range: '47.96.7.0/24', ...OWN }] }),
    ).toMatchObject({
      issues: [{ code: 'IP_RANGE_MET' }],
    });
    const [range] = await listed(desk);
    expect(await desk.provider.mutate('removeIpRanges', { rangeIds: [range?.id] })).toMatchObject({
      issues: [{ path: ['rangeIds', '0'], code: 'IP_RANGE_WAITS' }],
    });
    const stranger = await aDesk(service);
    for (const [name, input] of [
      ['removeIpRanges', { rangeIds: [range?.id] }],
      ['changeIpRange', { rangeId: range?.id, use: 'RESERVED' }],
    ] as const)
      expect(await stranger.provider.mutate(name, input)).toMatchObject({ __typename: 'NotFoundError' });
    expect(await listed(stranger)).toEqual([]);
  });
});

describe('before a hand-over', () => {
  it('an address outside of what is filed holds the order for the operator, and goes on when it is filed', async () => {
    const desk = await aDesk(service);
    await desk.provider.succeed('fileIpRanges', {
      ranges: [
        { range: '47.200.0.0/16', use: 'OWN' },
        { range: '2408:4000::/22', use: 'OWN' },
      ],
      alreadyFiled: true,
    });
    const filing = await (await desk.applicant()).files(aCompany()).upTo('PASS');
    await desk.authorityWorks();
    const shown = async () =>
      (
        await desk.provider.query<{
          filing: { state: string; handOverFault: { code: number; retryable: boolean } | null };
        }>(`{ filing(id: "${filing.id}") { state handOverFault { code retryable } } }`)
      ).filing;
    expect(await shown()).toEqual({ state: 'QUEUED', handOverFault: { code: 1063, retryable: true } });
    expect(await uploads(desk)).toEqual([]);
    await files(desk, '47.96.0.0/16');
    await desk.authorityWorks();
    await desk.authorityWorks();
    expect(await shown()).toMatchObject({ handOverFault: null });
    expect((await shown()).state).not.toBe('QUEUED');
    expect(await uploads(desk)).toEqual(['IP XZBA', 'XZJR']);
  });

  it('nothing is compared as long as no range is listed', async () => {
    const desk = await aDesk(service);
    await (await desk.applicant()).files(aCompany()).upTo('PASS');
    await desk.authorityWorks();
    expect(await uploads(desk)).toEqual(['XZJR']);
  });

  it('a change of access to an address that is not filed is refused', async () => {
    const desk = await aDesk(service);
    const filing = await (await desk.applicant()).files(aCompany()).upTo('APPROVE');
    await desk.authorityWorks();
    await desk.provider.succeed('fileIpRanges', {
      ranges: [{ range: '47.96.0.0/16', use: 'OWN' }],
      alreadyFiled: true,
    });
    const websiteNumber = filing.company.member.websiteNumber;
    expect(
      await desk.provider.mutate('changeAccess', { websiteNumber, addresses: ['47.97.0.1'] }),
    ).toMatchObject({
      issues: [{ path: ['addresses'], code: 'ADDRESS_UNFILED' }],
    });
  });
});
