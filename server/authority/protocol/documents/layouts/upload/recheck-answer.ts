import type { ValueOf } from '../../values.ts';
import { anyOrder, inOrder, maybe, one, some, text } from '../../layout.ts';
import { recheckedSubjectPerson, recheckedWebsitePerson } from '../parts/person.ts';
import { addressFields, filedCertificate } from '../parts/subject.ts';
import { day, domainName, flag, id, remark, tableCode } from '../parts/types.ts';
import {
  accessModes,
  homePage,
  preApprovals,
  rangeFields,
  serverLocations,
  serviceContents,
  websiteName,
} from '../parts/website.ts';

const subject = anyOrder({
  Ztid: one(id, "authority's id of the subject"),
  Dwmc: one(text(1, 255), 'name of the organiser'),
  Dwxz: maybe(tableCode, 'unit nature code'),
  Txdz: one(anyOrder(addressFields), 'correspondence address'),
  Tzr: maybe(text(1, 255), 'investor or superior unit'),
  Zj: one(filedCertificate, 'certificate'),
  Fzr: one(recheckedSubjectPerson, 'responsible person of the subject'),
  Bz: maybe(remark, 'remark'),
});

const website = inOrder({
  Wzid: one(id, "authority's id of the website"),
  Wzmc: one(websiteName, 'site name'),
  Nrlx: maybe(preApprovals, 'pre-approvals'),
  Fwnr: one(serviceContents, 'service contents'),
  Ym_xx: some(
    anyOrder({ Ymid: one(id, "authority's id of the domain row"), Ym: one(domainName, 'domain name') }),
    'one domain',
  ),
  Jr_xx: some(
    inOrder({
      Jrid: one(id, "authority's id of the access"),
      Wzfb: one(serverLocations, 'server locations'),
      Wzjrfs: one(accessModes, 'access modes'),
      Ip_xx: some(
        anyOrder({ Ipid: one(id, "authority's id of the IP row"), ...rangeFields }),
        'one IPv4 range',
      ),
      Bbfs: one(flag, "reported 0 by the owner, 1 on the owner's behalf"),
    }),
    'one access',
  ),
  Wz_Fzr: one(recheckedWebsitePerson, 'responsible person of the website'),
  Syurl: maybe(homePage, 'home page URL'),
  Wz_Bz: maybe(remark, 'site remark'),
});

/** HSJG, answer to a re-check task (核实结果). */
export const recheckAnswerLayout = inOrder({
  Hsjgxx: some(
    anyOrder({
      Hsjg: one(flag, '0 pass, 1 refuse'),
      Hsrxm: one(text(1, 128), 'name of the checker'),
      Hssj: one(day, 'day of the check'),
      Bbdw: one(id, 'reporting unit id'),
      Hsyj: one(text(1, 1024), 'opinion'),
      Cwxx: maybe(text(1, 4000), 'error text'),
      Baxx: one(
        inOrder({ Zt_xx: one(subject, 'the subject'), Wz_xx: some(website, 'the website') }),
        'the filing record',
      ),
    }),
    'one answer',
  ),
});

export type RecheckAnswerUpload = ValueOf<typeof recheckAnswerLayout>;
