import type { ValueOf } from '../../values.ts';
import { inOrder, one, oneOf, some } from '../../layout.ts';
import { attachments } from '../parts/attachment.ts';
import { filingNumber, id, passwordDigest } from '../parts/types.ts';
import { accessModes, serverLocations } from '../parts/website.ts';
import { newRange } from './new-website.ts';

/** XZJR, add an access to a filed website (新增接入): the access filing. */
export const newAccessLayout = inOrder({
  Xzxx: some(
    inOrder({
      Wz_xx: one(
        oneOf({
          Wzbah: one(filingNumber, 'website filing number'),
          Wzid: one(id, "authority's id of the website"),
        }),
        'the website',
      ),
      IspJrid: one(id, "provider's own id of the access, a new one per access"),
      Wzfb: one(serverLocations, 'server locations'),
      Wzjrfs: one(accessModes, 'access modes'),
      Ip_xx: some(newRange, 'one IPv4 range'),
      Fj: attachments,
      ICPmm: one(passwordDigest, 'MD5 of the filing password'),
    }),
    'one request',
  ),
});

export type NewAccessUpload = ValueOf<typeof newAccessLayout>;
