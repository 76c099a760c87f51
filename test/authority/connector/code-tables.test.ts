import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeBook } from '../../../server/authority/codes/code-book.ts';
import { openBody } from '../../../server/authority/connector/messages.ts';
import { pollResults } from '../../../server/filing/authority/results.ts';
import { cancels } from '../../testkit/cancelling.ts';
import { aCompany } from '../../testkit/companies.ts';
import { openEmbeddedForTest } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import type { Filing } from '../../testkit/filing.ts';
import { startService, type Service } from '../../testkit/service.ts';

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openEmbeddedForTest() });
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
    await sendsTables(
      '<Gj_dms><Gj_dm_xx><Id>2</Id><Ysid>2</Ysid><Bm>11</Bm><Mc>北京</Mc><Shengid>110000</Shengid><Sfyx>1</Sfyx></Gj_dm_xx></Gj_dms>',
    );
    const filing = await passed();
    await desk.authorityWorks();
    expect((await faultOf(filing))?.reason).toMatch(/Wzfb\/Fbdd/);
    await sendsTables(
      '<Gj_dms><Gj_dm_xx><Id>34</Id><Ysid>2</Ysid><Bm>33</Bm><Mc>浙江</Mc><Shengid>330000</Shengid><Sfyx>1</Sfyx></Gj_dm_xx></Gj_dms>',
    );
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
