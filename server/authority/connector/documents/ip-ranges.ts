import type { IpFiling, IpRangeFiled } from '../../acts.ts';
import { ipv4ToNumber } from '../../protocol/ipv4.ts';
import type { IpContent } from '../../protocol/documents/layouts/upload.ts';

/** Fpfs by what a range is used for. */
const USES = { ALLOCATED: 1, REALLOCATED: 2, OWN: 3, RESERVED: 4 } as const;
/** Syfs by how its addresses are given out. */
const ADDRESSING = { STATIC: 1, DYNAMIC: 2, UNKNOWN: 3 } as const;

type Unit = NonNullable<IpRangeFiled['user']>;

const unitOf = ({ name, natureCode, province, city, county, street, contact, phone, email }: Unit) => ({
  Dwmc: name,
  Dwxz: natureCode,
  Shengid: Number(province),
  Shiid: Number(city),
  ...(county ? { Xianid: Number(county) } : {}),
  Xxdz: street,
  Lxrxm: contact,
  Lxrdh: phone,
  Lxrdzyj: email,
});

/** An allocation (分配使用信息) without the id by which it is named. */
const allocationOf = ({ first, last, use, addressing, allocatedOn, allocatedTo, user }: IpRangeFiled) => ({
  // What is no address becomes 0, which the rules refuse by name.
  Qsip: ipv4ToNumber(first) ?? 0,
  Zzip: ipv4ToNumber(last) ?? 0,
  Fpfs: USES[use],
  ...(allocatedTo == null ? {} : { Fpdx: allocatedTo }),
  ...(addressing ? { Syfs: ADDRESSING[addressing] } : {}),
  ...(allocatedOn ? { Fprq: allocatedOn } : {}),
  ...(user ? unitOf(user) : {}),
});

/** The file of the provider's address ranges (IP 地址备案): new, changed or deleted allocations. */
export function ipRangesContent({ operation, ranges }: IpFiling): IpContent {
  switch (operation) {
    case 'XZBA':
      return {
        XZBA: {
          Xzfp: { Fpsy: ranges.map((range) => ({ IspId: Number(range.ownId), ...allocationOf(range) })) },
        },
      };
    case 'XGBA':
      return {
        XGBA: {
          Xgfp: { Fpsy: ranges.map((range) => ({ Id: Number(range.authorityId), ...allocationOf(range) })) },
        },
      };
    case 'SCBA':
      return { SCBA: { Scfp: { Fpsy: ranges.map(({ authorityId }) => ({ Id: Number(authorityId) })) } } };
  }
}
