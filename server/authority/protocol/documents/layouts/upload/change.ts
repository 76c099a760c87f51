import type { ValueOf } from '../../values.ts';
import { anyOrder, inOrder, long, maybe, one, some, text } from '../../layout.ts';
import { attachments } from '../parts/attachment.ts';
import { subjectPerson, websitePerson } from '../parts/person.ts';
import { addressFields, certificateFields } from '../parts/subject.ts';
import { domainName, filingNumber, freeText, id, passwordDigest, remark, tableCode } from '../parts/types.ts';
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
  Ztid: one(id, "authority's id of the subject"),
  Dwmc: one(text(1, 255), 'name of the organiser'),
  Baxh: one(filingNumber, 'filing number'),
  Dwxz: maybe(tableCode, 'unit nature code'),
  Tzr: maybe(text(1, 255), 'investor or superior unit'),
  Txdz: one(inOrder(addressFields), 'correspondence address'),
  // Only here the schema ends at 11: in V3.0 a subject with a newer certificate cannot be changed.
  Zj: one(inOrder({ ...certificateFields, Zjlx: one(long(1, 11), 'certificate type code') }), 'certificate'),
  Fzr: one(subjectPerson, 'responsible person of the subject'),
  Bz: maybe(remark, 'remark'),
});

const access = inOrder({
  Jrid: one(id, "authority's id of the access"),
  Wzfb: one(serverLocations, 'server locations'),
  Wzjrfs: one(accessModes, 'access modes'),
  Ip_xx: some(
    anyOrder({
      IspIpid: one(id, "provider's own id of the IP row"),
      Ipid: maybe(id, "authority's id of the IP row"),
      ...rangeFields,
    }),
    'one IPv4 range',
  ),
});

const website = inOrder({
  Wzid: one(id, "authority's id of the website"),
  Wzmc: one(websiteName, 'site name'),
  Nrlx: maybe(preApprovals, 'pre-approvals'),
  Fwnr: one(serviceContents, 'service contents'),
  Yylb: one(languages, 'site languages'),
  Ym_xx: some(
    anyOrder({
      IspYmid: one(id, "provider's own id of the domain row"),
      Ymid: maybe(id, "authority's id of the domain row; none for a new domain"),
      Ym: one(domainName, 'domain name'),
    }),
    'one domain',
  ),
  Jr_xx: some(access, 'one access'),
  Wz_Fzr: one(websitePerson, 'responsible person of the website'),
  Baxh: one(filingNumber, 'filing number'),
  Syurl: maybe(homePage, 'home page URL'),
  Wz_Bz: maybe(freeText, 'site remark'),
});

/** BGBA, change a filing (变更备案), change of access included: the whole subject and the touched websites. */
export const changeLayout = inOrder({
  Bgxx: some(
    inOrder({
      Zt_xx: one(subject, 'the subject'),
      Wz_xx: some(website, 'the website'),
      Fj: attachments,
      ICPmm: maybe(passwordDigest, 'MD5 of the filing password'),
    }),
    'one change request',
  ),
});

export type ChangeUpload = ValueOf<typeof changeLayout>;
