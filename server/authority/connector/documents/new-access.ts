import { filingPasswordDigest } from '../../protocol/authentication.ts';
import { ipv4ToNumber } from '../../protocol/ipv4.ts';
import type { AccessUpload, IpRange } from '../../port.ts';
import type { IcpContent } from '../../protocol/documents/layouts/upload.ts';
import { wrappedAttachments } from './attachments.ts';

/** What is no address becomes 0, which the layout refuses by name. */
const rangeOf = ({ first, last }: IpRange, id: number) => ({
  IspIpid: id,
  Qsip: ipv4ToNumber(first) ?? 0,
  Zzip: ipv4ToNumber(last) ?? 0,
});

/** XZJR: new accesses of filed websites in one file (新增接入). */
export const newAccessContent = (accesses: readonly AccessUpload[]): IcpContent => ({
  XZJR: {
    Xzxx: accesses.map((access) => ({
      Wz_xx: { Wzbah: access.websiteNumber },
      IspJrid: Number(access.accessId),
      Wzfb: { Fbdd: access.locations },
      Wzjrfs: { Jrfs: access.accessModes },
      Ip_xx: access.ipRanges.map((range, index) => rangeOf(range, Number(access.accessId) + index)),
      Fj: wrappedAttachments(access.attachments),
      ICPmm: filingPasswordDigest(access.password),
    })),
  },
});
