import type { ValueOf } from '../../values.ts';
import { MAX_IPV4 } from '../../../ipv4.ts';
import { anyOrder, apart, inOrder, long, loose, many, maybe, one, text } from '../../layout.ts';
import { flag, freeText, id, moment, tableCode } from '../parts/types.ts';

const websiteNumber = text(5, 255);

const subjectCheck = anyOrder({
  Ztid: one(id, "authority's id of the subject"),
  Dwmc: loose(one(text(1, 255), 'name of the organiser')),
  Zjlx: loose(one(tableCode, 'certificate type code')),
  Zjhm: loose(one(text(1, 255), 'certificate number')),
  Cwyy: loose(maybe(text(1, 512), 'why it is wrong')),
  Bz: loose(maybe(freeText, 'remark')),
});

const accessCheck = anyOrder({
  Wzid: one(id, "authority's id of the website"),
  Wz_Baxh: one(websiteNumber, 'website filing number'),
  Ym: loose(maybe(text(4, 255), 'domain name')),
  Jxip: loose(maybe(long(0, MAX_IPV4), 'address the domain resolved to')),
  Bbisp: loose(maybe(id, 'provider that reported the access')),
  Hcjg: loose(one(long(1, 2), '1 over-reported, 2 under-reported')),
  Hcsj: loose(one(moment, 'time of the check')),
  Jrid: loose(maybe(id, "authority's id of the access")),
  Bz: loose(maybe(freeText, 'remark')),
});

const emptyShellCheck = anyOrder({
  Wzid: one(id, "authority's id of the website"),
  Wz_Baxh: one(websiteNumber, 'website filing number'),
  Hcjg: loose(one(flag, '0 alive, 1 dead')),
  Hcsj: loose(one(moment, 'time of the check')),
  Syurl: loose(maybe(text(7, 255), 'home page URL')),
  Bz: loose(maybe(freeText, 'remark')),
});

const livenessCheck = anyOrder({
  Wzid: one(id, "authority's id of the website"),
  Wz_Baxh: one(websiteNumber, 'website filing number'),
  Syurl: loose(maybe(text(4, 255), 'home page URL')),
  Hcsj: loose(one(moment, 'time of the check')),
  Bz: loose(maybe(freeText, 'remark')),
});

/** HCJG, inspection results (核查结果). */
export const inspectionsLayout = inOrder({
  Jgxx: one(
    inOrder({
      Zthc: apart(many(subjectCheck, 'subject check')),
      Jrhc: apart(many(accessCheck, 'access check')),
      Kkwzhc: apart(many(emptyShellCheck, 'empty-shell site check')),
      Wzch: apart(many(livenessCheck, 'site liveness check')),
    }),
    'the results',
  ),
});

export type Inspections = ValueOf<typeof inspectionsLayout>;
