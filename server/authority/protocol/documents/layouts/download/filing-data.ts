import type { ValueOf } from '../../values.ts';
import { anyOrder, apart, inOrder, loose, maybe, one, some, text, type Field } from '../../layout.ts';
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
  IspZtid: loose(maybe(id, "provider's own id of the subject")),
  Ztid: one(id, "authority's id of the subject"),
  Dwmc: one(text(1, 255), 'name of the organiser'),
  Dwxz: loose(maybe(tableCode, 'unit nature code')),
  Txdz: loose(one(filedAddress, 'correspondence address')),
  Zj: one(anyOrder({ ...certificateFields, Zjhm: one(text(1, 128), 'certificate number') }), 'certificate'),
  Fzr: loose(one(filedSubjectPerson, 'responsible person of the subject')),
  Baxh: maybe(filingNumber, 'filing number'),
  Bbyhlx: loose(one(flag, 'reported 0 by the owner, 1 on behalf')),
  Tzr: loose(maybe(text(1, 255), 'investor or superior unit')),
  Scbbsj: loose(one(moment, 'first reported')),
  Zjxgsj: loose(one(moment, 'last changed')),
  Zsyxq: loose(maybe(moment, 'e-certificate valid until')),
  Zslj: loose(maybe(text(1, 255), 'path of the e-certificate')),
  Zsxh: loose(maybe(text(1, 128), 'serial of the e-certificate')),
  Shrxm: loose(maybe(text(1, 128), 'reviewer')),
  Shsj: loose(maybe(moment, 'time of the review')),
  Bz: loose(maybe(remark, 'remark')),
});

const access = inOrder({
  IspJrid: maybe(id, "provider's own id of the access"),
  Jrid: one(id, "authority's id of the access"),
  Ispid: one(id, 'reporting-unit id of the provider that owns this access'),
  Wzfb: loose(one(serverLocations, 'server locations')),
  Wzjrfs: loose(one(accessModes, 'access modes')),
  Ip_xx: loose(
    some(
      anyOrder({
        IspIpid: loose(maybe(id, "provider's own id of the IP row")),
        Ipid: loose(one(id, "authority's id of the IP row")),
        ...rangeFields,
      }),
      'one IPv4 range',
    ),
  ),
});

const websiteWith = <F extends Field<typeof languages, 0 | 1, false>>(Yylb: F) =>
  inOrder({
    IspWzid: loose(maybe(id, "provider's own id of the website")),
    Wzid: one(id, "authority's id of the website"),
    Wzmc: one(websiteName, 'site name'),
    Nrlx: loose(maybe(preApprovals, 'pre-approvals')),
    Fwnr: loose(maybe(serviceContents, 'service contents')),
    Yylb,
    Ym_xx: some(
      anyOrder({
        IspYmid: loose(maybe(id, "provider's own id of the domain row")),
        Ymid: loose(one(id, "authority's id of the domain row")),
        Ym: one(domainName, 'domain name'),
      }),
      'one domain',
    ),
    Jr_xx: some(access, 'one access'),
    Wz_Fzr: loose(one(filedWebsitePerson, 'responsible person of the website')),
    Syurl: loose(maybe(homePage, 'home page URL')),
    Wz_Bz: loose(maybe(remark, 'site remark')),
    Scbbsj: loose(maybe(moment, 'first reported')),
    Zjxgsj: loose(maybe(moment, 'last changed')),
    Baxh: maybe(filingNumber, 'filing number'),
  });

const website = websiteWith(loose(one(languages, 'site languages')));

const recordOf = <W extends typeof website>(site: W) =>
  inOrder({
    Zt_xx: one(subject, 'the subject'),
    Wz_xx: some(site, 'the website'),
    Bz: loose(maybe(freeText, 'remark')),
  });

const filedRecord = recordOf(website);

/** BASJ, the full record with the authority's ids, issued after approval (备案数据). */
export const filingDataLayout = inOrder({ Baxx: apart(some(filedRecord, 'one filing record')) });

/** The same records in a synchronisation (SJTB/ICP), where the schema lets the languages be left out. */
export const synchronisedDataLayout = inOrder({
  Baxx: apart(some(recordOf(websiteWith(maybe(languages, 'site languages'))), 'one filing record')),
});

export type FilingData = ValueOf<typeof filingDataLayout>;
export type FiledRecord = ValueOf<typeof filedRecord>;
export type FiledWebsite = ValueOf<typeof website>;
export type FiledAccess = ValueOf<typeof access>;
