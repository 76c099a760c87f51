import { anyOrder, inOrder, maybe, one, oneOf, some, text } from '../../layout.ts';
import { attachments } from '../parts/attachment.ts';
import { websitePerson } from '../parts/person.ts';
import { domainName, filingNumber, id, passwordDigest, remark } from '../parts/types.ts';
import {
  accessModes,
  languages,
  preApprovals,
  rangeFields,
  serverLocations,
  serviceContents,
  websiteName,
} from '../parts/website.ts';

/** Range of a new access. */
export const newRange = anyOrder({ IspIpid: one(id, "provider's own id of the IP row"), ...rangeFields });

/** A website that is not filed yet; its home page may be longer when it joins a filed subject. */
export const newWebsite = (longestHomePage: number) =>
  inOrder({
    IspWzid: one(id, "provider's own id of the website"),
    Wzmc: one(websiteName, 'site name'),
    Nrlx: maybe(preApprovals, 'pre-approvals'),
    Fwnr: one(serviceContents, 'service contents'),
    Yylb: one(languages, 'site languages'),
    Ym_xx: some(
      anyOrder({
        IspYmid: one(id, "provider's own id of the domain row"),
        Ym: one(domainName, 'domain name'),
      }),
      'one domain',
    ),
    Jr_xx: some(
      inOrder({
        IspJrid: one(id, "provider's own id of the access"),
        Wzfb: one(serverLocations, 'server locations'),
        Wzjrfs: one(accessModes, 'access modes'),
        Ip_xx: some(newRange, 'one IPv4 range'),
      }),
      'one access',
    ),
    Wz_Fzr: one(websitePerson, 'responsible person of the website'),
    Syurl: maybe(text(4, longestHomePage), 'home page URL'),
    Wz_Bz: maybe(remark, 'site remark'),
  });

/** XZWZ, add websites to a filed subject (新增网站). */
export const newWebsiteLayout = inOrder({
  Xzxx: some(
    inOrder({
      Zt_xx: one(
        oneOf({
          Ztbah: one(filingNumber, 'subject filing number'),
          Ztid: one(id, "authority's id of the subject"),
        }),
        'the subject',
      ),
      Wz_xx: some(newWebsite(512), 'the website'),
      Fj: attachments,
      ICPmm: maybe(passwordDigest, 'MD5 of the filing password'),
    }),
    'one request',
  ),
});
