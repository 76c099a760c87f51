import type { ValueOf } from '../../values.ts';
import { MAX_IPV4 } from '../../../ipv4.ts';
import { anyOrder, inOrder, long, many, maybe, one, text } from '../../layout.ts';
import { flag, freeText, id, moment, tableCode } from '../parts/types.ts';

const websiteNumber = text(5, 255);

const subjectCheck = anyOrder({
  Ztid: one(id, "authority's id of the subject"),
  Dwmc: one(text(1, 255), 'name of the organiser'),
  Zjlx: one(tableCode, 'certificate type code'),
  Zjhm: one(text(1, 255), 'certificate number'),
  Cwyy: maybe(text(1, 512), 'why it is wrong'),
  Bz: maybe(freeText, 'remark'),
});

const accessCheck = anyOrder({
  Wzid: one(id, "authority's id of the website"),
  Wz_Baxh: one(websiteNumber, 'website filing number'),
  Ym: maybe(text(4, 255), 'domain name'),
  Jxip: maybe(long(0, MAX_IPV4), 'address the domain resolved to'),
  Bbisp: maybe(id, 'provider that reported the access'),
  Hcjg: one(long(1, 2), '1 over-reported, 2 under-reported'),
  Hcsj: one(moment, 'time of the check'),
  Jrid: maybe(id, "authority's id of the access"),
  Bz: maybe(freeText, 'remark'),
});

const emptyShellCheck = anyOrder({
  Wzid: one(id, "authority's id of the website"),
  Wz_Baxh: one(websiteNumber, 'website filing number'),
  Hcjg: one(flag, '0 alive, 1 dead'),
  Hcsj: one(moment, 'time of the check'),
  Syurl: maybe(text(7, 255), 'home page URL'),
  Bz: maybe(freeText, 'remark'),
});

const livenessCheck = anyOrder({
  Wzid: one(id, "authority's id of the website"),
  Wz_Baxh: one(websiteNumber, 'website filing number'),
  Syurl: maybe(text(4, 255), 'home page URL'),
  Hcsj: one(moment, 'time of the check'),
  Bz: maybe(freeText, 'remark'),
});

/** HCJG, inspection results (核查结果). */
export const inspectionsLayout = inOrder({
  Jgxx: one(
    inOrder({
      Zthc: many(subjectCheck, 'subject check'),
      Jrhc: many(accessCheck, 'access check'),
      Kkwzhc: many(emptyShellCheck, 'empty-shell site check'),
      Wzch: many(livenessCheck, 'site liveness check'),
    }),
    'the results',
  ),
});

export type Inspections = ValueOf<typeof inspectionsLayout>;
