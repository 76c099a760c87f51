import type { ValueOf } from '../../values.ts';
import { anyOrder, inOrder, long, many, maybe, one, some, text } from '../../layout.ts';
import { certificateFields } from '../parts/subject.ts';
import { domainName, flag, freeText, id, ipNumber, moment, tableCode } from '../parts/types.ts';
import { homePage, languages, websiteName } from '../parts/website.ts';

const listAct = long(0, 2);

const blacklistedSubject = anyOrder({
  Dwmc: one(text(1, 255), 'name of the organiser'),
  Dwxz: maybe(tableCode, 'unit nature code'),
  Zj: one(anyOrder({ Zjlx: certificateFields.Zjlx, Zjhm: certificateFields.Zjhm }), 'certificate'),
});

const blacklistedWebsite = inOrder({
  Wzmc: one(websiteName, 'site name'),
  Ym_xx: some(anyOrder({ Ym: one(domainName, 'domain name') }), 'one domain'),
  Syurl: maybe(homePage, 'home page URL'),
});

/** HMDLB, blacklists of subjects and websites (黑名单). */
export const blacklistLayout = inOrder({
  Zthmdxxs: many(
    inOrder({
      Zt_xx: maybe(blacklistedSubject, 'the subject'),
      Czlx: one(listAct, '0 add, 1 change, 2 delete'),
      Bz: maybe(freeText, 'remark'),
    }),
    'blacklisted subject',
  ),
  Wzhmdxxs: many(
    inOrder({
      Wz_xx: one(blacklistedWebsite, 'the website'),
      Czlx: one(listAct, '0 add, 1 change, 2 delete'),
      Bz: maybe(freeText, 'remark'),
    }),
    'blacklisted site',
  ),
});

/** FFJRHMD, blacklist of illegal access (非法接入). */
export const illegalAccessLayout = inOrder({
  Ffjrxx: some(
    anyOrder({
      Id: one(id, 'id given by the authority'),
      Ym: one(domainName, 'domain name'),
      Ip: one(ipNumber, 'IPv4 address'),
      Zjjrz: one(id, 'unit id of the direct access provider'),
      Szs: one(id, 'province id'),
      Dqjcsj: one(moment, 'detected at'),
      Bz: maybe(freeText, 'remark'),
    }),
    'one record',
  ),
});

/** WBAWZLB, unfiled sites found on the provider's network (未备案网站); answered with WBACLJG. */
export const unfiledSitesLayout = inOrder({
  Wbawz_xx: some(
    inOrder({
      Id: one(id, 'id given by the authority'),
      Wzym_mc: one(text(1, 128), 'domain'),
      Yylb: maybe(languages, 'site languages'),
      IP: one(ipNumber, 'IPv4 address'),
      Dqjcsj: maybe(moment, 'detected at'),
      Jccs: maybe(long(0), 'times detected'),
      Sssh: maybe(id, 'province'),
      Scjcsj: maybe(moment, 'first detected'),
      Jrs: maybe(id, 'access provider unit id'),
      Yys: one(id, 'carrier unit id'),
      Bz: maybe(freeText, 'remark'),
    }),
    'one unfiled site',
  ),
});

/** ZXSJ, deregistered records (注销数据). The schema of the kind stops at 1, the text goes to 2 (access). */
export const deregisteredLayout = inOrder({
  Zxxx: some(
    anyOrder({
      Zxlb: one(long(0, 1, [2]), '0 subject, 1 website, 2 access'),
      Jlid: one(id, 'record id'),
      Bz: maybe(freeText, 'remark'),
    }),
    'one deregistered record',
  ),
});

/** XGTZ, notices that something must be corrected (相关通知). */
export const noticesLayout = inOrder({
  Tzxx: some(
    anyOrder({
      Tzlb: one(flag, '0 the subject must be corrected, 1 the website'),
      Baxh: maybe(text(1, 128), 'filing number'),
      Jlid: maybe(id, 'record id'),
      Tznr: one(text(1, 255), 'text of the notice'),
      Bz: maybe(freeText, 'remark'),
    }),
    'one notice',
  ),
});

export type Blacklist = ValueOf<typeof blacklistLayout>;
export type IllegalAccessList = ValueOf<typeof illegalAccessLayout>;
export type UnfiledSites = ValueOf<typeof unfiledSitesLayout>;
export type DeregisteredRecords = ValueOf<typeof deregisteredLayout>;
export type Notices = ValueOf<typeof noticesLayout>;
