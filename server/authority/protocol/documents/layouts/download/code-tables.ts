import type { ValueOf } from '../../values.ts';
import { anyOrder, apart, inOrder, long, loose, maybe, one, some, text, type Fields } from '../../layout.ts';
import { areaCode, flag, id, tableCode } from '../parts/types.ts';

const name = text(1, 64);
const remark = loose(maybe(text(1, 128), 'remark'));
const valid = one(flag, '1 valid, 0 not');

const plainRow = { Id: one(id, 'code'), Mc: one(name, 'name'), Bz: remark, Sfyx: valid } as const;
const latePlainRow = { Id: one(id, 'code'), Mc: one(name, 'name'), Sfyx: valid, Bz: remark } as const;
const bitName = {
  Id: one(id, 'code'),
  Ysid: one(id, 'bit value of the code; uploads carry the code, never this'),
  Mc: one(text(1, 32), 'name'),
} as const;
const bitRow = { ...bitName, Bz: remark, Sfyx: valid } as const;
const industryRow = {
  Id: one(id, 'code'),
  Bm: one(text(1, 10), 'letter or number code'),
  Mc: one(name, 'name'),
  Bz: remark,
  Sfyx: valid,
} as const;

const table = <const F extends Fields>(rows: F) => inOrder(rows);
const row = <const F extends Fields>(fields: F) => some(anyOrder(fields), 'one row');

/** Jcdm_xx, the eighteen code tables. */
export const codeTables = anyOrder({
  Dwfl_dms: apart(maybe(table({ Dwfl_xx: row(plainRow) }), 'unit classes')),
  Dwxz_dms: apart(maybe(table({ Dwxz_xx: row(plainRow) }), 'unit natures')),
  Qy_dms: apart(
    maybe(
      table({
        Qy_xx: row({
          Id: one(id, 'area code'),
          Mc: one(text(1, 32), 'name'),
          Lx: maybe(long(1, 3), 'level: 1 province, 2 city, 3 county'),
          Bz: remark,
          Sfyx: valid,
        }),
      }),
      'areas',
    ),
  ),
  Yjfk_Wtfls: apart(
    maybe(
      table({
        Yjfk_Wtfl_xx: row({
          Id: one(id, 'code'),
          Fl1: one(text(1, 128), 'name on level 1'),
          Fl2: one(text(1, 128), 'name on level 2'),
          Bz: remark,
          Sfyx: valid,
        }),
      }),
      'kinds of feedback',
    ),
  ),
  Gj_dms: apart(
    maybe(
      table({
        Gj_dm_xx: row({
          Id: one(id, 'code'),
          Ysid: one(id, 'bit value of the code'),
          Bm: one(text(1, 10), 'letter code'),
          Mc: one(name, 'name'),
          Shengid: maybe(areaCode, 'province code'),
          Shengjc: maybe(text(1, 128), 'short name of the province'),
          Bz: remark,
          Sfyx: valid,
          Dzyj: maybe(text(6, 255, 'emails'), 'e-mail'),
          Sjhm: maybe(text(11, 128, 'mobiles'), 'mobile'),
        }),
      }),
      'bureaus',
    ),
  ),
  Hyfl_dms: apart(maybe(table({ Hyfl_xx: row(industryRow) }), 'industries')),
  Xzjb_dms: apart(maybe(table({ Xzjb_xx: row(plainRow) }), 'administrative levels')),
  Zjlx_dms: apart(
    maybe(
      table({
        Zjlx_xx: row({
          Id: one(id, 'code'),
          Mc: one(name, 'name'),
          Dwflid: one(id, 'unit class the certificate belongs to'),
          Bz: remark,
          Sfyx: valid,
        }),
      }),
      'certificate types',
    ),
  ),
  Wzjylx_dms: apart(
    maybe(
      table({
        Wzjylx_xx: row({ ...bitName, Sfqzsp: one(flag, 'needs pre-approval'), Bz: remark, Sfyx: valid }),
      }),
      'kinds of business of a site',
    ),
  ),
  Wzfwlx_dms: apart(maybe(table({ Wzfwlx_xx: row(bitRow) }), 'service contents')),
  Wzjrfs_dms: apart(maybe(table({ Wzjrfs_xx: row(bitRow) }), 'access modes')),
  Zxly_dms: apart(
    maybe(
      table({
        Zxly_xx: row({ Id: one(id, 'code'), Nr: one(text(1, 128), 'text'), Bz: remark, Sfyx: valid }),
      }),
      'reasons for deregistering',
    ),
  ),
  Wbacl_dms: apart(
    maybe(
      table({ Wbacl_xx: row({ Id: one(id, 'code'), Ztmc: one(text(1, 128), 'name'), Bz: remark }) }),
      'handlings of unfiled sites',
    ),
  ),
  Hsyj_dms: apart(maybe(table({ Hsyj: row(plainRow) }), 'opinions on re-checks')),
  Ymlx_dms: apart(maybe(table({ Ymlx: row(plainRow) }), 'kinds of domain')),
  Fjwjgs_dms: apart(maybe(table({ Fjwjgs: row(latePlainRow) }), 'attachment formats')),
  Fjytlx_dms: apart(
    maybe(
      table({
        Fjzjlx: row({
          Id: one(id, 'code'),
          Mc: one(name, 'name'),
          // The text speaks of 0 subject and 1 website, uploads of 1 and 2.
          Ssdxlx: one(long(1, Number.MAX_SAFE_INTEGER, [0]), 'owner kind'),
          Bz: remark,
          Sfyx: valid,
        }),
      }),
      'attachment uses',
    ),
  ),
  Yylb_dms: apart(maybe(table({ Yylb: row(latePlainRow) }), 'languages')),
});

const reportingUnit = anyOrder({
  Id: one(id, 'id given by the authority'),
  Dwmc: one(text(1, 255), 'name of the unit'),
  Dwfl: maybe(tableCode, 'unit class'),
  Dwhyfl: maybe(tableCode, 'industry class'),
  Jyxkzbh: maybe(text(1, 128), 'licence number'),
  Shengid: maybe(areaCode, 'province code'),
  Shiid: maybe(areaCode, 'city code'),
  Xianid: maybe(areaCode, 'county code'),
  Xxdz: maybe(text(1, 1024), 'street address'),
  Sfyx: valid,
  Bz: maybe(text(0, 128), 'remark'),
});

/** JCDM, the base code tables (基础代码) and the reporting units. */
export const codeTablesLayout = anyOrder({
  Bbdwlb: apart(maybe(inOrder({ Bbdw: some(reportingUnit, 'one unit') }), 'reporting units')),
  Jcdm_xx: maybe(codeTables, 'code tables'),
});

export type CodeTables = ValueOf<typeof codeTablesLayout>;
export type CodeTableName = keyof typeof codeTables.fields;
