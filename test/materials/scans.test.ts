import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { A4, pdfOf, type Page } from '../testkit/pdf.ts';
import { MATERIAL_KINDS } from '../../server/platform/materials/kinds.ts';
import { prepareImage } from '../../server/platform/materials/image.ts';

const PAPER = MATERIAL_KINDS.SUBJECT_CERTIFICATE;
/** A red field in the upper left quarter of the page. */
const red: Page = (document) => void document.rect(0, 0, A4.wide / 2, A4.high / 2).fill('#cc0000');

const verdict = async (file: Buffer, rule: Parameters<typeof prepareImage>[1] = PAPER) => {
  const answer = await prepareImage(file, rule);
  return answer.accepted ? ('accepted' as const) : answer.refusal;
};

/** The colour at a place of the kept picture, each from 0 to 1: whether it is red, white or something else. */
async function colours(
  file: Buffer,
  places: readonly (readonly [x: number, y: number])[],
): Promise<string[]> {
  const answer = await prepareImage(file, PAPER);
  if (!answer.accepted) throw new Error(answer.refusal);
  const { data, info } = await sharp(answer.jpeg).raw().toBuffer({ resolveWithObject: true });
  return places.map(([x, y]) => {
    const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
    return r > 150 && g < 90 && b < 90 ? 'red' : r > 220 && g > 220 && b > 220 ? 'white' : `${r},${g},${b}`;
  });
}

describe('a scan in PDF', () => {
  it('is kept as the picture of its one page, large enough to be read', async () => {
    const answer = await prepareImage(await pdfOf([red]), PAPER);
    expect(answer).toMatchObject({ accepted: true, height: 3000, width: 2120 });
    expect(
      await colours(await pdfOf([red]), [
        [0.25, 0.25],
        [0.75, 0.25],
        [0.25, 0.75],
      ]),
    ).toEqual(['red', 'white', 'white']);
  });

  it('shows the photo that it wraps, as scanners write it', async () => {
    const photo = await sharp({ create: { width: 1200, height: 1700, channels: 3, background: '#cc0000' } })
      .jpeg()
      .toBuffer();
    const scan = await pdfOf([
      (document) => void document.image(photo, 0, 0, { width: A4.wide, height: A4.high }),
    ]);
    expect(
      await colours(scan, [
        [0.1, 0.1],
        [0.9, 0.9],
      ]),
    ).toEqual(['red', 'red']);
  });

  it('lies as its page says', async () => {
    const turned = await pdfOf([
      (document) => {
        red(document);
        Object.assign(document.page.dictionary.data, { Rotate: 90 });
      },
    ]);
    expect(await prepareImage(turned, PAPER)).toMatchObject({ accepted: true, width: 3000, height: 2120 });
    expect(
      await colours(turned, [
        [0.75, 0.25],
        [0.25, 0.25],
      ]),
    ).toEqual(['red', 'white']);
  });

  it.each<[string, () => Promise<Buffer>, string]>([
    ['two pages', () => pdfOf([red, red]), 'MATERIAL_PDF_PAGES'],
    [
      'a password',
      () => pdfOf([red], { userPassword: 'secret', ownerPassword: 'other' }),
      'MATERIAL_PDF_LOCKED',
    ],
    ['half of it missing', async () => (await pdfOf([red])).subarray(0, 400), 'MATERIAL_BROKEN'],
    [
      'nothing behind its first line',
      async () => Buffer.from('%PDF-1.7\n%âãÏÓ\n'.padEnd(600)),
      'MATERIAL_BROKEN',
    ],
  ])('with %s is refused', async (_what, file, refusal) => {
    expect(await verdict(await file())).toBe(refusal);
  });

  it('is no photo of a face or of a person holding a paper', async () => {
    const scan = await pdfOf([red]);
    expect(await verdict(scan, MATERIAL_KINDS.VERIFICATION_PHOTO)).toBe('MATERIAL_TYPE');
    expect(await verdict(scan, MATERIAL_KINDS.HANDHELD_PHOTO)).toBe('MATERIAL_TYPE');
  });
});

describe('a photo in HEIC', () => {
  /** Drawn by us (900 × 640, a red field at 60,200 to 360,400) and written by libheif 1.15 with x265. */
  const heic = (): Promise<Buffer> => readFile(new URL('kit/drawn-paper.heic', import.meta.url));

  it('is kept like any other, papers and faces alike', async () => {
    const photo = await heic();
    expect(await prepareImage(photo, PAPER)).toMatchObject({ accepted: true, width: 900, height: 640 });
    expect(await verdict(photo, MATERIAL_KINDS.VERIFICATION_PHOTO)).toBe('accepted');
    expect(
      await colours(photo, [
        [0.2, 0.45],
        [0.9, 0.9],
      ]),
    ).toEqual(['red', 'white']);
  });

  it('is refused when it was cut off', async () => {
    const photo = await heic();
    expect(await verdict(photo.subarray(0, photo.length / 2))).toBe('MATERIAL_BROKEN');
  });

  it('is refused by its head when it is too small to read', async () => {
    expect(await verdict(await heic(), { ...PAPER, minLongSide: 1000 })).toBe('MATERIAL_PIXELS');
  });
});
