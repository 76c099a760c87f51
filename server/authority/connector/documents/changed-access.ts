import type { AccessAsWanted, ChangeOfFiling, RecordAsFiled } from '../../acts.ts';
import { ipv4ToNumber } from '../../protocol/ipv4.ts';

type Change = ChangeOfFiling['change'];
type WireSubject = Change['Zt_xx'];
type WireWebsite = Change['Wz_xx'][number];
type Filed = RecordAsFiled['websites'][string];

/** What a change repeats of the subject. Codes and days that only downloads have are left out. */
function subjectOf(
  { Ztid, Dwmc, Baxh, Dwxz, Tzr, Txdz, Zj, Fzr, Bz }: RecordAsFiled['subject'],
  number: string,
  city: number,
): Partial<WireSubject> {
  return {
    Ztid,
    Dwmc,
    Baxh: Baxh ?? number,
    ...(Dwxz === undefined ? {} : { Dwxz }),
    ...(Tzr === undefined ? {} : { Tzr }),
    // An older filing may lack the city, and a change may not.
    ...(Txdz ? { Txdz: { ...Txdz, Shiid: Txdz.Shiid ?? city } } : {}),
    Zj: { Zjlx: Zj.Zjlx, Zjhm: Zj.Zjhm, Zjzs: Zj.Zjzs },
    ...(Fzr ? { Fzr: { ...Fzr, Fzr_sjhm: Fzr.Fzr_sjhm ?? '' } } : {}),
    ...(Bz === undefined ? {} : { Bz }),
  };
}

/** A domain that stays keeps its ids; a new one has none of the authority's. */
const domainRows = (filed: Filed, domains: readonly string[], firstId: number): WireWebsite['Ym_xx'] =>
  domains.map((domain, index) => {
    const known = filed.Ym_xx.find(({ Ym }) => Ym.trim().toLowerCase() === domain);
    return {
      IspYmid: known?.IspYmid ?? firstId + index,
      ...(known?.Ymid === undefined ? {} : { Ymid: known.Ymid }),
      Ym: domain,
    };
  });

type WireAccess = WireWebsite['Jr_xx'][number];

function accessRow(
  { Jrid, Wzfb, Wzjrfs, Ip_xx }: Filed['Jr_xx'][number],
  { locations, accessModes, ranges }: AccessAsWanted,
  firstId: number,
): WireAccess {
  const wanted = ranges?.map(({ first, last }) => ({
    Qsip: ipv4ToNumber(first) ?? 0,
    Zzip: ipv4ToNumber(last) ?? 0,
  }));
  const rows = wanted ?? Ip_xx ?? [];
  return {
    Jrid,
    Wzfb: locations ? { Fbdd: [...locations] } : { Fbdd: Wzfb?.Fbdd ?? [] },
    Wzjrfs: accessModes ? { Jrfs: [...accessModes] } : { Jrfs: Wzjrfs?.Jrfs ?? [] },
    Ip_xx: rows.map(({ Qsip, Zzip }, index) => {
      const known = (Ip_xx ?? []).find((row) => row.Qsip === Qsip && row.Zzip === Zzip);
      return {
        IspIpid: known?.IspIpid ?? firstId + index,
        ...(known?.Ipid === undefined ? {} : { Ipid: known.Ipid }),
        Qsip,
        Zzip,
      };
    }),
  };
}

const without = <T extends object, K extends keyof T>(value: T, ...names: readonly K[]): Omit<T, K> =>
  Object.fromEntries(
    Object.entries(value).filter(([name]) => !(names as readonly string[]).includes(name)),
  ) as Omit<T, K>;

/** Elements of a filed website that an upload does not repeat. */
const OF_DOWNLOADS = ['IspWzid', 'Scbbsj', 'Zjxgsj'] as const;

export type ChangedAccess = {
  readonly record: RecordAsFiled;
  readonly subjectNumber: string;
  readonly websiteNumber: string;
  /** City of the subject (GB/T 2260), for a record that has none. */
  readonly city: number;
  readonly wanted: AccessAsWanted;
  /** Ids of our own for rows that are new. */
  readonly firstId: number;
};

/**
 * BGBA of a changed access (变更接入): the whole record once more as the authority has it, with what changes of the one website. What the
 * authority's own record lacks is lacking here, too, and the check before sending names it. Null where the website is not in the record.
 */
export function changedAccess({
  record,
  subjectNumber,
  websiteNumber,
  city,
  wanted,
  firstId,
}: ChangedAccess): Change | null {
  const filed = record.websites[websiteNumber];
  if (!filed || filed.Jr_xx.length === 0) return null;
  const domains = wanted.domains ?? filed.Ym_xx.map(({ Ym }) => Ym.trim().toLowerCase());
  const website = {
    ...without(filed, ...OF_DOWNLOADS),
    Baxh: filed.Baxh ?? websiteNumber,
    Ym_xx: domainRows(filed, domains, firstId),
    Jr_xx: filed.Jr_xx.map((access) => accessRow(access, wanted, firstId)),
    ...(filed.Wz_Fzr
      ? {
          Wz_Fzr: {
            ...filed.Wz_Fzr,
            Fzr_sjhm: filed.Wz_Fzr.Fzr_sjhm ?? '',
            Fzr_dzyj: filed.Wz_Fzr.Fzr_dzyj ?? '',
          },
        }
      : {}),
  };
  // What is lacking is found by the layout, which says its name.
  return { Zt_xx: subjectOf(record.subject, subjectNumber, city), Wz_xx: [website] } as Change;
}
