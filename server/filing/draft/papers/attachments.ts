import type { MaterialKind } from '../../../../prisma/generated/client/enums.ts';
import { fitJpeg, fitsLegibly } from '../../../authority/protocol/attachments/fit-jpeg.ts';
import { attachmentUse } from '../../../authority/protocol/codes/tables/attachment-codes.ts';
import { inTurn } from '../../../platform/materials/image.ts';
import { attachmentOf } from '../../../platform/materials/kinds.ts';

/** Longest base64 the authority takes for this kind, in characters; undefined where it gets none. */
const limitOf = (kind: MaterialKind): number | undefined =>
  attachmentUse(attachmentOf(kind)?.code ?? 0)?.maxBase64;

/** Whether a legible version of the picture will go to the authority; always for what it does not get. */
export async function fitsAuthority(kind: MaterialKind, jpeg: Buffer): Promise<boolean> {
  const limit = limitOf(kind);
  return limit === undefined || inTurn(() => fitsLegibly(jpeg, limit));
}

/**
 * The picture within the authority's limit for its use.
 * @throws RangeError when the authority gets none of this kind, ProtocolFault `attachment` when no legible version fits
 */
export async function fittedToAuthority(kind: MaterialKind, jpeg: Buffer): Promise<Buffer> {
  const limit = limitOf(kind);
  if (limit === undefined) throw new RangeError(`the authority gets no ${kind}`);
  return inTurn(async () => (await fitJpeg(jpeg, limit)).jpeg);
}
