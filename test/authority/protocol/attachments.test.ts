import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { fitJpeg, type FittedJpeg } from '../../../server/authority/protocol/attachments/fit-jpeg.ts';
import { MIN_LONG_EDGE } from '../../../server/authority/protocol/attachments/legibility.ts';
import {
  MAX_OTHER_ATTACHMENT_BASE64,
  MAX_VERIFICATION_FORM_BASE64,
} from '../../../server/authority/protocol/limits.ts';
import { repeatable } from '../../testkit/repeatable.ts';

/** Strokes of characters about as busy as Chinese ones; drawn, because a machine that tests may have no fonts. */
function strokes(lines: number, perLine: number): string {
  const random = repeatable(7);
  const pitch = 2200 / perLine;
  const box = pitch * 0.85;
  const characters = Array.from({ length: lines * perLine }, (_, index) => {
    const left = 140 + (index % perLine) * pitch;
    const top = 200 + Math.floor(index / perLine) * (3100 / lines);
    return Array.from({ length: 6 }, (_each, stroke) => {
      const at = random() * box;
      const [from, to] = [random() * box * 0.4, box * (0.6 + random() * 0.4)];
      return stroke % 2 === 0
        ? `M${left + from} ${top + at}L${left + to} ${top + at}`
        : `M${left + at} ${top + from}L${left + at} ${top + to}`;
    }).join('');
  });
  return `<path d="${characters.join('')}" stroke="#222" stroke-width="${box / 14}" fill="none"/>`;
}

/** An A4 page at 300 dpi full of print, with a red seal and the noise of a scanner. */
async function denseScan(): Promise<Buffer> {
  const paper = '<rect width="100%" height="100%" fill="#f7f6f0"/>';
  const seal = '<circle cx="1900" cy="3000" r="220" fill="none" stroke="#d22" stroke-width="22"/>';
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="2480" height="3508">${paper}${strokes(40, 48)}${seal}</svg>`;
  const noise = sharp({
    create: {
      width: 2480,
      height: 3508,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 6 },
    },
  });
  return sharp(Buffer.from(page))
    .composite([{ input: await noise.png({ compressionLevel: 1 }).toBuffer(), blend: 'soft-light' }])
    .jpeg({ quality: 95 })
    .toBuffer();
}

async function grey(image: Buffer, width: number, height: number): Promise<Buffer> {
  return sharp(image).resize(width, height, { fit: 'fill' }).greyscale().raw().toBuffer();
}

/** How much of the page's print survives: the correlation of both pictures at 150 dpi. */
async function likeness(original: Buffer, fitted: Buffer): Promise<number> {
  const [a, b] = [await grey(original, 1240, 1754), await grey(fitted, 1240, 1754)];
  const mean = (pixels: Buffer) => pixels.reduce((sum, value) => sum + value, 0) / pixels.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    const [x, y] = [(a[i] ?? 0) - ma, (b[i] ?? 0) - mb];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb);
}

async function redness({ jpeg, width }: FittedJpeg): Promise<number> {
  const scale = width / 2480;
  const region = {
    left: Math.round(1670 * scale),
    top: Math.round(2990 * scale),
    width: Math.round(20 * scale),
    height: Math.round(20 * scale),
  };
  const { channels } = await sharp(await sharp(jpeg).extract(region).png().toBuffer()).stats();
  const [red, green] = channels;
  return (red?.mean ?? 0) - (green?.mean ?? 0);
}

describe('a dense scan', () => {
  let scan: Buffer;
  beforeAll(async () => {
    scan = await denseScan();
  });

  it('is no longer legible at half of the smallest size, as the measure tells', async () => {
    const half = MIN_LONG_EDGE / 2;
    const blurred = await sharp(scan).resize(half, half, { fit: 'inside' }).png().toBuffer();
    expect(await likeness(scan, blurred)).toBeLessThan(0.73);
  });

  it.each([
    ['the verification form', MAX_VERIFICATION_FORM_BASE64],
    ['any other attachment', MAX_OTHER_ATTACHMENT_BASE64],
  ])('fits the limit of %s and can still be read', async (_use, limit) => {
    const fitted = await fitJpeg(scan, limit);
    expect(fitted.base64).toBe(fitted.jpeg.toString('base64'));
    expect(fitted.base64.length).toBeLessThanOrEqual(limit);
    // The best that fits, not just anything that does.
    expect(fitted.base64.length).toBeGreaterThan(limit * 0.75);
    expect(Math.max(fitted.width, fitted.height)).toBeGreaterThanOrEqual(MIN_LONG_EDGE);
    expect(await likeness(scan, fitted.jpeg)).toBeGreaterThan(0.77);
    expect(await redness(fitted)).toBeGreaterThan(60);
  });

  it('that no legible version of fits is refused rather than blurred', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const unfit = sharp({ create: { width: 1200, height: 1200, channels: 3, background: '#808080', noise } });
    const fitted = fitJpeg(await unfit.jpeg().toBuffer(), 50_000);
    await expect(fitted).rejects.toMatchObject({ reason: 'attachment' });
  });
});

describe('a picture', () => {
  const photo = () => sharp({ create: { width: 600, height: 400, channels: 3, background: '#48a' } });

  it('that is a plain small JPEG already is left as it is', async () => {
    const plain = await photo().jpeg().toBuffer();
    const fitted = await fitJpeg(plain, MAX_OTHER_ATTACHMENT_BASE64);
    expect(fitted).toMatchObject({ width: 600, height: 400, quality: null });
    expect(fitted.jpeg.equals(plain)).toBe(true);
  });

  it('loses what its camera wrote into it, and stands upright', async () => {
    const turned = await photo()
      .withExif({ IFD0: { Copyright: 'someone' }, IFD3: { GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const fitted = await fitJpeg(turned, MAX_OTHER_ATTACHMENT_BASE64);
    expect(fitted).toMatchObject({ width: 400, height: 600 });
    const { exif, orientation } = await sharp(fitted.jpeg).metadata();
    expect([exif, orientation]).toEqual([undefined, undefined]);
  });

  it('without background gets a white one', async () => {
    const clear = await sharp({ create: { width: 50, height: 50, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    const { channels } = await sharp((await fitJpeg(clear, 10_000)).jpeg).stats();
    expect(channels.map(({ mean }) => Math.round(mean))).toEqual([255, 255, 255]);
  });

  it.each([
    ['text', Buffer.from('not a picture')],
    ['nothing', Buffer.alloc(0)],
  ])('is refused when it is %s', async (_what, bytes) => {
    await expect(fitJpeg(bytes, 10_000)).rejects.toMatchObject({ reason: 'attachment' });
  });

  it('is refused when it would fill the memory', async () => {
    const huge = await sharp({ create: { width: 10_000, height: 9_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await expect(fitJpeg(huge, 10_000)).rejects.toMatchObject({ reason: 'attachment' });
  });
});
