import { inOrder, long, many, maybe, one, oneOf, text, type LayoutType } from '../../layout.ts';
import { filingNumber, id, picture } from './types.ts';

/** An attachment (附件) whose owner is named in the given way. */
const attachmentOwnedBy = <T extends LayoutType>(owner: T) =>
  inOrder({
    Fjwjgs: one(long(1), 'file format code'),
    Fjyt: one(long(1), 'attachment use code'),
    Fjnr: one(picture, 'the file'),
    Fjssdx: one(
      inOrder({
        Ssdxlx: one(long(1, 10), 'owner kind: 1 subject, 2 website'),
        Ssdxbs: one(owner, 'owner id'),
      }),
      'owner of the attachment',
    ),
    Bz: maybe(text(1, 256), 'remark'),
  });

/** Attachment of an object that is already filed, or is being added to a filed one. */
export const attachment = attachmentOwnedBy(
  oneOf({ Jlid: one(id, 'record id'), Baxh: one(filingNumber, 'filing number') }),
);

/** In a first filing the owner is the provider's own id. */
const attachmentOfNewFiling = attachmentOwnedBy(id);

export const attachments = many(inOrder({ Fjxx: one(attachment, 'attachment') }), 'attachment wrapper');
export const attachmentsOfNewFiling = many(
  inOrder({ Fjxx: one(attachmentOfNewFiling, 'attachment') }),
  'attachment wrapper',
);
