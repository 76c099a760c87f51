import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from '../../../server/authority/protocol/documents/document.ts';
import type { DownloadContent } from '../../../server/authority/protocol/documents/layouts/download.ts';
import type { NewFilingUpload } from '../../../server/authority/protocol/documents/layouts/upload/new-filing.ts';
import { filingPasswordDigest } from '../../../server/authority/protocol/authentication.ts';
import { authorityAccessIdOf, authorityIdOf } from '../../../server/rehearsal/authority/brain/numbers.ts';
import { newAccess, openFront, uploadOf, type Caller, type FrontWorld } from './support/front.ts';
import { answerTexts } from './support/world.ts';

let world: FrontWorld;
beforeAll(async () => {
  world = await openFront();
});
afterAll(() => world.close());

type Icp = Parameters<typeof uploadOf>[1];
type IcpDownload = NonNullable<DownloadContent['ICP']>;

/** Sends one operation and gives back everything the authority says to it, merged. */
const send = async ({ client, ispId }: Caller, operation: Icp): Promise<IcpDownload> => {
  const sequence = ((await client.queryPreviousUpload()).previous?.dataSequence ?? 0) + 1;
  expect((await client.upload(client.pack(uploadOf(ispId, operation)).file, sequence)).code).toBe(0);
  return receive({ client });
};
const receive = async ({ client }: Pick<Caller, 'client'>): Promise<IcpDownload> => {
  let said: IcpDownload = {};
  for (let reply = await client.download(); reply.file; reply = await client.download()) {
    const { document } = parseDocument(client.open(reply.file).xml, 'DownloadData');
    said = { ...said, ...document.content.ICP };
    await client.acknowledge(reply.file.fileName);
  }
  return said;
};
const codes = (said: IcpDownload) => said.BAJG?.Jg_xx?.map(({ Jgxx }) => Jgxx.map(({ Jgdm }) => Jgdm));

const PERSON = {
  Fzr_xm: '张示例',
  Fzr_dhhm: '0571-00000000',
  Fzr_sjhm: '13000000001',
  Fzr_dzyj: 'owner@example.cn',
  Fzr_zjlx: 2,
  Fzr_zjhm: '33010619900101000X',
};
const ADDRESS = { Shengid: 330_000, Shiid: 330_100, Xianid: 330_106, Xxdz: '示例路99号' };
const site = (id: number, domain: string): NewFilingUpload['Baxx'][number]['Wz_xx'][number] => ({
  IspWzid: id,
  Wzmc: '新示例官网',
  Fwnr: { Fwnr_id: [8] },
  Yylb: { Yylb_id: [1] },
  Ym_xx: [{ IspYmid: id, Ym: domain }],
  Jr_xx: [
    {
      IspJrid: id,
      Wzfb: { Fbdd: [34] },
      Wzjrfs: { Jrfs: [5] },
      Ip_xx: [{ IspIpid: id, Qsip: 3_405_803_786, Zzip: 3_405_803_786 }],
    },
  ],
  Wz_Fzr: PERSON,
  Syurl: `www.${domain}`,
});
const newFiling = (id: number, domain: string, certificate: string): Icp => ({
  XZBA: {
    Baxx: [
      {
        Zt_xx: {
          IspZtid: id,
          Dwmc: '杭州新示例有限公司',
          Dwxz: 4,
          Txdz: ADDRESS,
          Zj: { Zjlx: 1, Zjhm: certificate, Zjzs: '示例路99号' },
          Fzr: PERSON,
          Bbfs: 1,
        },
        Wz_xx: [site(id, domain)],
        Fj: [],
      },
    ],
  },
});

