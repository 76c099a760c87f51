import type { ChangeOfFiling, Ending, IpFiling, ProviderAct } from '../../acts.ts';
import { filingPasswordDigest } from '../../protocol/authentication.ts';
import type { IcpContent, PartContent } from '../../protocol/documents/layouts/upload.ts';
import { attachmentOf, wrappedAttachments } from './attachments.ts';
import { ipRangesContent } from './ip-ranges.ts';

/** Zxlb by what is ended. */
const LEVELS = { DEREGISTER_SUBJECT: 0, DEREGISTER_WEBSITE: 1, CANCEL_ACCESS: 2 } as const;

const passwordPart = (password: string | undefined): { ICPmm?: string } =>
  password === undefined ? {} : { ICPmm: filingPasswordDigest(password) };

const ending = ({ kind, authorityId, reasonCode, remark, password }: Ending): IcpContent => ({
  ZXBA: {
    Zx_xx: [
      {
        Zxlb: LEVELS[kind],
        Jlid: Number(authorityId),
        Zxly: reasonCode,
        ...(remark ? { Zxlybz: remark } : {}),
        ...passwordPart(password),
      },
    ],
  },
});

const change = ({ change: content, attachments, password }: ChangeOfFiling): IcpContent => ({
  BGBA: { Bgxx: [{ ...content, Fj: wrappedAttachments(attachments), ...passwordPart(password) }] },
});

/** The file of an act. */
export const actContent = (act: ProviderAct, ispId: number): PartContent =>
  act.kind === 'IP_RANGES'
    ? { part: 'IP', content: ipRangesContent(act) }
    : { part: 'ICP', content: icpContent(act, ispId) };

function icpContent(act: Exclude<ProviderAct, IpFiling>, ispId: number): IcpContent {
  switch (act.kind) {
    case 'CANCEL_ACCESS':
    case 'DEREGISTER_WEBSITE':
    case 'DEREGISTER_SUBJECT':
      return ending(act);
    case 'CHANGE':
      return change(act);
    case 'SCANS':
      return { XZHYD: { Fjxx: act.attachments.map(attachmentOf) } };
    case 'RECHECK_ANSWER':
      return { HSJG: { Hsjgxx: act.answers.map((answer) => ({ Bbdw: ispId, ...answer })) } };
    case 'UNFILED_SITE_ANSWER':
      return { WBACLJG: { Clxx: act.answers.map((answer) => ({ Jrs: ispId, ...answer })) } };
  }
}
