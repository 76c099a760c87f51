import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import { codeBook } from '../../../server/authority/code-book.ts';
import { openBody } from '../../../server/authority/connector/storing/messages.ts';
import { pollResults } from '../../../server/filing/handover/results.ts';
import { cancels } from '../../testkit/cancelling.ts';
import { aCompany } from '../../testkit/companies.ts';
import { openForTest } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import type { Filing } from '../../testkit/filing.ts';
import { startService, type Service } from '../../testkit/service.ts';

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

type Row = { id: number; name: string; valid?: boolean };
const modes = (rows: readonly Row[]): string =>
  `<Wzjrfs_dms>${rows
    .map(
      ({ id, name, valid = true }) =>
        `<Wzjrfs_xx><Id>${id}</Id><Ysid>${2 ** (id - 1)}</Ysid><Mc>${name}</Mc><Sfyx>${valid ? 1 : 0}</Sfyx></Wzjrfs_xx>`,
    )
    .join('')}</Wzjrfs_dms>`;
const reasons = (rows: readonly Row[]): string =>
  `<Zxly_dms>${rows.map(({ id, name }) => `<Zxly_xx><Id>${id}</Id><Nr>${name}</Nr><Sfyx>1</Sfyx></Zxly_xx>`).join('')}</Zxly_dms>`;

type Place = (typeof PROVINCES)[number];
/** The table of bureaus, from whose rows the server locations come; each row as `change` has it. */
const locations = (
  change: (place: Place) => {
    id?: number;
    valid?: boolean;
    province?: string | null;
    left?: boolean;
  } = () => ({}),
): string =>
  `<Gj_dms>${PROVINCES.map((place) => {
    const { id = place.locationCode, valid = true, province = place.code, left = false } = change(place);
    const number = province === null ? '' : `<Shengid>${province}</Shengid>`;
    return left
      ? ''
      : `<Gj_dm_xx><Id>${id}</Id><Ysid>2</Ysid><Bm>${place.code.slice(0, 2)}</Bm><Mc>${place.short}</Mc>${number}<Sfyx>${valid ? 1 : 0}</Sfyx></Gj_dm_xx>`;
  }).join('')}</Gj_dms>`;

/** The authority sends its tables, and they are fetched. */
async function sendsTables(tables: string): Promise<void> {
  const ispId = await service.brain.accountOf(desk.tenant.providerId);
  const xml = `<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"><JCDM><Jcdm_xx>${tables}</Jcdm_xx></JCDM></DownloadData>`;
  await service.brain.play(ispId, { kind: 'XML', xml });
  await pollResults(service.services, desk.tenant);
}

const passed = async (): Promise<Filing> => (await desk.applicant()).files(aCompany()).upTo('PASS');

async function written(filing: Filing): Promise<string> {
  const message = await prisma().authorityMessage.findFirstOrThrow({
    where: { filingIds: { has: filing.id }, method: 'isp_upload' },
    orderBy: { id: 'desc' },
  });
  const sealer = await service.services.privacy.forProvider(desk.tenant.providerId);
  return openBody<{ xml: string }>(sealer, message)?.xml ?? '';
}

const faultOf = async ({ id }: Filing) =>
  (
    await desk.provider.query<{ filing: { handOverFault: { reason: string } | null } }>(
      'query ($id: ID!) { filing(id: $id) { handOverFault { reason } } }',
      { id },
    )
  ).filing.handOverFault;

const shown = async (table: string) =>
  (
    await desk.provider.query<{ authorityCodes: { code: number; name: string; downloaded: boolean }[] }>(
      'query ($table: AuthorityCodeTable!) { authorityCodes(table: $table) { code name downloaded } }',
      { table },
    )
  ).authorityCodes;

describe('a code table that is incomplete or contradicts itself', () => {
  const shuffled = ({ locationCode }: Place) => ({ id: (locationCode % 60) + 1 });
  it.each([
    ['names no provinces (Shengid)', locations((place) => ({ ...shuffled(place), province: null }))],
    ['lacks one province', locations((place) => ({ ...shuffled(place), left: place.code === '440000' }))],
    ['has one province twice', locations((place) => (place.code === '440000' ? { province: '450000' } : {}))],
    ['has one code twice', locations((place) => (place.code === '440000' ? { id: 34 } : {}))],
    ['has a row without a code', locations().replace('<Id>34</Id>', '')],
    ['has a row whose validity cannot be read', locations().replace('<Sfyx>1</Sfyx>', '<Sfyx>ja</Sfyx>')],
  ])('and %s is not taken over, and the desk is told', async (_what, table) => {
    await sendsTables(`${table}${reasons([{ id: 3, name: '不再使用' }])}`);
    expect(await shown('Gj_dms')).toContainEqual({ code: 34, name: '浙江', downloaded: false });
    expect(await shown('Zxly_dms')).toEqual([{ code: 3, name: '不再使用', downloaded: true }]);
    const notices = await prisma().authorityNotice.findMany({ where: desk.tenant });
    expect(notices.map(({ list }) => list)).toEqual(['JCDM']);
  });

  it('leaves the one in force, and every place keeps its own code', async () => {
    await sendsTables(locations(shuffled));
    await sendsTables(locations(({ locationCode }) => ({ id: locationCode, province: null })));
    const stored = await prisma().authorityCode.findMany({ where: desk.tenant });
    const book = codeBook(stored);
    for (const { locationCode } of PROVINCES)
      expect(book.codeFor('Gj_dms', locationCode)).toBe((locationCode % 60) + 1);
  });

  it('that was taken over by an older release gives no code rather than another’s', () => {
    const rows = PROVINCES.map(({ short }, at) => ({
      table: 'Gj_dms',
      code: String(at + 1),
      name: short,
      valid: true,
      data: {},
    }));
    for (const { locationCode } of PROVINCES)
      expect(codeBook(rows).codeFor('Gj_dms', locationCode)).toBeNull();
  });
});