describe('a new filing', () => {
  it('gets a number, is found by query, and takes another website', async () => {
    const caller = await world.newCaller();
    const said = await send(caller, newFiling(501, 'shili-xinbeian.cn', '91330106MA0TE5T16X'));
    expect(codes(said)).toEqual([[1001]]);
    const record = said.BASJ?.Baxx[0];
    const number = record?.Zt_xx.Baxh ?? '';
    expect(number).toMatch(/^浙ICP备20219\d{5}号$/);
    expect(record).toMatchObject({
      Zt_xx: { IspZtid: 501 },
      Wz_xx: [{ IspWzid: 501, Jr_xx: [{ IspJrid: 501 }] }],
    });
    const status = (await caller.client.queryFilingStatus(0, 'shili-xinbeian.cn')).status;
    expect(status).toMatchObject({ filed: true, subjectNumber: number, websiteNumber: `${number}-1` });

    const added = await send(caller, {
      XZWZ: { Xzxx: [{ Zt_xx: { Ztbah: number }, Wz_xx: [site(502, 'shili-xinzhan.cn')], Fj: [] }] },
    });
    expect(codes(added)).toEqual([[1001]]);
    expect(added.BASJ?.Baxx[0]?.Wz_xx[0]?.Baxh).toBe(`${number}-2`);
  });

  it('is refused for a filed subject and a filed domain', async () => {
    const caller = await world.newCaller();
    expect(codes(await send(caller, newFiling(503, 'shili-keji.cn', '91330106673959654P')))).toEqual([
      [1003, 1005],
    ]);
  });

  it('of a website is refused for a subject that nobody filed, and with a wrong password', async () => {
    const caller = await world.newCaller();
    const addTo = (Ztbah: string, ICPmm?: string): Icp => ({
      XZWZ: {
        Xzxx: [
          { Zt_xx: { Ztbah }, Wz_xx: [site(504, 'shili-meiyou.cn')], Fj: [], ...(ICPmm ? { ICPmm } : {}) },
        ],
      },
    });
    expect(codes(await send(caller, addTo('浙ICP备2021099999号')))).toEqual([[1058]]);
    const wrong = filingPasswordDigest('wrong');
    expect(codes(await send(caller, addTo('浙ICP备2021000001号', wrong)))).toEqual([[1018]]);
  });
});

/** A caller with an approved access to the first site of 示例科技. */
const withAccess = async () => {
  const caller = await world.newCaller();
  const { document, accessId } = newAccess(caller.ispId);
  await caller.client.upload(caller.client.pack(document).file, 1);
  await answerTexts(world.brain, caller.ispId);
  world.advanceDays(10);
  await receive(caller);
  return { caller, accessId: authorityAccessIdOf(BigInt(accessId)) };
};

const change = (accessId: bigint, address: typeof ADDRESS = ADDRESS): Icp => {
  const [website] = [site(1, 'shili-keji.cn')];
  return {
    BGBA: {
      Bgxx: [
        {
          Zt_xx: {
            Ztid: Number(authorityIdOf('浙ICP备2021000001号')),
            Dwmc: '杭州示例科技股份有限公司',
            Baxh: '浙ICP备2021000001号',
            Dwxz: 4,
            Txdz: address,
            Zj: { Zjlx: 1, Zjhm: '91330106673959654P', Zjzs: '示例路99号' },
            Fzr: PERSON,
          },
          Wz_xx: [
            {
              Wzid: Number(authorityIdOf('浙ICP备2021000001号-1')),
              Wzmc: '示例科技官网',
              Fwnr: website.Fwnr,
              Yylb: website.Yylb,
              Ym_xx: website.Ym_xx,
              Jr_xx: [
                {
                  Jrid: Number(accessId),
                  Wzfb: { Fbdd: [2] },
                  Wzjrfs: { Jrfs: [3] },
                  Ip_xx: [{ IspIpid: 1, Qsip: 3_405_803_799, Zzip: 3_405_803_799 }],
                },
              ],
              Wz_Fzr: PERSON,
              Baxh: '浙ICP备2021000001号-1',
            },
          ],
          Fj: [],
        },
      ],
    },
  };
};

