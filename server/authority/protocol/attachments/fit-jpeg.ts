import sharp, { type Metadata, type OutputInfo } from 'sharp';
import { base64Length } from '../base64.ts';
import { ProtocolFault } from '../fault.ts';
import { LAST_RUNG, LEGIBILITY_LADDER, MAX_QUALITY, MIN_LONG_EDGE, type Rung } from './legibility.ts';

/** A picture ready to be attached. */
export interface FittedJpeg {
  readonly jpeg: Buffer;
  /** What `Fjnr` or `Spwj` carries; within the limit asked for. */
  readonly base64: string;
  readonly width: number;
  readonly height: number;
  /** JPEG quality it ended with, 1 to 100; null for a picture that was small enough as it came. */
  readonly quality: number | null;
}

/** Pixels beyond which a picture is refused before it is decoded: a 600 dpi A3 page has fewer. */
const MAX_PIXELS = 80_000_000;

/** The thorough encoder is ten times slower and saves at most this much, so the quick one tells when not to ask it. */
const BEST_SAVING = 0.7;

/** Nobody sees the difference that the last part of the limit would make, and each attempt takes a tenth of a second. */
const CLOSE_ENOUGH = 0.95;

type Attempt = Omit<FittedJpeg, 'base64'>;

/**
 * Makes a JPEG whose base64 has at most `maxBase64` characters, with the best quality that fits: first quality gives way,
 * then size, colour last, and never below what can still be read ({@link LEGIBILITY_LADDER}). Orientation is applied,
 * transparency becomes white, metadata such as the place of a photo is dropped. ProtocolFault `attachment` when the bytes
 * are no picture or no legible version fits.
 */
export async function fitJpeg(original: Uint8Array, maxBase64: number): Promise<FittedJpeg> {
  const kept = await asItIs(original, maxBase64);
  if (kept) return { ...kept, base64: kept.jpeg.toString('base64') };
  const pixels = await decode(original);
  for (const rung of LEGIBILITY_LADDER) {
    const fitted = await bestOnRung(pixels, rung, maxBase64);
    if (fitted) return { ...fitted, base64: fitted.jpeg.toString('base64') };
  }
  throw new ProtocolFault(
    'attachment',
    `no version of at least ${MIN_LONG_EDGE} pixels fits into ${maxBase64} characters`,
  );
}

/**
 * Whether {@link fitJpeg} will find a version of a picture that was decoded before: only what gives way last is tried, because all
 * before it is larger.
 */
export async function fitsLegibly(original: Uint8Array, maxBase64: number): Promise<boolean> {
  if (await plainWithin(original, maxBase64)) return true;
  return lowestFits(await scale(await decode(original), LAST_RUNG), LAST_RUNG, maxBase64);
}

/** A plain JPEG within the limit needs nothing; encoding it again would only make it worse. */
async function asItIs(original: Uint8Array, maxBase64: number): Promise<Attempt | undefined> {
  const plain = await plainWithin(original, maxBase64);
  // A header alone does not make a picture.
  if (plain) await decode(original);
  return plain && { jpeg: Buffer.from(original), width: plain.width, height: plain.height, quality: null };
}

/** Whether a file calls itself a JPEG within the limit that carries nothing but its pixels. */
async function plainWithin(original: Uint8Array, maxBase64: number): Promise<Metadata | undefined> {
  if (base64Length(original.length) > maxBase64) return undefined;
  const head = await describe(original);
  const { format, space, orientation, exif, xmp, iptc, icc } = head;
  const carries = [exif, xmp, iptc, icc].some((data) => data !== undefined) || (orientation ?? 1) !== 1;
  return format === 'jpeg' && !carries && (space === 'srgb' || space === 'b-w') ? head : undefined;
}

async function describe(original: Uint8Array): Promise<Metadata> {
  try {
    return await sharp(original, { limitInputPixels: MAX_PIXELS }).metadata();
  } catch (cause) {
    throw new ProtocolFault('attachment', 'the content is not a picture that can be read', [], cause);
  }
}

interface Pixels {
  readonly data: Buffer;
  readonly info: OutputInfo;
}

async function decode(original: Uint8Array): Promise<Pixels> {
  try {
    return await sharp(original, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
  } catch (cause) {
    throw new ProtocolFault('attachment', 'the content is not a picture that can be read', [], cause);
  }
}

/** The highest quality of a rung that fits, by halving; undefined when even its lowest does not. */
async function bestOnRung(original: Pixels, rung: Rung, maxBase64: number): Promise<Attempt | undefined> {
  const pixels = await scale(original, rung);
  if (!(await mayFit(pixels, rung, maxBase64))) return undefined;
  let best: Attempt | undefined;
  let low = rung.minQuality;
  let high = MAX_QUALITY;
  for (let quality = low; low <= high; quality = Math.ceil((low + high) / 2)) {
    const attempt = await encode(pixels, quality, true);
    const length = base64Length(attempt.jpeg.length);
    if (length <= maxBase64) {
      best = attempt;
      if (length > maxBase64 * CLOSE_ENOUGH) break;
      low = quality + 1;
    } else {
      high = quality - 1;
    }
  }
  return best;
}

async function mayFit(pixels: Pixels, { minQuality }: Rung, maxBase64: number): Promise<boolean> {
  const probe = await encode(pixels, minQuality, false);
  return base64Length(probe.jpeg.length) * BEST_SAVING <= maxBase64;
}

async function lowestFits(pixels: Pixels, rung: Rung, maxBase64: number): Promise<boolean> {
  if (!(await mayFit(pixels, rung, maxBase64))) return false;
  return base64Length((await encode(pixels, rung.minQuality, true)).jpeg.length) <= maxBase64;
}

async function scale({ data, info }: Pixels, { longEdge, grey }: Rung): Promise<Pixels> {
  const { width, height, channels } = info;
  const scaled = sharp(data, { raw: { width, height, channels } }).resize({
    width: longEdge,
    height: longEdge,
    fit: 'inside',
    withoutEnlargement: true,
  });
  return (grey ? scaled.greyscale() : scaled).raw().toBuffer({ resolveWithObject: true });
}

async function encode({ data, info }: Pixels, quality: number, mozjpeg: boolean): Promise<Attempt> {
  const { width, height, channels } = info;
  const jpeg = await sharp(data, { raw: { width, height, channels } })
    .jpeg({ quality, mozjpeg, chromaSubsampling: '4:2:0' })
    .toBuffer();
  return { jpeg, width, height, quality };
}
