import { linesOn } from './detect.ts';
import { cornersOf } from './geometry.ts';
import type { Point, Slanted } from './geometry.ts';
import type { Models } from './models.ts';
import type { Raster } from './raster.ts';
import { glyphsOf } from './recognise.ts';
import type { Glyph } from './recognise.ts';
import { frameOf } from './rectify.ts';
import { throughRed } from './second-pass.ts';
import { readAlong, upright } from './upright.ts';
import type { Upright } from './upright.ts';

/** A line of text on a paper. */
export type Line = {
  readonly glyphs: readonly Glyph[];
  /** Where it lies on the paper, whose rows are level: `y` is its middle. In pixels of the picture that was read. */
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
  /** Where a share of it (0 to 1, along the line) lies on the picture as it came: shares of its width and height. */
  readonly boxOf: (from: number, to: number) => Box;
};

/** A part of a picture, in shares of its width and height, 0 to 1. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A line read with less than this on average is a stain, a stamp's edge or a pattern. */
const LEAST_CONFIDENCE = 0.45;

const asLine = (line: Slanted, glyphs: readonly Glyph[], page: Upright, original: Raster): Line => {
  const frame = frameOf(page.lines, page.raster.width);
  const [cos, sin] = [Math.cos(line.angle), Math.sin(line.angle)];
  const along = (share: number): Point => ({
    x: line.centre.x + (share - 0.5) * line.width * cos,
    y: line.centre.y + (share - 0.5) * line.width * sin,
  });
  const boxOf = (from: number, to: number): Box => {
    const centre = along((from + to) / 2);
    const corners = cornersOf({ ...line, centre, width: line.width * (to - from) }).map(page.before);
    const share = (value: number, side: number) => Math.min(1, Math.max(0, value / side));
    const [xs, ys] = [
      corners.map(({ x }) => share(x, original.width)),
      corners.map(({ y }) => share(y, original.height)),
    ];
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
  };
  return {
    glyphs,
    left: frame(along(0)).x,
    right: frame(along(1)).x,
    y: frame(line.centre).y,
    height: line.height,
    boxOf,
  };
};

const readLines = async (page: Upright, original: Raster, models: Models): Promise<Line[]> => {
  const lines: Line[] = [];
  for (const line of page.lines) {
    const glyphs = await glyphsOf(page.raster, line, models);
    const mean = glyphs.reduce((sum, { confidence }) => sum + confidence, 0) / glyphs.length;
    if (mean >= LEAST_CONFIDENCE) lines.push(asLine(line, glyphs, page, original));
  }
  return lines.sort((a, b) => a.y - b.y || a.left - b.left);
};

export type Page = {
  readonly lines: readonly Line[];
  /** Reads the same paper through red glass, which takes away stamps and watermarks. */
  readonly again: () => Promise<readonly Line[]>;
};

/** What stands on a picture of a paper, whichever way it lies, from top to bottom. */
export const readPage = async (raster: Raster, models: Models): Promise<Page> => {
  const page = await upright(raster, models, linesOn);
  return {
    lines: await readLines(page, raster, models),
    again: async () => {
      const through = throughRed(page.raster);
      // The paper lies as it lay; only what is seen of it is another.
      const lines = await linesOn(through, models);
      return readLines(
        { ...page, raster: through, lines: lines.map((line) => readAlong(line, page.direction)) },
        raster,
        models,
      );
    },
  };
};