describe('a change', () => {
  it('of one’s own access is approved and comes back in the full record', async () => {
    const { caller, accessId } = await withAccess();
    const said = await send(caller, change(accessId));
    expect(codes(said)).toEqual([[1001]]);
    expect(said.BASJ?.Baxx[0]).toMatchObject({
      Zt_xx: { Dwmc: '杭州示例科技股份有限公司' },
      Wz_xx: [{ Jr_xx: [{ Jrid: Number(accessId), Wzfb: { Fbdd: [2] } }] }],
    });
  });

  it('of another’s access or into another province is refused', async () => {
    const { caller } = await withAccess();
    expect(codes(await send(caller, change(7_000_000_123n)))).toEqual([[1048]]);
    const { caller: second, accessId } = await withAccess();
    expect(codes(await send(second, change(accessId, { ...ADDRESS, Shengid: 440_000 })))).toEqual([[1046]]);
  });
});

const deregister = (Zxlb: number, id: bigint, password?: string): Icp => ({
  ZXBA: {
    Zx_xx: [
      {
        Zxlb,
        Jlid: Number(id),
        Zxly: 1,
        ...(password === undefined ? {} : { ICPmm: filingPasswordDigest(password) }),
      },
    ],
  },
});

describe('a deregistration', () => {
  it('cancels one’s own access once, after which the site may be accessed again', async () => {
    const { caller, accessId } = await withAccess();
    const said = await send(caller, deregister(2, accessId));
    expect(codes(said)).toEqual([[1001]]);
    expect(said.BAJG?.Jg_xx?.[0]?.Czlx).toBe(5);
    expect(said.ZXSJ?.Zxxx).toMatchObject([{ Zxlb: 2, Jlid: Number(accessId) }]);
    expect(codes(await send(caller, deregister(2, accessId)))).toEqual([[1032]]);
    expect(codes(await send(caller, deregister(2, 7_000_000_123n)))).toEqual([[1047]]);
    await send(caller, newAccess(caller.ispId).document.content.ICP ?? {});
    expect((await world.brain.inbox(caller.ispId)).filter(({ waiting }) => waiting)).toHaveLength(1);
  });

  it('of a website hides it alone, of a subject all of it, and only with the right password', async () => {
    const caller = await world.newCaller();
    const status = async (domain: string) => (await caller.client.queryFilingStatus(0, domain)).status?.filed;
    const siteId = authorityIdOf('浙ICP备2021000001号-2');
    expect(codes(await send(caller, deregister(1, siteId, 'wrong')))).toEqual([[1018]]);
    expect(codes(await send(caller, deregister(1, siteId)))).toEqual([[1001]]);
    expect(await status('shili-shangcheng.cn')).toBe(false);
    expect(await status('shili-keji.cn')).toBe(true);
    const subjectId = authorityIdOf('浙ICP备2021000001号');
    expect(codes(await send(caller, deregister(0, subjectId, 'shili-2021')))).toEqual([[1001]]);
    expect(await status('shili-keji.cn')).toBe(false);
    expect(codes(await send(caller, deregister(0, subjectId, 'shili-2021')))).toEqual([[1049]]);
    const other = await world.newCaller();
    expect((await other.client.queryFilingStatus(0, 'shili-keji.cn')).status?.filed).toBe(true);
  });
});

describe('verification scans', () => {
  it('are stored for a filed site and refused for another', async () => {
    const caller = await world.newCaller();
    const scan = (Baxh: string): Icp => ({
      XZHYD: {
        Fjxx: [{ Fjwjgs: 1, Fjyt: 1, Fjnr: 'U0NBTg==', Fjssdx: { Ssdxlx: 2, Ssdxbs: { Baxh } } }],
      },
    });
    expect(codes(await send(caller, scan('浙ICP备2021000001号-1')))).toEqual([[1060]]);
    expect(codes(await send(caller, scan('浙ICP备2021000001号-9')))).toEqual([[1055]]);
  });
});
