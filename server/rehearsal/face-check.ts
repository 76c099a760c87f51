import sharp from 'sharp';

export type RehearsedFace = { result: string; score?: number; reason?: string };

/** Mean of a channel from which on it is all there, and up to which it is not there at all; 0 to 255. */
const FULL = 170;
const EMPTY = 85;
/** Spread of a channel up to which a picture is of one colour; a JPEG spreads a little by itself. */
const PLAIN = 12;

/** Answers of the rehearsal face service by the plain colour of the photo; null plays a service that is down. */
const BY_COLOUR: readonly { rgb: readonly [boolean, boolean, boolean]; answer: RehearsedFace | null }[] = [
  { rgb: [true, false, false], answer: { result: 'DIFFERENT', score: 0.08 } },
  { rgb: [false, true, false], answer: { result: 'NO_FACE' } },
  { rgb: [false, false, true], answer: { result: 'SEVERAL_FACES' } },
  {
    rgb: [true, true, false],
    answer: { result: 'UNSURE', score: 0.55, reason: '演练：光线不足 / rehearsal: poor light' },
  },
  { rgb: [true, false, true], answer: null },
];

const SAME: RehearsedFace = { result: 'SAME', score: 0.97 };

/**
 * What the rehearsal says of a photo: the same person, unless the whole picture is pure red, green, blue, yellow or magenta.
 * Null for the last one: no answer.
 */
export async function rehearseFaceCheck(photo: Uint8Array): Promise<RehearsedFace | null> {
  const small = await sharp(photo).resize(48, 48, { fit: 'fill' }).toColourspace('srgb').png().toBuffer();
  const { channels } = await sharp(small).stats();
  const [red, green, blue] = channels;
  if (!red || !green || !blue || [red, green, blue].some(({ stdev }) => stdev > PLAIN)) return SAME;
  const means = [red.mean, green.mean, blue.mean];
  const found = BY_COLOUR.find(({ rgb }) =>
    means.every((mean, index) => (rgb[index] ? mean >= FULL : mean <= EMPTY)),
  );
  return found ? found.answer : SAME;
}
