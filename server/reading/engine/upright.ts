import { cornersOf, halfTurn, roundAlong, weightedMedian } from './geometry.ts';
import type { Point, Slanted } from './geometry.ts';
import type { Models } from './models.ts';
import { turned } from './raster.ts';
import type { Raster } from './raster.ts';
import { upsideDown } from './recognise.ts';

/** From this ratio on a line tells its direction. */
const ELONGATED = 2.5;
/** Lines that are asked whether they stand on their heads: the widest ones. */
const VOTERS = 7;
/** Up to here each line is cut out at its own angle; beyond it the whole picture is turned and looked at once more. Radians. */
const SLIGHT = (8 * Math.PI) / 180;

const elongated = (lines: readonly Slanted[]): Slanted[] =>
  lines.filter(({ width, height }) => width > height * ELONGATED);

/** The direction in which most of the text runs, from -90° to 90°: the median, by length, round the mean of the doubled angles. */
export const directionOf = (lines: readonly Slanted[]): number => {
  const telling = elongated(lines);
  const sum = (part: (angle: number) => number) =>
    telling.reduce((all, { angle, width }) => all + width * part(2 * angle), 0);
  const mean = Math.atan2(sum(Math.sin), sum(Math.cos)) / 2;
  const off = telling.map(({ angle, width }) => ({ value: halfTurn(angle - mean), weight: width }));
  return halfTurn(mean + (weightedMedian(off) ?? 0));
};

/** The same line as one that is read along `direction`: a square or a tall one does not tell by itself how it is read. */
export const readAlong = (line: Slanted, direction: number): Slanted => {
  const near = direction + halfTurn(line.angle - direction);
  if (line.width > line.height * ELONGATED && Math.abs(near - direction) < Math.PI / 4)
    return { ...line, angle: near };
  return roundAlong(cornersOf(line), direction);
};

export type Upright = {
  readonly raster: Raster;
  /** Where a point of `raster` lay before it was turned. */
  readonly before: (point: Point) => Point;
  /** The direction in which its text runs now, and the lines along it. */
  readonly direction: number;
  readonly lines: readonly Slanted[];
};

/** Turns a picture so that its text runs from left to right, whichever way it lay. */
export const upright = async (
  raster: Raster,
  models: Models,
  linesOn: (raster: Raster, models: Models) => Promise<Slanted[]>,
): Promise<Upright> => {
  const found = await linesOn(raster, models);
  let direction = directionOf(found);
  const voters = elongated(found)
    .sort((a, b) => b.width - a.width)
    .slice(0, VOTERS)
    .map((line) => readAlong(line, direction));
  let heads = 0;
  for (const line of voters) heads += (await upsideDown(raster, line, models)) > 0.5 ? 1 : -1;
  if (heads > 0) direction += Math.PI;
  if (Math.abs(direction) <= SLIGHT)
    return {
      raster,
      before: (point) => point,
      direction,
      lines: found.map((line) => readAlong(line, direction)),
    };

  const quarter = (Math.PI / 2) * Math.round(direction / (Math.PI / 2));
  const by = Math.abs(direction - quarter) <= SLIGHT ? quarter : direction;
  const level = await turned(raster, -by);
  const [cos, sin] = [Math.cos(by), Math.sin(by)];
  const before = ({ x, y }: Point): Point => {
    const [u, v] = [x - level.width / 2, y - level.height / 2];
    return { x: raster.width / 2 + u * cos - v * sin, y: raster.height / 2 + u * sin + v * cos };
  };
  const again = await linesOn(level, models);
  const left = directionOf(again);
  return { raster: level, before, direction: left, lines: again.map((line) => readAlong(line, left)) };
};
