import { cornersOf, hullOf, smallestRound } from './geometry.ts';
import type { Point, Slanted } from './geometry.ts';
import type { Models } from './models.ts';
import { resized } from './raster.ts';
import type { Raster } from './raster.ts';

/** Longer side of what the network looks at; both sides are multiples of `GRID`. */
const SIDE = 960;
const GRID = 32;
/** Mean and deviation of ImageNet's blue, green and red, as the network was taught. */
const MEAN = [0.406, 0.456, 0.485] as const;
const DEVIATION = [0.225, 0.224, 0.229] as const;

/** From this chance on a pixel belongs to a line, and from this mean chance on a blot of them is one. */
const PIXEL_FROM = 0.3;
const LINE_FROM = 0.55;
/** The network marks the core of a line: it grows by its area ÷ circumference, so many times. */
const GROWTH = 1.6;
/** Blots less tall than this, in the pixels that the network sees, are dirt. */
const LOWEST = 3;
const MOST_LINES = 300;

const planesOf = ({ data, width, height }: Raster): Float32Array => {
  const plane = width * height;
  const planes = new Float32Array(3 * plane);
  for (const channel of [0, 1, 2] as const) {
    const [mean, deviation, from] = [MEAN[channel], DEVIATION[channel], 2 - channel];
    for (let at = 0; at < plane; at += 1)
      planes[channel * plane + at] = ((data[at * 3 + from] ?? 0) / 255 - mean) / deviation;
  }
  return planes;
};

type Blot = { readonly edge: Point[]; readonly mean: number };

/** Pixels that hang together and are likely parts of a line: the ends of each row of them, which are all that a hull needs. */
const blotsIn = (chances: Float32Array, width: number, height: number): Blot[] => {
  const seen = new Uint8Array(chances.length);
  const blots: Blot[] = [];
  const stack: number[] = [];
  for (let start = 0; start < chances.length; start += 1) {
    if (seen[start] || (chances[start] ?? 0) < PIXEL_FROM) continue;
    const rows = new Map<number, { from: number; to: number }>();
    let [sum, count] = [0, 0];
    seen[start] = 1;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      sum += chances[at] ?? 0;
      count += 1;
      const row = rows.get(y);
      if (!row) rows.set(y, { from: x, to: x });
      else if (x < row.from) row.from = x;
      else if (x > row.to) row.to = x;
      for (const next of [
        x > 0 ? at - 1 : -1,
        x < width - 1 ? at + 1 : -1,
        at - width,
        y < height - 1 ? at + width : -1,
      ]) {
        if (next < 0 || seen[next] || (chances[next] ?? 0) < PIXEL_FROM) continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
    const edge = [...rows].flatMap(([y, { from, to }]) => [
      { x: from, y },
      { x: to + 1, y },
      { x: from, y: y + 1 },
      { x: to + 1, y: y + 1 },
    ]);
    blots.push({ edge, mean: sum / count });
  }
  return blots;
};

const grown = (line: Slanted): Slanted => {
  const by = (line.width * line.height * GROWTH) / (line.width + line.height);
  return { ...line, width: line.width + by, height: line.height + by };
};

/** Lines of text on a picture, wherever and however they lie: their longer side is taken for the direction of reading. */
export const linesOn = async (raster: Raster, { detection }: Models): Promise<Slanted[]> => {
  const scale = Math.min(1, SIDE / Math.max(raster.width, raster.height));
  const onGrid = (side: number): number => Math.max(GRID, Math.round((side * scale) / GRID) * GRID);
  const [width, height] = [onGrid(raster.width), onGrid(raster.height)];
  const { data } = await detection(planesOf(await resized(raster, width, height)), [1, 3, height, width]);
  const [toX, toY] = [raster.width / width, raster.height / height];
  const lines: Slanted[] = [];
  for (const { edge, mean } of blotsIn(data, width, height)) {
    if (mean < LINE_FROM) continue;
    const line = smallestRound(hullOf(edge));
    if (line.height < LOWEST) continue;
    const corners = cornersOf(grown(line)).map(({ x, y }) => ({ x: x * toX, y: y * toY }));
    lines.push(smallestRound(hullOf(corners)));
    if (lines.length === MOST_LINES) break;
  }
  return lines;
};
