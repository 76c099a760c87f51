import type {
  FiledAccess,
  FiledRecord,
  FiledWebsite,
  FilingData,
} from '../../../../authority/protocol/documents/layouts/download/filing-data.ts';
import { PERSONAL_NATURE } from '../../../../authority/protocol/codes/tables/unit-natures.ts';
import { ipv4ToNumber } from '../../../../authority/protocol/ipv4.ts';
import { authorityDomainIdOf, authorityIdOf, authorityIpIdOf } from '../../brain/numbers.ts';
import type { AccessNote, RecordNote } from '../../brain/result-file.ts';
import type { Contact } from '../../brain/subject.ts';
import { wireDay } from './moment.ts';

/** A unit has an office phone (rule of the specification's text); every one of the registry has this. */
const OFFICE_PHONE = '0571-00000000';
/** When the records of the registry were first filed, as far as anybody asks. */
const FIRST_FILED = '2021-01-04';
const IDENTITY_CARD = 2;
const SIMPLIFIED_CHINESE = 1;
const UNIT_PORTAL = 8;

const person = ({ name, phone, certificateNumber }: Contact, nature: number) => ({
  Fzr_xm: name,
  ...(nature === PERSONAL_NATURE ? {} : { Fzr_dhhm: OFFICE_PHONE }),
  Fzr_sjhm: phone,
  Fzr_dzyj: 'contact@shili-rehearsal.cn',
  Fzr_zjlx: IDENTITY_CARD,
  Fzr_zjhm: certificateNumber,
});

const accessOf = (note: AccessNote, ispId: bigint): FiledAccess => ({
  IspJrid: Number(note.providerAccessId),
  Jrid: Number(note.authorityAccessId),
  Ispid: Number(ispId),
  Wzfb: { Fbdd: note.locations },
  Wzjrfs: { Jrfs: note.accessModes },
  Ip_xx: note.ipRanges.map(({ first, last }, index) => ({
    Ipid: Number(authorityIpIdOf(BigInt(note.providerAccessId), index)),
    Qsip: ipv4ToNumber(first) ?? 0,
    Zzip: ipv4ToNumber(last) ?? 0,
  })),
});

const websiteOf = (
  site: RecordNote['websites'][number],
  { ispId, day, nature }: { ispId: bigint; day: string; nature: number },
): FiledWebsite => ({
  ...(site.providerId === undefined ? {} : { IspWzid: Number(site.providerId) }),
  Wzid: Number(authorityIdOf(site.websiteNumber)),
  Wzmc: site.name,
  Fwnr: { Fwnr_id: [UNIT_PORTAL] },
  Yylb: { Yylb_id: [SIMPLIFIED_CHINESE] },
  Ym_xx: site.domains.map((domain) => ({
    Ymid: Number(authorityDomainIdOf(site.websiteNumber, domain)),
    Ym: domain,
  })),
  Jr_xx: site.accesses.map((access) => accessOf(access, ispId)),
  Wz_Fzr: person(site.contact, nature),
  Syurl: `www.${site.domains[0] ?? ''}`,
  Scbbsj: FIRST_FILED,
  Zjxgsj: day,
  Baxh: site.websiteNumber,
});

const recordOf = ({ subject, websites, at }: RecordNote, ispId: bigint): FiledRecord => {
  const day = wireDay(new Date(at));
  return {
    Zt_xx: {
      ...(subject.providerId === undefined ? {} : { IspZtid: Number(subject.providerId) }),
      Ztid: Number(authorityIdOf(subject.subjectNumber)),
      Dwmc: subject.name,
      Dwxz: subject.nature,
      Txdz: { Shengid: Number(subject.province), Xxdz: subject.address || '演练路1号' },
      Zj: {
        Zjlx: subject.certificate.code,
        Zjhm: subject.certificate.number,
        Zjzs: subject.address || '演练路1号',
      },
      Fzr: person(subject.contact, subject.nature),
      Baxh: subject.subjectNumber,
      Bbyhlx: 1,
      Scbbsj: FIRST_FILED,
      Zjxgsj: day,
      Shrxm: '演练审核员',
      Shsj: day,
    },
    Wz_xx: websites.map((site) => websiteOf(site, { ispId, day, nature: subject.nature })),
  };
};

/** BASJ: full records, with the authority's ids and the accesses of this provider. */
export const recordsContent = (records: readonly RecordNote[], ispId: bigint): FilingData => ({
  Baxx: records.map((record) => recordOf(record, ispId)),
});
