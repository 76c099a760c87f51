import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { createGate } from './gate.ts';
import { isAcceptedType } from './kinds.ts';
import type { MaterialRule } from './kinds.ts';

/** What the applicant may want to look at again; never a reason to refuse. */
export type ImageHint = 'DARK' | 'BLURRED';

export type ImageRefusal = 'MATERIAL_TYPE' | 'MATERIAL_BROKEN' | 'MATERIAL_PIXELS' | 'MATERIAL_PIXELS_LIMIT';

export type ImageVerdict =
  | { accepted: true; jpeg: Buffer; width: number; height: number; hints: ImageHint[] }
  | { accepted: false; refusal: ImageRefusal; width: number | null; height: number | null };

/**
 * Largest pictures that are decoded at all: a small file can claim to be a huge picture and take all memory. One that must be
 * unpacked whole takes four bytes a pixel and more, one that is read line by line next to nothing. Telephones take
 * 8192 × 6144 and 12000 × 9000.
 */
const PIXEL_LIMITS = { WHOLE: 64_000_000, BY_LINES: 128_000_000 };
/** Longest side that is kept; more shows nothing more of a paper. */
export const LONGEST_SIDE = 4096;

const JPEG_QUALITY = 90;

const DECODES_AT_ONCE = 2;
/** From so many pixels on a picture that must be unpacked whole is decoded alone. */
const HEAVY_PIXELS = 16_000_000;

// One core a picture, and nothing kept of it afterwards.
sharp.concurrency(1);
sharp.cache(false);

/** Decoding takes memory and a core, beside the main thread: only a few pictures at a time, and a heavy one alone. */
export const inTurn = createGate(DECODES_AT_ONCE);

/** Below these a scan is hard to read: mean brightness (0 to 255) and spread of the edges, both of a copy 512 pixels wide. */
const DARK_BELOW = 50;
const BLURRED_BELOW = 0.7;

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

const hintsOf = async (jpeg: Buffer): Promise<ImageHint[]> => {
  const { data, info } = await sharp(jpeg)
    .greyscale()
    .resize(512, null, { withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels: count } = info;
  const { channels, sharpness } = await sharp(data, { raw: { width, height, channels: count } }).stats();
  const hints: ImageHint[] = [];
  if ((channels[0]?.mean ?? 255) < DARK_BELOW) hints.push('DARK');
  if (sharpness < BLURRED_BELOW) hints.push('BLURRED');
  return hints;
};

type Measures = { width: number; height: number; whole: boolean; turned: boolean };

const pixelsOf = ({ width, height }: Measures): number => width * height;
const isBeyond = (size: Measures): boolean =>
  pixelsOf(size) > (size.whole ? PIXEL_LIMITS.WHOLE : PIXEL_LIMITS.BY_LINES);
const weightOf = (size: Measures): number =>
  (size.whole || size.turned) && pixelsOf(size) > HEAVY_PIXELS ? DECODES_AT_ONCE : 1;

/** `failOn: 'error'` refuses what is cut off, and lets pass what phones commonly write beside the standard. */
const reader = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: PIXEL_LIMITS.BY_LINES, failOn: 'error', animated: false, pages: 1 });

/** Reads the head of a picture only. Interlaced ones cannot be read line by line, and those lying on a side not turned so. */
const measure = async (bytes: Uint8Array): Promise<Measures | null> => {
  try {
    // The limit is checked by us, so that a picture beyond it is told apart from a broken one.
    const head = await sharp(bytes, { limitInputPixels: false, pages: 1 }).metadata();
    const { width, height, format, isProgressive, orientation = 1 } = head;
    return { width, height, whole: format === 'gif' || isProgressive, turned: orientation > 4 };
  } catch {
    return null;
  }
};

const reencode = async (
  bytes: Uint8Array,
): Promise<{ data: Buffer; width: number; height: number } | null> => {
  try {
    const { data, info } = await reader(bytes)
      .autoOrient()
      .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      // Optimised coding would hold the whole picture, five times as much memory, to save a twentieth of the file.
      .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4', optimiseCoding: false })
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch {
    return null;
  }
};

/**
 * Makes of an uploaded file a picture that holds nothing but its pixels: decoded, turned upright and encoded anew as JPEG, so
 * that place, time and camera (EXIF, XMP, ICC) and whatever else hid in the file are gone.
 */
export const prepareImage = async (
  bytes: Uint8Array,
  { minLongSide, minShortSide }: Pick<MaterialRule, 'minLongSide' | 'minShortSide'>,
): Promise<ImageVerdict> => {
  const type = await fileTypeFromBuffer(bytes);
  if (!type || !isAcceptedType(type.mime)) return refused('MATERIAL_TYPE');
  const size = await measure(bytes);
  if (!size) return refused('MATERIAL_BROKEN');
  const { width, height } = size;
  if (isBeyond(size)) return refused('MATERIAL_PIXELS_LIMIT', width, height);
  if (Math.max(width, height) < minLongSide || Math.min(width, height) < minShortSide) {
    return refused('MATERIAL_PIXELS', width, height);
  }
  return inTurn(async () => {
    const picture = await reencode(bytes);
    if (!picture) return refused('MATERIAL_BROKEN', width, height);
    const { data: jpeg, ...measures } = picture;
    return { accepted: true, jpeg, ...measures, hints: await hintsOf(jpeg) };
  }, weightOf(size));
};
