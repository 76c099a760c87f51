import { MAX_PRE_APPROVAL_SCANS } from '../../../limits.ts';
import { inOrder, one, some, text } from '../../layout.ts';
import { ipNumber, picture, smallCode } from './types.ts';

/** Site name; several joined by ";". */
export const websiteName = text(1, 512);
export const homePage = text(4, 255);

/** Pre-approvals (前置审批). Left out altogether when there are none. */
export const preApprovals = inOrder({
  Nrlx_xx: some(
    inOrder({
      Nrlx_id: one(smallCode, 'pre-approval content type'),
      Qzsph: one(text(1, 512), 'approval number'),
      Spwj: some(picture, 'scan of the approval, JPEG', MAX_PRE_APPROVAL_SCANS),
    }),
    'one pre-approval',
    64,
  ),
});

/** Service content (服务内容). */
export const serviceContents = inOrder({ Fwnr_id: some(smallCode, 'service content code', 64) });

/** Languages of the site (语言类别). */
export const languages = inOrder({ Yylb_id: some(smallCode, 'language code', 256) });

/** Where the servers stand (服务器放置地). */
export const serverLocations = inOrder({ Fbdd: some(smallCode, 'server location code', 64) });

/** How the site is connected (接入方式). */
export const accessModes = inOrder({ Jrfs: some(smallCode, 'access mode code', 64) });

/** First and last address of a range. */
export const rangeFields = {
  Qsip: one(ipNumber, 'first IPv4 address'),
  Zzip: one(ipNumber, 'last IPv4 address'),
} as const;
