/**
 * The schemas of downloads once more, for generating files: written from the field tables of the interface specification V3.0,
 * not from the product's layouts. `?` may be left out, `+` and `*` repeat; a group of any order is shuffled.
 */
export type Shape = string | { readonly any?: true; readonly fields: Readonly<Record<string, Shape>> };

const seq = (fields: Readonly<Record<string, Shape>>): Shape => ({ fields });
const inAnyOrder = (fields: Readonly<Record<string, Shape>>): Shape => ({ any: true, fields });

const person = {
  'Fzr_xm?': 'text',
  'Fzr_dhhm?': 'phone',
  'Fzr_sjhm?': 'phone',
  'Msn?': 'text8',
  'Qq?': 'text8',
  'Fzr_zjlx?': '1..999',
  'Fzr_zjhm?': 'text',
} as const;
const address = inAnyOrder({
  Shengid: '100000..659999',
  'Shiid?': '100000..659999',
  'Xianid?': '100000..659999',
  'Xxdz?': 'text',
});
const codes = (name: string): Shape => seq({ [`${name}+`]: '1..64' });
const nature = { 'Nrlx?': seq({ 'Nrlx_xx+': seq({ Nrlx_id: '1..64', Qzsph: 'text', 'Spwj+': 'base64' }) }) };
const range = { Qsip: '1..4294967295', Zzip: '1..4294967295' };

const record = (languages: 'Yylb' | 'Yylb?'): Shape =>
  seq({
    Zt_xx: inAnyOrder({
      'IspZtid?': 'id',
      Ztid: 'id',
      Dwmc: 'text',
      'Dwxz?': '1..999',
      Txdz: address,
      Zj: inAnyOrder({ Zjlx: '1..999', Zjhm: 'text', Zjzs: 'text' }),
      Fzr: inAnyOrder({ ...person, Fzr_dzyj: 'mail' }),
      'Baxh?': 'text',
      Bbyhlx: '0..1',
      'Tzr?': 'text',
      Scbbsj: 'moment',
      Zjxgsj: 'moment',
      'Zsyxq?': 'moment',
      'Shrxm?': 'text',
      'Shsj?': 'moment',
      'Bz?': 'text',
    }),
    'Wz_xx+': seq({
      'IspWzid?': 'id',
      Wzid: 'id',
      Wzmc: 'text',
      ...nature,
      'Fwnr?': codes('Fwnr_id'),
      [languages]: codes('Yylb_id'),
      'Ym_xx+': inAnyOrder({ 'IspYmid?': 'id', Ymid: 'id', Ym: 'domain' }),
      'Jr_xx+': seq({
        'IspJrid?': 'id',
        Jrid: 'id',
        Ispid: 'id',
        Wzfb: codes('Fbdd'),
        Wzjrfs: codes('Jrfs'),
        'Ip_xx+': inAnyOrder({ 'IspIpid?': 'id', Ipid: 'id', ...range }),
      }),
      Wz_Fzr: inAnyOrder({ ...person, 'Fzr_dzyj?': 'mail' }),
      'Syurl?': 'domain',
      'Wz_Bz?': 'text',
      'Scbbsj?': 'moment',
      'Zjxgsj?': 'moment',
      'Baxh?': 'text',
    }),
    'Bz?': 'text',
  });

const site = { Wzid: 'id', Wz_Baxh: 'text8' };
const addressResult = seq({
  'Jgxx+': seq({ Jgdm: '2001..2056', 'Dmms?': 'text', 'Xgsj*': seq({ 'Id?': 'id', 'IspId?': 'id' }) }),
  'Id?': 'id',
  Czlx: '1..3',
  'IspId?': 'id',
  'Bz?': 'text',
});

const icp = (part: string, shape: Shape): Shape => seq({ ICP: seq({ [part]: shape }) });

