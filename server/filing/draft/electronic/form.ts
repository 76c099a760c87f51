import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { prepareImage } from '../../../platform/materials/image.ts';
import { materialRule } from '../../../platform/materials/kinds.ts';
import { fittedToAuthority } from '../papers/attachments.ts';
import { verificationFormPdf } from '../papers/verification-form/pdf.ts';
import type { FormSheet } from '../papers/verification-form/sheet.ts';

/** The form as two files of the same sheet: for people, and as the authority takes it. */
export type MadeForm = {
  readonly pdf: Buffer;
  /** Within the authority's limit for the form, and still legible. */
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
  /** SHA-256 of the picture. */
  readonly digest: Buffer;
};

/** The sheet without the words that were signed, which have a page of their own. */
const firstPage = (sheet: FormSheet): FormSheet =>
  sheet.electronic ? { ...sheet, electronic: { ...sheet.electronic, commitment: [] } } : sheet;

/**
 * Draws the form (核验单) as PDF and as the picture that the authority takes.
 * @throws ServiceUnavailable when more forms are asked for than can be drawn in reasonable time
 */
export async function makeForm(sheet: FormSheet): Promise<MadeForm> {
  const pdf = await verificationFormPdf([sheet]);
  const page = await verificationFormPdf([firstPage(sheet)]);
  const picture = await prepareImage(page, materialRule('VERIFICATION_FORM'));
  if (!picture.accepted) throw new Error(`the form could not be drawn: ${picture.refusal}`);
  const jpeg = await fittedToAuthority('VERIFICATION_FORM', picture.jpeg);
  const { width, height } = await sharp(jpeg).metadata();
  return { pdf, jpeg, width, height, digest: createHash('sha256').update(jpeg).digest() };
}
