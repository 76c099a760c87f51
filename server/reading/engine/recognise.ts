import type { Slanted } from './geometry.ts';
import type { Models } from './models.ts';
import { cutLevel } from './raster.ts';
import type { Raster } from './raster.ts';

const HEIGHT = 48;
/** A line longer than so many times its height is read scaled together rather than given up. */
const LONGEST = 40;
const WIDTH_STEP = 8;

/** One character as it was read. */
export type Glyph = {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Where along the line its middle lies, 0 to 1. */
  readonly at: number;
};

const scaled = (value: number): number => value / 127.5 - 1;

/** What a line says, character by character (CTC: a character counts once until another one or none comes between). */
export const glyphsOf = async (raster: Raster, line: Slanted, models: Models): Promise<Glyph[]> => {
  const ratio = Math.min(line.width / line.height, LONGEST);
  const width = Math.max(HEIGHT, Math.ceil((HEIGHT * ratio) / WIDTH_STEP) * WIDTH_STEP);
  const planes = cutLevel(raster, line, { width, height: HEIGHT }, scaled);
  const { data, shape } = await models.recognition(planes, [1, 3, HEIGHT, width]);
  const [steps = 0, outputs = 0] = shape.slice(1);
  const glyphs: { text: string; confidence: number; from: number; to: number }[] = [];
  let before = 0;
  for (let step = 0; step < steps; step += 1) {
    const [from, to] = [step * outputs, (step + 1) * outputs];
    let best = from;
    for (let at = from; at < to; at += 1) if ((data[at] ?? 0) > (data[best] ?? 0)) best = at;
    const [output, confidence] = [best - from, data[best] ?? 0];
    const last = glyphs.at(-1);
    if (output !== 0 && output !== before)
      glyphs.push({ text: models.characters[output] ?? '', confidence, from: step, to: step });
    else if (output !== 0 && last) {
      last.to = step;
      last.confidence = Math.max(last.confidence, confidence);
    }
    before = output;
  }
  return glyphs.map(({ text, confidence, from, to }) => ({
    text,
    confidence,
    at: (from + to + 1) / 2 / steps,
  }));
};

const DIRECTION = { width: 192, height: 48 };

/** Whether a line stands on its head: above 0.5 it rather does. */
export const upsideDown = async (raster: Raster, line: Slanted, models: Models): Promise<number> => {
  const wide = Math.min(DIRECTION.width, Math.round((DIRECTION.height * line.width) / line.height));
  const cut = cutLevel(raster, line, { width: wide, height: DIRECTION.height }, scaled);
  // What the line leaves free stays grey (0), as the network was taught.
  const planes = new Float32Array(3 * DIRECTION.width * DIRECTION.height);
  for (let row = 0; row < 3 * DIRECTION.height; row += 1)
    planes.set(cut.subarray(row * wide, (row + 1) * wide), row * DIRECTION.width);
  const { data } = await models.direction(planes, [1, 3, DIRECTION.height, DIRECTION.width]);
  return data[1] ?? 0;
};
