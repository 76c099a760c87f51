import type { DownloadContent } from '../../../../authority/protocol/documents/layouts/download.ts';
import { PLAYED_IP, PLAYED_SUBJECT_ID, PLAYED_WEBSITE, PLAYED_WEBSITE_ID } from './lists.ts';

type Content = DownloadContent;

const PERSON = {
  Fzr_xm: '张示例',
  Fzr_dhhm: '0571-87000001',
  Fzr_sjhm: '13000000001',
  Fzr_dzyj: 'contact@shili-rehearsal.cn',
};

/** HSRW, a re-check task */
export const recheckTask = (ispId: number, day: string): Content => ({
  ICP: {
    HSRW: {
      Baxx: [
        {
          Zt_xx: {
            Ztid: PLAYED_SUBJECT_ID,
            Dwmc: '杭州示例科技有限公司',
            Dwxz: 4,
            Txdz: { Shengid: 330_000, Shiid: 330_100, Xianid: 330_106, Xxdz: '示例路1号' },
            Zj: { Zjlx: 1, Zjhm: '91330106673959654P', Zjzs: '浙江省杭州市西湖区示例路1号' },
            Fzr: PERSON,
            Bbyhlx: 1,
            Scbbsj: day,
          },
          Wz_xx: [
            {
              Wzid: PLAYED_WEBSITE_ID,
              Wzmc: '示例科技官网',
              Ym_xx: [{ Ymid: 800_010, Ym: 'shili-keji.cn' }],
              Jr_xx: [
                {
                  Jrid: 800_011,
                  Wzfb: { Fbdd: [34] },
                  Wzjrfs: { Jrfs: [5] },
                  Ip_xx: [{ Ipid: 800_012, Qsip: PLAYED_IP, Zzip: PLAYED_IP }],
                  Bbyhid: ispId,
                  Bbyhlx: 1,
                },
              ],
              Wz_Fzr: PERSON,
            },
          ],
        },
      ],
    },
  },
});

/** HCJG, inspection results: one of each kind */
export const inspections = (ispId: number, day: string): Content => {
  const site = { Wzid: PLAYED_WEBSITE_ID, Wz_Baxh: PLAYED_WEBSITE };
  return {
    ICP: {
      HCJG: {
        Jgxx: {
          Zthc: [
            {
              Ztid: PLAYED_SUBJECT_ID,
              Dwmc: '杭州示例科技有限公司',
              Zjlx: 1,
              Zjhm: '91330106673959654P',
              Cwyy: '演练：证件已变更',
            },
          ],
          Jrhc: [{ ...site, Ym: 'shili-keji.cn', Jxip: PLAYED_IP, Bbisp: ispId, Hcjg: 2, Hcsj: day }],
          Kkwzhc: [{ ...site, Hcjg: 1, Hcsj: day, Syurl: 'www.shili-keji.cn' }],
          Wzch: [{ ...site, Syurl: 'www.shili-keji.cn', Hcsj: day }],
        },
      },
    },
  };
};

/** BAJG of an address filing: one range taken, one in conflict */
export const addressResults = (): Content => ({
  IP: {
    BAJG: {
      Lyjg: [{ Jgxx: [{ Jgdm: 2998, Dmms: '成功', Xgsj: [] }], Id: 900_001, Czlx: 1, IspId: 6001 }],
      Fpjg: [
        {
          Jgxx: [
            { Jgdm: 2003, Dmms: 'IP段已报备', Xgsj: [{ IspId: 6002, Qsip: PLAYED_IP, Zzip: PLAYED_IP }] },
          ],
          Czlx: 1,
          IspId: 6002,
        },
      ],
      Gbjs: [],
      Zdip: [],
    },
  },
});
