import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PROVINCES } from '../../schema/rules/choices/provinces.ts';
import { openBody } from '../../server/authority/connector/storing/messages.ts';
import { USUAL_REGIONS } from '../../server/filing/draft/server/usual-regions.ts';
import { locationOf } from '../../server/filing/draft/server/regions.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
});
beforeEach(async () => {
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const prisma = () => service.services.database.prisma;

const registers = (region: string) =>
  desk.provider.mutate('registerServers', {
    servers: [
      {
        instanceRef: `in-${region}`,
        product: 'CLOUD_SERVER',
        region,
        ips: ['47.96.10.20'],
        termMonths: 12,
        expiresAt: '2040-01-01T00:00:00Z',
      },
    ],
  });

describe('the location of an upload (Fbdd)', () => {
  it.each([
    ['cn-hangzhou', 34],
    ['ap-guangzhou', 5],
    ['cn-beijing', 2],
    ['华东2', 26],
  ])('is that of the server in %s, wherever the subject lives', async (region, location) => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('PASS');
    const { serverId } = await prisma().filingWebsite.findFirstOrThrow({ where: { filingId: filing.id } });
    await prisma().server.update({ where: { id: serverId ?? '' }, data: { region } });
    await prisma().filing.update({ where: { id: filing.id }, data: { province: '440000' } });
    await desk.authorityWorks();
    const message = await prisma().authorityMessage.findFirstOrThrow({
      where: { filingIds: { has: filing.id }, method: 'isp_upload' },
    });
    const sealer = await service.services.privacy.forProvider(desk.tenant.providerId);
    expect(openBody<{ xml: string }>(sealer, message)?.xml).toContain(`<Fbdd>${location}</Fbdd>`);
  });

  it('is known for every usual region of the mainland, and for none elsewhere', () => {
    for (const region of USUAL_REGIONS)
      expect([region.code, locationOf(region) !== null]).toEqual([region.code, region.mainland]);
    const provinces = PROVINCES.map(({ code }) => code);
    for (const { area } of USUAL_REGIONS.filter(({ mainland }) => mainland))
      expect(provinces).toContain(`${area?.slice(0, 2)}0000`);
  });
});

describe('a region that a server is registered in', () => {
  it('is refused when it is not in the list, with the codes that are', async () => {
    const refused = await registers('cn-atlantis');
    expect(refused).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['servers', '0', 'region'], code: 'REGION_UNKNOWN' }],
    });
    expect(JSON.stringify(refused)).toMatch(/cn-hangzhou.*ap-guangzhou/);
  });

  it.each(['cn-taipei', 'cn-macao-1', 'cn-hongkong', 'ap-hongkong', 'ap-southeast-1'])(
    '%s is known, and is no place for a filing',
    async (region) => {
      const { servers } = (await registers(region)) as unknown as { servers: { id: string }[] };
      const input = { serverId: servers[0]?.id ?? '', count: 1 };
      expect(await desk.provider.mutate('issueServiceCodes', input)).toMatchObject({
        issues: [{ code: 'SERVER_NOT_MAINLAND' }],
      });
    },
  );

  it('is named by the provider, for itself alone', async () => {
    const regions = [
      { code: '一区', name: '贵州机房', area: '520100', mainland: true },
      { code: 'sea', name: 'Singapore', mainland: false },
    ];
    expect(await desk.provider.mutate('setRegions', { regions })).toMatchObject({
      regions: expect.arrayContaining([regions[0]]) as unknown,
    });
    expect(await registers('一区')).toMatchObject({ __typename: 'RegisterServersSuccess' });
    expect(await registers('cn-hangzhou')).toMatchObject({ issues: [{ code: 'REGION_UNKNOWN' }] });
    desk = await aDesk(service);
    expect(await registers('cn-hangzhou')).toMatchObject({ __typename: 'RegisterServersSuccess' });
    expect(await registers('一区')).toMatchObject({ issues: [{ code: 'REGION_UNKNOWN' }] });
  });

  it.each([
    ['a mainland region without a place', [{ code: 'a', name: 'a', mainland: true }], 'area'],
    ['a place that is none', [{ code: 'a', name: 'a', area: '999999', mainland: true }], 'area'],
    ['Hong Kong as mainland', [{ code: 'hk', name: 'hk', area: '810000', mainland: true }], 'area'],
    ['Hangzhou as abroad', [{ code: 'a', name: 'a', area: '330100', mainland: false }], 'mainland'],
    ['no code', [{ code: ' ', name: 'a', area: '330100', mainland: true }], 'code'],
  ])('is refused as %s', async (_what, regions, field) => {
    expect(await desk.provider.mutate('setRegions', { regions })).toMatchObject({
      issues: [{ path: ['regions', '0', field] }],
    });
  });
});
