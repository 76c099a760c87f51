import { PROVINCES } from '../../../../../schema/rules/choices/provinces.ts';
import { ACCESS_MODES } from '../../../../authority/protocol/codes/tables/access-codes.ts';
import { ATTACHMENT_USES } from '../../../../authority/protocol/codes/tables/attachment-codes.ts';
import type { CodeTables } from '../../../../authority/protocol/documents/layouts/download/code-tables.ts';

/** JCDM: the tables of access modes, bureaus and attachments, and the provider itself as a reporting unit. */
export const codeTables = (ispId: number): CodeTables => ({
  Bbdwlb: { Bbdw: [{ Id: ispId, Dwmc: '演练接入服务商', Shengid: 330_000, Sfyx: 1 }] },
  Jcdm_xx: {
    Gj_dms: {
      Gj_dm_xx: PROVINCES.map(({ code, short, prefix, locationCode }) => ({
        Id: locationCode,
        Ysid: 2 ** (locationCode - 1),
        Bm: code.slice(0, 2),
        Mc: short,
        Shengid: Number(code),
        Shengjc: prefix,
        Sfyx: 1,
      })),
    },
    Wzjrfs_dms: {
      Wzjrfs_xx: ACCESS_MODES.map(({ code, name }) => ({
        Id: code,
        Ysid: 2 ** (code - 1),
        Mc: name,
        Sfyx: 1,
      })),
    },
    Fjwjgs_dms: { Fjwjgs: [{ Id: 1, Mc: 'jpg', Sfyx: 1 }] },
    Fjytlx_dms: {
      Fjzjlx: ATTACHMENT_USES.map(({ code, name, owner }) => ({
        Id: code,
        Mc: name,
        Ssdxlx: owner,
        Sfyx: 1,
      })),
    },
  },
});
