import { attachmentUse } from '../../codes/tables/attachment-codes.ts';
import { MAX_OTHER_ATTACHMENT_BASE64 } from '../../limits.ts';
import type { RecordRule } from './rule.ts';

interface Attachment {
  readonly Fjyt: number;
  readonly Fjnr: string;
  readonly Fjssdx: { readonly Ssdxlx: number };
}

interface RecordWithPreApprovals {
  readonly Wz_xx: readonly {
    readonly Nrlx?: { readonly Nrlx_xx: readonly { readonly Spwj: readonly string[] }[] };
  }[];
}

/** Size and owner of an attachment by its use. */
export const attachmentRules: readonly RecordRule<Attachment>[] = [
  {
    rule: 'attachment-size',
    message: 'the picture is larger than its use allows',
    broken: ({ Fjyt, Fjnr }) =>
      Fjnr.length > (attachmentUse(Fjyt)?.maxBase64 ?? MAX_OTHER_ATTACHMENT_BASE64) ? ['Fjnr'] : [],
  },
  {
    rule: 'attachment-owner',
    message: 'the use belongs to the other kind of owner (result code 1061)',
    broken: ({ Fjyt, Fjssdx }) => {
      const use = attachmentUse(Fjyt);
      return use !== undefined && use.owner !== Fjssdx.Ssdxlx ? ['Fjssdx/Ssdxlx'] : [];
    },
  },
];

/** The same for the wrapper used in filings. */
export const wrappedAttachmentRules: readonly RecordRule<{ readonly Fjxx: Attachment }>[] =
  attachmentRules.map(({ rule, message, broken }) => ({
    rule,
    message,
    broken: ({ Fjxx }) => broken(Fjxx).map((below) => `Fjxx/${below}`),
  }));

/** Size of the scans of pre-approvals. */
export const preApprovalRules: readonly RecordRule<RecordWithPreApprovals>[] = [
  {
    rule: 'attachment-size',
    message: `a scan may have at most ${MAX_OTHER_ATTACHMENT_BASE64} characters`,
    broken: ({ Wz_xx }) =>
      Wz_xx.flatMap(({ Nrlx }, site) =>
        (Nrlx?.Nrlx_xx ?? []).flatMap(({ Spwj }, approval) =>
          Spwj.flatMap((scan, index) =>
            scan.length > MAX_OTHER_ATTACHMENT_BASE64
              ? [`Wz_xx[${site + 1}]/Nrlx/Nrlx_xx[${approval + 1}]/Spwj[${index + 1}]`]
              : [],
          ),
        ),
      ),
  },
];
