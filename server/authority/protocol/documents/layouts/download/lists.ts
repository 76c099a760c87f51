import type { ValueOf } from '../../values.ts';
import { anyOrder, apart, inOrder, long, loose, many, maybe, one, some, text } from '../../layout.ts';
import { certificateFields } from '../parts/subject.ts';
import { domainName, flag, freeText, id, ipNumber, moment, tableCode } from '../parts/types.ts';
import { homePage, languages, websiteName } from '../parts/website.ts';

const listAct = long(0, 2);

const blacklistedSubject = anyOrder({
  Dwmc: loose(one(text(1, 255), 'name of the organiser')),
  Dwxz: loose(maybe(tableCode, 'unit nature code')),
  Zj: one(anyOrder({ Zjlx: certificateFields.Zjlx, Zjhm: certificateFields.Zjhm }), 'certificate'),
});

const blacklistedWebsite = inOrder({
  Wzmc: loose(one(websiteName, 'site name')),
  Ym_xx: some(anyOrder({ Ym: one(domainName, 'domain name') }), 'one domain'),
  Syurl: loose(maybe(homePage, 'home page URL')),
});

/** HMDLB, blacklists of subjects and websites (黑名单). */
export const blacklistLayout = inOrder({
  Zthmdxxs: apart(
    many(
      inOrder({
        Zt_xx: maybe(blacklistedSubject, 'the subject'),
        Czlx: one(listAct, '0 add, 1 change, 2 delete'),
        Bz: loose(maybe(freeText, 'remark')),
      }),
      'blacklisted subject',
    ),
  ),
  Wzhmdxxs: apart(
    many(
      inOrder({
        Wz_xx: one(blacklistedWebsite, 'the website'),
        Czlx: one(listAct, '0 add, 1 change, 2 delete'),
        Bz: loose(maybe(freeText, 'remark')),
      }),
      'blacklisted site',
    ),
  ),
});

/** FFJRHMD, blacklist of illegal access (非法接入). */
export const illegalAccessLayout = inOrder({
  Ffjrxx: apart(
    some(
      anyOrder({
        Id: one(id, 'id given by the authority'),
        Ym: one(domainName, 'domain name'),
        Ip: loose(one(ipNumber, 'IPv4 address')),
        Zjjrz: loose(one(id, 'unit id of the direct access provider')),
        Szs: loose(one(id, 'province id')),
        Dqjcsj: loose(one(moment, 'detected at')),
        Bz: loose(maybe(freeText, 'remark')),
      }),
      'one record',
    ),
  ),
});

/** WBAWZLB, unfiled sites found on the provider's network (未备案网站); answered with WBACLJG. */
export const unfiledSitesLayout = inOrder({
  Wbawz_xx: apart(
    some(
      inOrder({
        Id: one(id, 'id given by the authority'),
        Wzym_mc: loose(one(text(1, 128), 'domain')),
        Yylb: loose(maybe(languages, 'site languages')),
        IP: loose(one(ipNumber, 'IPv4 address')),
        Dqjcsj: loose(maybe(moment, 'detected at')),
        Jccs: loose(maybe(long(0), 'times detected')),
        Sssh: loose(maybe(id, 'province')),
        Scjcsj: loose(maybe(moment, 'first detected')),
        Jrs: loose(maybe(id, 'access provider unit id')),
        Yys: loose(one(id, 'carrier unit id')),
        Bz: loose(maybe(freeText, 'remark')),
      }),
      'one unfiled site',
    ),
  ),
});

/** ZXSJ, deregistered records (注销数据). The schema of the kind stops at 1, the text goes to 2 (access). */
export const deregisteredLayout = inOrder({
  Zxxx: apart(
    some(
      anyOrder({
        Zxlb: one(long(0, 1, [2]), '0 subject, 1 website, 2 access'),
        Jlid: one(id, 'record id'),
        Bz: loose(maybe(freeText, 'remark')),
      }),
      'one deregistered record',
    ),
  ),
});

/** XGTZ, notices that something must be corrected (相关通知). */
export const noticesLayout = inOrder({
  Tzxx: apart(
    some(
      anyOrder({
        Tzlb: one(flag, '0 the subject must be corrected, 1 the website'),
        Baxh: maybe(text(1, 128), 'filing number'),
        Jlid: maybe(id, 'record id'),
        Tznr: loose(one(text(1, 255), 'text of the notice')),
        Bz: loose(maybe(freeText, 'remark')),
      }),
      'one notice',
    ),
  ),
});

export type Blacklist = ValueOf<typeof blacklistLayout>;
export type DeregisteredRecords = ValueOf<typeof deregisteredLayout>;
