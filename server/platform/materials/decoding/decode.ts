import sharp, { type Sharp } from 'sharp';
import { heicRaster, pdfRaster, type PdfFault, type Raster } from './rasters.ts';

/** What the applicant may want to look at again; never a reason to refuse. */
export type ImageHint = 'DARK' | 'BLURRED';

/** A picture that was decoded and written anew. */
export type Decoded = { jpeg: Buffer; width: number; height: number; hints: ImageHint[] };

/** A file, and what its bytes say it is. */
export type Encoded = { readonly bytes: Uint8Array; readonly type: string };

/**
 * Largest pictures that are decoded at all: a small file can claim to be a huge picture and take all memory. One that must be
 * unpacked whole takes four bytes a pixel and more, one that is read line by line next to nothing. Telephones take
 * 8192 × 6144 and 12000 × 9000.
 */
export const PIXEL_LIMITS = { WHOLE: 64_000_000, BY_LINES: 128_000_000 };
/** Longest side that is kept; more shows nothing more of a paper. */
export const LONGEST_SIDE = 4096;

const JPEG_QUALITY = 90;

// One core a picture, and nothing kept of it afterwards.
sharp.concurrency(1);
sharp.cache(false);

/** Below these a scan is hard to read: mean brightness (0 to 255) and spread of the edges, both of a copy 512 pixels wide. */
const DARK_BELOW = 50;
const BLURRED_BELOW = 0.7;

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

/** `failOn: 'error'` refuses what is cut off, and lets pass what phones commonly write beside the standard. */
const reader = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: PIXEL_LIMITS.BY_LINES, failOn: 'error', animated: false, pages: 1 });

/** Pixels that somebody else unpacked. */
const pixels = ({ data, width, height }: Raster) => sharp(data, { raw: { width, height, channels: 4 } });

const reencode = async (picture: Sharp): Promise<{ data: Buffer; width: number; height: number } | null> => {
  try {
    const { data, info } = await picture
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

/** What to read the pixels from; null for a broken file. */
async function pictureIn({ bytes, type }: Encoded): Promise<Sharp | PdfFault | null> {
  if (type === 'application/pdf') {
    const page = await pdfRaster(bytes);
    return page && typeof page === 'object' ? pixels(page) : page;
  }
  if (!/^image\/hei[cf]$/.test(type)) return reader(bytes);
  const raster = await heicRaster(bytes);
  return raster && pixels(raster);
}

/**
 * The picture as a JPEG that holds nothing but its pixels, at most `LONGEST_SIDE` long; null for a broken one. Run in a process of its
 * own, which gives the memory back when it ends.
 */
export async function decode(file: Encoded): Promise<Decoded | PdfFault | null> {
  const source = await pictureIn(file);
  if (source === null || typeof source === 'string') return source;
  const picture = await reencode(source);
  if (!picture) return null;
  const { data: jpeg, ...measures } = picture;
  return { jpeg, ...measures, hints: await hintsOf(jpeg) };
}
