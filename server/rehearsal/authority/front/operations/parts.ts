import { numberToIpv4 } from '../../../../authority/protocol/ipv4.ts';
import { numberOfAuthorityId } from '../../brain/numbers.ts';
import type { AccessContent, NewWebsite, SubjectContent } from '../../brain/operation.ts';
import type { Contact } from '../../brain/subject.ts';

/** Shapes that several layouts of uploads share; only what this authority looks at. */

type WirePerson = { readonly Fzr_xm?: string; readonly Fzr_sjhm?: string; readonly Fzr_zjhm?: string };
type WireRange = { readonly Qsip: number; readonly Zzip: number };
type WireAccess = {
  readonly Wzfb: { readonly Fbdd: readonly number[] };
  readonly Wzjrfs: { readonly Jrfs: readonly number[] };
  readonly Ip_xx: readonly WireRange[];
};
type WireSubject = {
  readonly Dwmc: string;
  readonly Dwxz?: number;
  readonly Txdz: { readonly Shengid: number; readonly Xxdz?: string };
  readonly Zj: { readonly Zjlx: number; readonly Zjhm: string };
  readonly Fzr: WirePerson;
};
type WireNewWebsite = {
  readonly IspWzid: number;
  readonly Wzmc: string;
  readonly Ym_xx: readonly { readonly Ym: string }[];
  readonly Jr_xx: readonly (WireAccess & { readonly IspJrid: number })[];
  readonly Wz_Fzr: WirePerson;
};

/** Certificate of a person whose upload names none: the specimen of GB 11643. */
const UNKNOWN_CERTIFICATE = '11010519491231002X';

export const contactOf = ({
  Fzr_xm = '',
  Fzr_sjhm = '',
  Fzr_zjhm = UNKNOWN_CERTIFICATE,
}: WirePerson): Contact => ({
  name: Fzr_xm,
  phone: Fzr_sjhm.split(';')[0] ?? '',
  certificateNumber: Fzr_zjhm,
});

/** @param id IspJrid of a new access, Jrid of a filed one. */
export const accessOf = (id: number, { Wzfb, Wzjrfs, Ip_xx }: WireAccess): AccessContent => ({
  accessId: BigInt(id),
  locations: Wzfb.Fbdd,
  accessModes: Wzjrfs.Jrfs,
  ipRanges: Ip_xx.map(({ Qsip, Zzip }) => ({ first: numberToIpv4(Qsip), last: numberToIpv4(Zzip) })),
});

export const domainsOf = (rows: readonly { readonly Ym: string }[]): string[] =>
  rows.map(({ Ym }) => Ym.trim().toLowerCase());

export const subjectOf = ({ Dwmc, Dwxz, Txdz, Zj, Fzr }: WireSubject): SubjectContent => ({
  name: Dwmc,
  nature: Dwxz ?? null,
  province: String(Txdz.Shengid),
  address: Txdz.Xxdz ?? '',
  certificate: { code: Zj.Zjlx, number: Zj.Zjhm.trim().toUpperCase() },
  contact: contactOf(Fzr),
});

export const newWebsiteOf = ({ IspWzid, Wzmc, Ym_xx, Jr_xx, Wz_Fzr }: WireNewWebsite): NewWebsite => ({
  providerWebsiteId: BigInt(IspWzid),
  name: Wzmc,
  domains: domainsOf(Ym_xx),
  contact: contactOf(Wz_Fzr),
  accesses: Jr_xx.map((access) => accessOf(access.IspJrid, access)),
});

/** A filing number written as such, or the one of an authority's id; null for an id that was never given. */
export const numberNamed = (number: string | undefined, id: number | undefined): string | null =>
  number?.replace(/\s/g, '') ?? (id === undefined ? null : numberOfAuthorityId(BigInt(id)));
