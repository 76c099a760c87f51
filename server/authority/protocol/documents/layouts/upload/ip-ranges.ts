import { MAX_IPV4 } from '../../../ipv4.ts';
import type { ValueOf } from '../../values.ts';
import { anyOrder, inOrder, long, maybe, one, oneOf, open, some, text } from '../../layout.ts';
import { areaCode, day, flag, id, ipNumber, remark, tableCode } from '../parts/types.ts';
import { rangeFields } from '../parts/website.ts';

/** How addresses are used: 1 static, 2 dynamic, 3 unknown. */
const useMode = long(1, 3);
const unitName = text(1, 255);
const street = text(1, 512);
const contactName = text(1, 20);
const contactPhone = text(11, 255, 'phones');
const contactEmail = text(6, 255, 'emails');
const shortRemark = text(1, 512);

const source = anyOrder({
  IspId: one(id, "provider's own id"),
  ...rangeFields,
  Lydw: one(id, 'unit the addresses come from'),
  Bz: maybe(shortRemark, 'remark'),
});

const allocationFields = {
  // The schema lets 0 in here, which is no address; the rule beside the layout asks for at least 1.
  Qsip: one(long(0, MAX_IPV4), 'first IPv4 address'),
  Zzip: one(long(0, MAX_IPV4), 'last IPv4 address'),
  Fpfs: one(long(1, 4), '1 allocated and used, 2 re-allocated, 3 own use, 4 reserved'),
  Fpdx: maybe(id, 'unit the addresses are allocated to'),
  Syfs: maybe(useMode, 'use mode'),
  Fprq: maybe(day, 'day of allocation'),
  Sfymtz: maybe(flag, 'redirects a domain'),
  Dwmc: maybe(unitName, 'name of the unit'),
  Dwxz: maybe(tableCode, 'unit nature code'),
  Dwfl: maybe(tableCode, 'unit class'),
  Dwhyfl: maybe(tableCode, 'industry class'),
  Shengid: maybe(areaCode, 'province code'),
  Shiid: maybe(areaCode, 'city code'),
  Xianid: maybe(areaCode, 'county code'),
  Xxdz: maybe(street, 'street address'),
  Lxrxm: maybe(contactName, 'contact name'),
  Lxrdh: maybe(contactPhone, 'contact phone'),
  Lxrdzyj: maybe(contactEmail, 'contact e-mail'),
  Wgip: maybe(ipNumber, 'gateway address'),
  Wgdz: maybe(street, 'place of the gateway'),
  Bz: maybe(remark, 'remark'),
} as const;

const allocation = anyOrder({ IspId: one(id, "provider's own id"), ...allocationFields });
/** What is filed is named by the authority's id. */
const filed = { Id: one(id, "authority's id") } as const;

const broadcast = anyOrder({
  IspId: one(id, "provider's own id"),
  Gbdw: one(id, 'broadcasting unit'),
  Sqdw: one(id, 'applying unit'),
  ...rangeFields,
  Bz: maybe(remark, 'remark'),
});

const terminal = anyOrder({
  IspId: one(id, "provider's own id"),
  ...rangeFields,
  Sfymtz: one(flag, 'redirects a domain'),
  Syfs: one(useMode, 'use mode'),
  Fprq: one(day, 'day of allocation'),
  Dwmc: one(unitName, 'name of the unit'),
  Dwxz: one(tableCode, 'unit nature code'),
  Shengid: one(areaCode, 'province code'),
  Shiid: one(areaCode, 'city code'),
  Xianid: maybe(areaCode, 'county code'),
  Xxdz: one(street, 'street address'),
  Lxrxm: one(contactName, 'contact name'),
  Lxrdh: one(contactPhone, 'contact phone'),
  Lxrdzyj: one(contactEmail, 'contact e-mail'),
  Wgip: one(ipNumber, 'gateway address'),
  Wgdz: one(street, 'place of the gateway'),
  Bz: maybe(remark, 'remark'),
  Ly_dwlx: one(flag, '1 from a reporting unit, 0 not'),
  Lydw: one(
    oneOf({ Ly_dwmc: one(unitName, 'name of the source'), Ly_dwid: one(id, 'id of the source') }),
    'where the addresses come from',
  ),
});

/** XZBA of the IP part: sources, allocations, broadcasts and terminal use of addresses (IP地址备案). */
export const ipRangesLayout = anyOrder({
  Xzly: maybe(inOrder({ Ly: some(source, 'one source') }), 'new sources'),
  Xzfp: maybe(inOrder({ Fpsy: some(allocation, 'one allocation') }), 'new allocations'),
  Xzgbjs: maybe(inOrder({ Jsxx: some(broadcast, 'one broadcast') }), 'new broadcasts'),
  Zdip: maybe(inOrder({ Zdxx: some(terminal, 'one terminal use') }), 'terminal addresses'),
});

/** XGBA of the IP part: changed allocations. Sources, broadcasts and terminal uses are read as they come. */
export const changedRangesLayout = anyOrder({
  Xgly: maybe(open, 'changed sources'),
  Xgfp: maybe(
    inOrder({ Fpsy: some(anyOrder({ ...filed, ...allocationFields }), 'one allocation') }),
    'changed allocations',
  ),
  Xggbjs: maybe(open, 'changed broadcasts'),
  XgZd: maybe(open, 'changed terminal addresses'),
});

/** SCBA of the IP part: deleted allocations. */
export const deletedRangesLayout = anyOrder({
  Scly: maybe(open, 'deleted sources'),
  Scfp: maybe(inOrder({ Fpsy: some(anyOrder(filed), 'one allocation') }), 'deleted allocations'),
  Scgbjs: maybe(open, 'deleted broadcasts'),
  Sczd: maybe(open, 'deleted terminal addresses'),
});

export type ChangedRangesUpload = ValueOf<typeof changedRangesLayout>;
export type IpRangesUpload = ValueOf<typeof ipRangesLayout>;
