import type { ValueOf } from '../../values.ts';
import { anyOrder, inOrder, maybe, one, some, text } from '../../layout.ts';
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
  Dwmc: one(text(1, 255), 'name of the organiser'),
  Dwxz: maybe(tableCode, 'unit nature code'),
  Txdz: one(filedAddress, 'correspondence address'),
  Zj: one(filedCertificate, 'certificate'),
  Fzr: one(taskSubjectPerson, 'responsible person of the subject'),
  Tzr: maybe(text(1, 255), 'investor or superior unit'),
  Bbyhlx: one(flag, 'reported 0 by the owner, 1 on behalf'),
  Scbbsj: one(moment, 'first reported'),
  Zjxgsj: maybe(moment, 'last changed'),
  Bz: maybe(remark, 'remark'),
});

const access = inOrder({
  Jrid: one(id, "authority's id of the access"),
  Wzfb: one(serverLocations, 'server locations'),
  Wzjrfs: one(accessModes, 'access modes'),
  Ip_xx: some(anyOrder({ Ipid: one(id, "authority's id of the IP row"), ...rangeFields }), 'one IPv4 range'),
  Bbyhid: one(id, 'id of the reporting user or unit'),
  Bbyhlx: one(flag, 'reported 0 by the owner, 1 on behalf'),
});

const website = inOrder({
  Wzid: one(id, "authority's id of the website"),
  Wzmc: one(websiteName, 'site name'),
  Nrlx: maybe(preApprovals, 'pre-approvals'),
  Fwnr: maybe(serviceContents, 'service contents'),
  Yylb: maybe(languages, 'site languages'),
  Ym_xx: some(
    anyOrder({ Ymid: one(id, "authority's id of the domain row"), Ym: one(domainName, 'domain name') }),
    'one domain',
  ),
  Jr_xx: some(access, 'one access'),
  Wz_Fzr: one(filedWebsitePerson, 'responsible person of the website'),
  Syurl: maybe(homePage, 'home page URL'),
  Wz_Bz: maybe(remark, 'site remark'),
  Scbbsj: maybe(moment, 'first reported'),
  Zjxgsj: maybe(moment, 'last changed'),
});

const task = inOrder({
  Zt_xx: one(subject, 'the subject'),
  Wz_xx: some(website, 'the website'),
  Bz: maybe(freeText, 'remark'),
});

/** HSRW, re-check tasks (核实任务); answered with HSJG. */
export const recheckTasksLayout = inOrder({ Baxx: some(task, 'one record to check') });

export type RecheckTasks = ValueOf<typeof recheckTasksLayout>;
export type RecheckTask = ValueOf<typeof task>;