/** Every download, by the element that holds it. */
export const DOWNLOADS: Readonly<Record<string, Shape>> = {
  BAJG: icp(
    'BAJG',
    seq({
      'Jg_xx*': seq({
        'Jgxx+': inAnyOrder({ Jgdm: '1001..1068', 'Dmms?': 'text' }),
        Czlx: '1..7',
        'Bs?': 'text',
        'Bz?': 'text',
      }),
      'GJSHS?': seq({
        'Gjsh+': inAnyOrder({
          'Shrxm?': 'text',
          'Shr_dhhm?': 'phone',
          Shsj: 'moment',
          'Shyj?': 'text',
          Shjg: '0..1',
          'Czlx?': '1..7',
          'Jlid?': 'id',
        }),
      }),
    }),
  ),
  BASJ: icp('BASJ', seq({ 'Baxx+': record('Yylb') })),
  ZXSJ: icp('ZXSJ', seq({ 'Zxxx+': inAnyOrder({ Zxlb: '0..1', Jlid: 'id', 'Bz?': 'text' }) })),
  HMDLB: icp(
    'HMDLB',
    seq({
      'Zthmdxxs*': seq({
        'Zt_xx?': inAnyOrder({
          Dwmc: 'text',
          'Dwxz?': '1..999',
          Zj: inAnyOrder({ Zjlx: '1..999', Zjhm: 'text' }),
        }),
        Czlx: '0..2',
        'Bz?': 'text',
      }),
      'Wzhmdxxs*': seq({
        Wz_xx: seq({ Wzmc: 'text', 'Ym_xx+': inAnyOrder({ Ym: 'domain' }), 'Syurl?': 'domain' }),
        Czlx: '0..2',
        'Bz?': 'text',
      }),
    }),
  ),
  FFJRHMD: icp(
    'FFJRHMD',
    seq({
      'Ffjrxx+': inAnyOrder({
        Id: 'id',
        Ym: 'domain',
        Ip: '1..4294967295',
        Zjjrz: 'id',
        Szs: 'id',
        Dqjcsj: 'moment',
        'Bz?': 'text',
      }),
    }),
  ),
  WBAWZLB: icp(
    'WBAWZLB',
    seq({
      'Wbawz_xx+': seq({
        Id: 'id',
        Wzym_mc: 'domain',
        'Yylb?': codes('Yylb_id'),
        IP: '1..4294967295',
        'Dqjcsj?': 'moment',
        'Jccs?': '0..9999',
        'Sssh?': 'id',
        'Scjcsj?': 'moment',
        'Jrs?': 'id',
        Yys: 'id',
        'Bz?': 'text',
      }),
    }),
  ),
  HSRW: icp(
    'HSRW',
    seq({
      'Baxx+': seq({
        Zt_xx: inAnyOrder({
          Ztid: 'id',
          Dwmc: 'text',
          'Dwxz?': '1..999',
          Txdz: address,
          Zj: inAnyOrder({ Zjlx: '1..999', Zjhm: 'text', Zjzs: 'text' }),
          Fzr: inAnyOrder({ ...person, Fzr_dzyj: 'mail' }),
          'Tzr?': 'text',
          Bbyhlx: '0..1',
          Scbbsj: 'moment',
          'Zjxgsj?': 'moment',
          'Bz?': 'text',
        }),
        'Wz_xx+': seq({
          Wzid: 'id',
          Wzmc: 'text',
          ...nature,
          'Fwnr?': codes('Fwnr_id'),
          'Yylb?': codes('Yylb_id'),
          'Ym_xx+': inAnyOrder({ Ymid: 'id', Ym: 'domain' }),
          'Jr_xx+': seq({
            Jrid: 'id',
            Wzfb: codes('Fbdd'),
            Wzjrfs: codes('Jrfs'),
            'Ip_xx+': inAnyOrder({ Ipid: 'id', ...range }),
            Bbyhid: 'id',
            Bbyhlx: '0..1',
          }),
          Wz_Fzr: inAnyOrder({ ...person, 'Fzr_dzyj?': 'mail' }),
          'Syurl?': 'domain',
          'Wz_Bz?': 'text',
        }),
        'Bz?': 'text',
      }),
    }),
  ),
  HCJG: icp(
    'HCJG',
    seq({
      Jgxx: seq({
        'Zthc*': inAnyOrder({
          Ztid: 'id',
          Dwmc: 'text',
          Zjlx: '1..999',
          Zjhm: 'text',
          'Cwyy?': 'text',
          'Bz?': 'text',
        }),
        'Jrhc*': inAnyOrder({
          ...site,
          'Ym?': 'domain',
          'Jxip?': '0..4294967295',
          'Bbisp?': 'id',
          Hcjg: '1..2',
          Hcsj: 'moment',
          'Jrid?': 'id',
        }),
        'Kkwzhc*': inAnyOrder({ ...site, Hcjg: '0..1', Hcsj: 'moment', 'Syurl?': 'domain', 'Bz?': 'text' }),
        'Wzch*': inAnyOrder({ ...site, 'Syurl?': 'domain', Hcsj: 'moment', 'Bz?': 'text' }),
      }),
    }),
  ),
  XGTZ: icp(
    'XGTZ',
    seq({
      'Tzxx+': inAnyOrder({ Tzlb: '0..1', 'Baxh?': 'text', 'Jlid?': 'id', Tznr: 'text', 'Bz?': 'text' }),
    }),
  ),
  SJTB: seq({ SJTB: seq({ ICP: seq({ 'Baxx+': record('Yylb?') }) }) }),
  'IP-BAJG': seq({
    IP: seq({
      BAJG: inAnyOrder({
        'Lyjg*': addressResult,
        'Fpjg*': addressResult,
        'Gbjs*': addressResult,
        'Zdip*': addressResult,
      }),
    }),
  }),
  JCDM: seq({
    JCDM: inAnyOrder({
      'Jcdm_xx?': inAnyOrder({
        'Dwfl_dms?': seq({ Dwfl_xx: inAnyOrder({ Id: 'id', Mc: 'text', 'Bz?': 'text', Sfyx: '0..1' }) }),
        'Qy_dms?': seq({
          Qy_xx: inAnyOrder({ Id: 'id', Mc: 'text', 'Lx?': '1..3', 'Bz?': 'text', Sfyx: '0..1' }),
        }),
        'Zxly_dms?': seq({ Zxly_xx: inAnyOrder({ Id: 'id', Nr: 'text', 'Bz?': 'text', Sfyx: '0..1' }) }),
        'Wbacl_dms?': seq({ Wbacl_xx: inAnyOrder({ Id: 'id', Ztmc: 'text', 'Bz?': 'text' }) }),
      }),
    }),
  }),
};
