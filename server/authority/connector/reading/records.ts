import type {
  FiledRecord as WireRecord,
  FiledWebsite as WireWebsite,
  FilingData,
} from '../../protocol/documents/layouts/download/filing-data.ts';
import type { RecordAsFiled } from '../../acts.ts';
import type { Deregistration, FiledPerson, FiledRecord } from '../../port.ts';
import type { DeregisteredRecords } from '../../protocol/documents/layouts/download/lists.ts';

const LEVELS: Readonly<Record<number, Deregistration['level']>> = { 0: 'SUBJECT', 1: 'WEBSITE', 2: 'ACCESS' };

const personOf = (person: WireRecord['Zt_xx']['Fzr'] | WireWebsite['Wz_Fzr']): FiledPerson => ({
  name: person?.Fzr_xm ?? null,
  certificateNumber: person?.Fzr_zjhm ?? null,
  mobile: person?.Fzr_sjhm ?? null,
  landline: person?.Fzr_dhhm ?? null,
  email: person?.Fzr_dzyj ?? null,
});

const websiteOf = (site: WireWebsite, ispId: number): FiledRecord['websites'][number] => ({
  websiteNumber: site.Baxh ?? '',
  authorityWebsiteId: BigInt(site.Wzid),
  name: site.Wzmc,
  domains: site.Ym_xx.map(({ Ym }) => Ym.trim().toLowerCase()),
  homepage: site.Syurl ?? null,
  person: personOf(site.Wz_Fzr),
  accesses: site.Jr_xx.map(({ Jrid, IspJrid, Ispid }) => ({
    authorityAccessId: BigInt(Jrid),
    providerAccessId: IspJrid === undefined ? null : BigInt(IspJrid),
    ours: Ispid === ispId,
  })),
});

/** Without what a newer version put beside the elements that are known: an upload of this version may not carry it. */
const known = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value, (name, part: unknown) => (name.startsWith('$') ? undefined : part))) as T;

/** Without the accesses of other providers, which are not ours to change. */
const asFiled = ({ Zt_xx: subject, Wz_xx }: WireRecord, ispId: number): RecordAsFiled =>
  known({
    subject,
    websites: Object.fromEntries(
      Wz_xx.map((site) => [
        site.Baxh ?? '',
        { ...site, Jr_xx: site.Jr_xx.filter(({ Ispid }) => Ispid === ispId) },
      ]),
    ),
  });

const recordOf = (record: WireRecord, ispId: number): FiledRecord => {
  const { Zt_xx: subject, Wz_xx } = record;
  return {
    subjectNumber: subject.Baxh ?? '',
    authoritySubjectId: BigInt(subject.Ztid),
    subjectName: subject.Dwmc,
    certificate: { code: subject.Zj.Zjlx, number: subject.Zj.Zjhm, address: subject.Zj.Zjzs },
    mailing: {
      areas: [subject.Txdz?.Shengid, subject.Txdz?.Shiid, subject.Txdz?.Xianid].flatMap((code) =>
        code === undefined ? [] : [String(code)],
      ),
      street: subject.Txdz?.Xxdz ?? null,
    },
    investor: subject.Tzr ?? null,
    person: personOf(subject.Fzr),
    websites: Wz_xx.map((site) => websiteOf(site, ispId)),
    asFiled: asFiled(record, ispId),
  };
};

/** BASJ (and the ICP part of SJTB) as records. */
export const readRecords = ({ Baxx }: FilingData, ispId: number): FiledRecord[] =>
  Baxx.map((record) => recordOf(record, ispId));

/** ZXSJ as records that are struck off. */
export const readDeregistrations = ({ Zxxx }: DeregisteredRecords): Deregistration[] =>
  Zxxx.flatMap(({ Zxlb, Jlid }) => {
    const level = LEVELS[Zxlb];
    return level ? [{ level, authorityId: BigInt(Jlid) }] : [];
  });
