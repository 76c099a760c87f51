import type { DownloadContent } from '../../../../authority/protocol/documents/layouts/download.ts';
import { authorityIdOf } from '../../brain/numbers.ts';

type Content = DownloadContent;

/** The site the played lists speak of. */
export const PLAYED_SUBJECT = '浙ICP备2021000001号';
export const PLAYED_WEBSITE = `${PLAYED_SUBJECT}-1`;
export const PLAYED_SUBJECT_ID = Number(authorityIdOf(PLAYED_SUBJECT));
export const PLAYED_WEBSITE_ID = Number(authorityIdOf(PLAYED_WEBSITE));
/** 203.0.113.10, out of a range reserved for documentation. */
export const PLAYED_IP = 3_405_803_786;

/** HMDLB, blacklists */
export const blacklists = (): Content => ({
  ICP: {
    HMDLB: {
      Zthmdxxs: [
        {
          Zt_xx: { Dwmc: '黑名单示例有限公司', Dwxz: 4, Zj: { Zjlx: 1, Zjhm: '91330106000000027P' } },
          Czlx: 0,
        },
      ],
      Wzhmdxxs: [
        {
          Wz_xx: {
            Wzmc: '黑名单示例站',
            Ym_xx: [{ Ym: 'shili-heimingdan.cn' }],
            Syurl: 'www.shili-heimingdan.cn',
          },
          Czlx: 0,
        },
      ],
    },
  },
});

/** FFJRHMD, illegal access */
export const illegalAccesses = (ispId: number, day: string): Content => ({
  ICP: {
    FFJRHMD: {
      Ffjrxx: [{ Id: 800_001, Ym: 'shili-feifa.cn', Ip: PLAYED_IP, Zjjrz: ispId, Szs: 330_000, Dqjcsj: day }],
    },
  },
});

/** WBAWZLB, unfiled sites */
export const unfiledSites = (ispId: number, day: string): Content => ({
  ICP: {
    WBAWZLB: {
      Wbawz_xx: [
        {
          Id: 800_002,
          Wzym_mc: 'shili-weibeian.cn',
          Yylb: { Yylb_id: [1] },
          IP: PLAYED_IP,
          Dqjcsj: day,
          Jccs: 2,
          Sssh: 330_000,
          Scjcsj: day,
          Jrs: ispId,
          Yys: 990_000_000_000,
        },
      ],
    },
  },
});

/** XGTZ, notices */
export const notices = (): Content => ({
  ICP: {
    XGTZ: {
      Tzxx: [{ Tzlb: 1, Baxh: PLAYED_WEBSITE, Jlid: PLAYED_WEBSITE_ID, Tznr: '演练：请整改网站名称' }],
    },
  },
});

/** ZXSJ, deregistered records */
export const deregistered = (): Content => ({
  ICP: { ZXSJ: { Zxxx: [{ Zxlb: 1, Jlid: PLAYED_WEBSITE_ID, Bz: '演练' }] } },
});
