import { describe, expect, it } from 'vitest';
import { prepareImage } from '../../server/platform/materials/image.ts';
import { gifOf, jpegOf, photoOf, pngOf } from './kit/images.ts';

/** What a paper needs to be read: its longer and its shorter side. */
const ASKED = { minLongSide: 640, minShortSide: 400, formats: ['image/jpeg', 'image/png', 'image/gif'] };

const verdict = async (picture: Promise<Buffer>) => {
  const answer = await prepareImage(await picture, ASKED);
  return answer.accepted ? [answer.width, answer.height] : answer.refusal;
};

describe('a picture of 640 by 400 at least, whichever way it lies', () => {
  it.each([
    [640, 400],
    [400, 640],
    [640, 640],
    [4000, 400],
    [400, 4000],
  ])('may be %i by %i', async (width, height) => {
    for (const make of [jpegOf, pngOf, gifOf])
      expect(await verdict(make({ width, height }))).toEqual([width, height]);
  });

  it.each([
    [639, 400],
    [400, 639],
    [640, 399],
    [399, 640],
    [4000, 399],
    [399, 4000],
    [639, 639],
    [1, 1],
  ])('may not be %i by %i', async (width, height) => {
    for (const make of [jpegOf, pngOf, gifOf])
      expect(await verdict(make({ width, height }))).toBe('MATERIAL_PIXELS');
  });

  it('is measured the same when its file lies on a side', async () => {
    expect(await verdict(photoOf({ width: 640, height: 400 }, { orientation: 6 }))).toEqual([400, 640]);
    expect(await verdict(photoOf({ width: 400, height: 639 }, { orientation: 8 }))).toBe('MATERIAL_PIXELS');
  });
});
