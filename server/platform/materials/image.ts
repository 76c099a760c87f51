import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { PIXEL_LIMITS, type Decoded } from './decoding/decode.ts';
import type { PdfFault } from './decoding/rasters.ts';
import { DECODES_AT_ONCE, decoded } from './decoding/decoder.ts';
import { createGate } from './gate.ts';
import type { MaterialRule } from './kinds.ts';

export type ImageRefusal =
  'MATERIAL_TYPE' | 'MATERIAL_BROKEN' | 'MATERIAL_PIXELS' | 'MATERIAL_PIXELS_LIMIT' | PdfFault;

export type ImageVerdict =
  | ({ accepted: true } & Decoded)
  | { accepted: false; refusal: ImageRefusal; width: number | null; height: number | null };

/** From so many pixels on a picture is decoded alone. */
const HEAVY_PIXELS = 16_000_000;

/** Decoding takes memory and a core, beside the main thread: only a few pictures at a time, and a heavy one alone. */
export const inTurn = createGate(DECODES_AT_ONCE);

const refused = (
  refusal: ImageRefusal,
  width: number | null = null,
  height: number | null = null,
): ImageVerdict => ({
  accepted: false,
  refusal,
  width,
  height,
});

type Measures = { width: number; height: number; whole: boolean };

const pixelsOf = ({ width, height }: Measures): number => width * height;
const isBeyond = (size: Measures): boolean =>
  pixelsOf(size) > (size.whole ? PIXEL_LIMITS.WHOLE : PIXEL_LIMITS.BY_LINES);
const weightOf = (size: Measures): number => (pixelsOf(size) > HEAVY_PIXELS ? DECODES_AT_ONCE : 1);

/** Reads the head of a picture only. Interlaced ones cannot be read line by line. */
const measure = async (bytes: Uint8Array): Promise<Measures | null> => {
  try {
    // The limit is checked by us, so that a picture beyond it is told apart from a broken one.
    const head = await sharp(bytes, { limitInputPixels: false, pages: 1 }).metadata();
    const { width, height, format, isProgressive } = head;
    return { width, height, whole: format === 'gif' || format === 'heif' || isProgressive };
  } catch {
    return null;
  }
};

type Rule = Pick<MaterialRule, 'minLongSide' | 'minShortSide' | 'formats'>;

/** Why a picture is not decoded at all, by its head alone. */
function refusalByHead(size: Measures | null, { minLongSide, minShortSide }: Rule): ImageVerdict | null {
  if (!size) return refused('MATERIAL_BROKEN');
  const { width, height } = size;
  if (isBeyond(size)) return refused('MATERIAL_PIXELS_LIMIT', width, height);
  return Math.max(width, height) < minLongSide || Math.min(width, height) < minShortSide
    ? refused('MATERIAL_PIXELS', width, height)
    : null;
}

/**
 * Makes of an uploaded file a picture that holds nothing but its pixels: decoded, turned upright and encoded anew as JPEG, so
 * that place, time and camera (EXIF, XMP, ICC) and whatever else hid in the file are gone. Of a PDF it is its one page, which is drawn
 * as large as is kept, so that it has no measures of its own.
 */
export const prepareImage = async (bytes: Uint8Array, rule: Rule): Promise<ImageVerdict> => {
  const type = (await fileTypeFromBuffer(bytes))?.mime;
  if (!type || !rule.formats.includes(type)) return refused('MATERIAL_TYPE');
  const size = type === 'application/pdf' ? null : await measure(bytes);
  const refusal = type === 'application/pdf' ? null : refusalByHead(size, rule);
  if (refusal) return refusal;
  return inTurn(
    async () => {
      const picture = await decoded({ bytes, type });
      if (picture && typeof picture === 'object') return { accepted: true, ...picture };
      return refused(picture ?? 'MATERIAL_BROKEN', size?.width, size?.height);
    },
    size ? weightOf(size) : 1,
  );
};