describe('a downloaded code table', () => {
  it('stands in look-ups instead of the list that came with the product, for its provider alone', async () => {
    expect(await shown('Wzjrfs_dms')).toContainEqual({ code: 5, name: '云接入', downloaded: false });
    await sendsTables(modes([{ id: 9, name: '云接入' }]));
    expect(await shown('Wzjrfs_dms')).toEqual([{ code: 9, name: '云接入', downloaded: true }]);
    desk = await aDesk(service);
    expect(await shown('Wzjrfs_dms')).toHaveLength(5);
  });

  it('says under which code an access is written', async () => {
    await sendsTables(
      modes([
        { id: 8, name: '云接入' },
        { id: 7, name: '虚拟主机' },
        { id: 6, name: '主机托管' },
        { id: 4, name: '专线' },
      ]),
    );
    const filing = await passed();
    const before = await prisma().filingWebsite.findFirstOrThrow({ where: { filingId: filing.id } });
    await desk.authorityWorks();
    expect(await written(filing)).toMatch(/<Jrfs>(?:8|7|6|4)<\/Jrfs>/);
    expect(before.accessId).toBeNull();
  });

  it('forbids a code it does not have, before anything is sent, naming element and table', async () => {
    await sendsTables(locations(({ code }) => ({ valid: code !== '330000' })));
    const filing = await passed();
    await desk.authorityWorks();
    expect((await faultOf(filing))?.reason).toMatch(/Wzfb\/Fbdd/);
    await sendsTables(locations());
    await filing.does('retryHandOver', {}, desk.provider);
    await desk.authorityWorks();
    expect(await filing.state()).toBe('AWAITING_SMS');
  });

  it('is asked of attachments, too', async () => {
    await sendsTables(
      '<Fjytlx_dms><Fjzjlx><Id>77</Id><Mc>别的用途</Mc><Ssdxlx>2</Ssdxlx><Sfyx>1</Sfyx></Fjzjlx></Fjytlx_dms>',
    );
    const filing = await passed();
    await desk.authorityWorks();
    expect((await faultOf(filing))?.reason).toMatch(/Fjyt breaks the rule "code-table".*Fjytlx_dms/);
  });

  it('gives the reason for ending an access its code', async () => {
    await sendsTables(
      reasons([
        { id: 3, name: '监管要求' },
        { id: 12, name: '用户自愿取消' },
      ]),
    );
    const filing = await (await desk.applicant()).files(aCompany()).upTo('APPROVE');
    const { websiteNumber, password } = filing.company.member;
    expect(await cancels(filing.owner, { websiteNumber, password })).toMatchObject({ websiteNumber });
    const message = await prisma().authorityMessage.findFirstOrThrow({
      where: { ...desk.tenant, operation: 'ZXBA' },
    });
    const sealer = await service.services.privacy.forProvider(desk.tenant.providerId);
    expect(openBody<{ xml: string }>(sealer, message)?.xml).toContain('<Zxly>12</Zxly>');
  });
});

describe('the code of a meaning', () => {
  const row = (table: string, code: number, name: string, data: object = {}, valid = true) => ({
    table,
    code: String(code),
    name,
    valid,
    data,
  });
  it('is the seed’s until a table came', () => {
    expect(codeBook([]).codeFor('Wzjrfs_dms', 5)).toBe(5);
    expect(codeBook([]).allows('Wzjrfs_dms', 99)).toBe(true);
  });

  it('is found by name, of a location by its province', () => {
    const book = codeBook([
      row('Wzjrfs_dms', 5, '专线'),
      row('Wzjrfs_dms', 6, '云接入'),
      row('Gj_dms', 3, '浙江省通信管理局', { Shengid: 330_000 }),
    ]);
    expect(book.codeFor('Wzjrfs_dms', 5)).toBe(6);
    expect(book.codeFor('Wzjrfs_dms', 1)).toBe(5);
    expect(book.codeFor('Gj_dms', 34)).toBe(3);
  });

  it('is the same code under another name, but never one that means something else or is over', () => {
    const book = codeBook([
      row('Wzjrfs_dms', 5, '云服务接入'),
      row('Wzjrfs_dms', 2, '虚拟主机'),
      row('Wzjrfs_dms', 1, '专线', {}, false),
    ]);
    expect(book.codeFor('Wzjrfs_dms', 5)).toBe(5);
    expect(book.codeFor('Wzjrfs_dms', 2)).toBeNull();
    expect(book.codeFor('Wzjrfs_dms', 1)).toBeNull();
    expect(book.allows('Wzjrfs_dms', 1)).toBe(false);
  });
});
