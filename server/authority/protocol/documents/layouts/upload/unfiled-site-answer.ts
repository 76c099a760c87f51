import type { ValueOf } from '../../values.ts';
import { inOrder, maybe, one, some, text } from '../../layout.ts';
import { day, domainName, id, ipNumber, tableCode } from '../parts/types.ts';

/** WBACLJG, what was done about unfiled sites (未备案网站处理结果). */
export const unfiledSiteAnswerLayout = inOrder({
  Clxx: some(
    inOrder({
      Ym: one(domainName, 'domain name'),
      IP: one(ipNumber, 'IPv4 address'),
      Yys: one(id, 'carrier unit id'),
      Jrs: one(id, 'access provider unit id'),
      Shengid: one(id, 'province code'),
      Cljg: one(tableCode, 'handling result code'),
      Clyj: one(text(1, 255), 'handling opinion'),
      Rbsj: one(day, 'day it entered the list'),
      Clsx: one(day, 'handling deadline'),
      Sbrxm: maybe(text(1, 128), 'name of the reporter'),
      Sbrdh: maybe(text(11, 128, 'phones'), 'phone of the reporter'),
      Sbrdzyj: maybe(text(6, 128, 'emails'), 'e-mail of the reporter'),
    }),
    'one handling result',
  ),
});

export type UnfiledSiteAnswerUpload = ValueOf<typeof unfiledSiteAnswerLayout>;
