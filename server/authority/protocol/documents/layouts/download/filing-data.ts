import type { ValueOf } from '../../values.ts';
import { anyOrder, inOrder, maybe, one, some, text } from '../../layout.ts';
import { filedSubjectPerson, filedWebsitePerson } from '../parts/person.ts';
import { certificateFields, filedAddress } from '../parts/subject.ts';
import { domainName, filingNumber, flag, freeText, id, moment, remark, tableCode } from '../parts/types.ts';
import {
  accessModes,
  homePage,
  languages,
  preApprovals,
  rangeFields,
  serverLocations,
  serviceContents,
  websiteName,
} from '../parts/website.ts';

const subject = anyOrder({
  IspZtid: maybe(id, "provider's own id of the subject"),
  Ztid: one(id, "authority's id of the subject"),
  Dwmc: one(text(1, 255), 'name of the organiser'),
  Dwxz: maybe(tableCode, 'unit nature code'),
  Txdz: one(filedAddress, 'correspondence address'),
  Zj: one(anyOrder({ ...certificateFields, Zjhm: one(text(1, 128), 'certificate number') }), 'certificate'),
  Fzr: one(filedSubjectPerson, 'responsible person of the subject'),
  Baxh: maybe(filingNumber, 'filing number'),
  Bbyhlx: one(flag, 'reported 0 by the owner, 1 on behalf'),
  Tzr: maybe(text(1, 255), 'investor or superior unit'),
  Scbbsj: one(moment, 'first reported'),
  Zjxgsj: one(moment, 'last changed'),
  Zsyxq: maybe(moment, 'e-certificate valid until'),
  Zslj: maybe(text(1, 255), 'path of the e-certificate'),
  Zsxh: maybe(text(1, 128), 'serial of the e-certificate'),
  Shrxm: maybe(text(1, 128), 'reviewer'),
  Shsj: maybe(moment, 'time of the review'),
  Bz: maybe(remark, 'remark'),
});

const access = inOrder({
  IspJrid: maybe(id, "provider's own id of the access"),
  Jrid: one(id, "authority's id of the access"),
  Ispid: one(id, 'reporting-unit id of the provider that owns this access'),
  Wzfb: one(serverLocations, 'server locations'),
  Wzjrfs: one(accessModes, 'access modes'),
  Ip_xx: some(
    anyOrder({
      IspIpid: maybe(id, "provider's own id of the IP row"),
      Ipid: one(id, "authority's id of the IP row"),
      ...rangeFields,
    }),
    'one IPv4 range',
  ),
});

const website = inOrder({
  IspWzid: maybe(id, "provider's own id of the website"),
  Wzid: one(id, "authority's id of the website"),
  Wzmc: one(websiteName, 'site name'),
  Nrlx: maybe(preApprovals, 'pre-approvals'),
  Fwnr: maybe(serviceContents, 'service contents'),
  Yylb: one(languages, 'site languages'),
  Ym_xx: some(
    anyOrder({
      IspYmid: maybe(id, "provider's own id of the domain row"),
      Ymid: one(id, "authority's id of the domain row"),
      Ym: one(domainName, 'domain name'),
    }),
    'one domain',
  ),
  Jr_xx: some(access, 'one access'),
  Wz_Fzr: one(filedWebsitePerson, 'responsible person of the website'),
  Syurl: maybe(homePage, 'home page URL'),
  Wz_Bz: maybe(remark, 'site remark'),
  Scbbsj: maybe(moment, 'first reported'),
  Zjxgsj: maybe(moment, 'last changed'),
  Baxh: maybe(filingNumber, 'filing number'),
});

const filedRecord = inOrder({
  Zt_xx: one(subject, 'the subject'),
  Wz_xx: some(website, 'the website'),
  Bz: maybe(freeText, 'remark'),
});

/** BASJ, the full record with the authority's ids, issued after approval (备案数据); SJTB/ICP has the same records. */
export const filingDataLayout = inOrder({ Baxx: some(filedRecord, 'one filing record') });

export type FilingData = ValueOf<typeof filingDataLayout>;
export type FiledRecord = ValueOf<typeof filedRecord>;
export type FiledWebsite = ValueOf<typeof website>;
export type FiledAccess = ValueOf<typeof access>;
