import type { ValueOf } from '../../values.ts';
import { inOrder, maybe, one, some, text } from '../../layout.ts';
import { deregistrationKind, id, passwordDigest, tableCode } from '../parts/types.ts';

/** ZXBA, deregister a subject or website, or cancel an access (注销主体, 注销网站, 取消接入). */
export const deregistrationLayout = inOrder({
  Zx_xx: some(
    inOrder({
      Zxlb: one(deregistrationKind, '0 subject, 1 website, 2 cancel access'),
      Jlid: one(id, "authority's id: Ztid, Wzid or Jrid after the kind"),
      Zxly: one(tableCode, 'reason code'),
      Zxlybz: maybe(text(1, 1000), 'reason remark'),
      ICPmm: maybe(passwordDigest, 'MD5 of the filing password'),
    }),
    'one deregistration',
  ),
});

export type DeregistrationUpload = ValueOf<typeof deregistrationLayout>;
