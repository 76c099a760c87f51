import { anyOrder, apart, inOrder, loose, maybe, one, some, text } from '../../layout.ts';
import { filedWebsitePerson, taskSubjectPerson } from '../parts/person.ts';
import { filedAddress, filedCertificate } from '../parts/subject.ts';
import { domainName, flag, freeText, id, moment, remark, tableCode } from '../parts/types.ts';
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
  Dwmc: loose(one(text(1, 255), 'name of the organiser')),
  Dwxz: loose(maybe(tableCode, 'unit nature code')),
  Txdz: loose(one(filedAddress, 'correspondence address')),
  Zj: loose(one(filedCertificate, 'certificate')),
  Fzr: loose(one(taskSubjectPerson, 'responsible person of the subject')),
  Tzr: loose(maybe(text(1, 255), 'investor or superior unit')),
  Bbyhlx: loose(one(flag, 'reported 0 by the owner, 1 on behalf')),
  Scbbsj: loose(one(moment, 'first reported')),
  Zjxgsj: loose(maybe(moment, 'last changed')),
  Bz: loose(maybe(remark, 'remark')),
});

const access = inOrder({
  Jrid: loose(one(id, "authority's id of the access")),
  Wzfb: loose(one(serverLocations, 'server locations')),
  Wzjrfs: loose(one(accessModes, 'access modes')),
  Ip_xx: loose(
    some(
      anyOrder({ Ipid: loose(one(id, "authority's id of the IP row")), ...rangeFields }),
      'one IPv4 range',
    ),
  ),
  Bbyhid: loose(one(id, 'id of the reporting user or unit')),
  Bbyhlx: loose(one(flag, 'reported 0 by the owner, 1 on behalf')),
});

const website = inOrder({
  Wzid: one(id, "authority's id of the website"),
  Wzmc: loose(one(websiteName, 'site name')),
  Nrlx: loose(maybe(preApprovals, 'pre-approvals')),
  Fwnr: loose(maybe(serviceContents, 'service contents')),
  Yylb: loose(maybe(languages, 'site languages')),
  Ym_xx: loose(
    some(
      anyOrder({
        Ymid: loose(one(id, "authority's id of the domain row")),
        Ym: one(domainName, 'domain name'),
      }),
      'one domain',
    ),
  ),
  Jr_xx: loose(some(access, 'one access')),
  Wz_Fzr: loose(one(filedWebsitePerson, 'responsible person of the website')),
  Syurl: loose(maybe(homePage, 'home page URL')),
  Wz_Bz: loose(maybe(remark, 'site remark')),
  Scbbsj: loose(maybe(moment, 'first reported')),
  Zjxgsj: loose(maybe(moment, 'last changed')),
});

const task = inOrder({
  Zt_xx: one(subject, 'the subject'),
  Wz_xx: some(website, 'the website'),
  Bz: loose(maybe(freeText, 'remark')),
});

/** HSRW, re-check tasks (核实任务); answered with HSJG. */
export const recheckTasksLayout = inOrder({ Baxx: apart(some(task, 'one record to check')) });
