import { OWNER_SUBJECT, OWNER_WEBSITE } from '../../protocol/codes/tables/attachment-codes.ts';
import type { NewAccessUpload } from '../../protocol/documents/layouts/upload/new-access.ts';
import type { Attachment } from '../../attachment.ts';

/** Fjwjgs of JPEG. */
const JPEG = 1;

type WireAttachment = NonNullable<NewAccessUpload['Xzxx'][number]['Fj']>[number]['Fjxx'];

/** An attachment of something that is filed: its owner is named by the filing number. */
export const attachmentOf = ({ use, owner, ownerNumber, jpeg }: Attachment): WireAttachment => ({
  Fjwjgs: JPEG,
  Fjyt: use,
  Fjnr: Buffer.from(jpeg).toString('base64'),
  Fjssdx: {
    Ssdxlx: owner === 'SUBJECT' ? OWNER_SUBJECT : OWNER_WEBSITE,
    Ssdxbs: { Baxh: ownerNumber },
  },
});

export const wrappedAttachments = (attachments: readonly Attachment[]): { Fjxx: WireAttachment }[] =>
  attachments.map((attachment) => ({ Fjxx: attachmentOf(attachment) }));
