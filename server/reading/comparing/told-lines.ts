import type { Line } from '../engine/page.ts';
import { lookFor, type Wanted } from './look-for.ts';
import type { Answer } from '../read-paper.ts';
import { fieldsOn, textOfPaper } from '../papers/fields.ts';
import { layoutOf } from '../papers/layouts.ts';

/** A line of text as a service outside tells it: its place in shares of the picture, 0 to 1. */
export type ToldLine = {
  readonly text: string;
  /** 0 to 1; a service that tells none is not sure of anything. */
  readonly confidence?: number | null | undefined;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** In shares, a line is as high as wide things are: rows are told apart by heights, and columns by widths in the same measure. */
const asLine = ({ text, confidence, x, y, width, height }: ToldLine, ratio: number): Line => {
  const signs = [...text];
  return {
    glyphs: signs.map((sign, index) => ({
      text: sign,
      confidence: confidence ?? 0,
      at: (index + 0.5) / signs.length,
    })),
    left: x * ratio,
    right: (x + width) * ratio,
    y: y + height / 2,
    height,
    boxOf: (from, to) => ({ x: x + width * from, y, width: width * (to - from), height }),
  };
};

/**
 * What a paper says by the lines that somebody else read: found, cured and looked for as if they had been read here.
 * @param ratio width of the picture by its height
 */
export function readFromLines(told: readonly ToldLine[], ratio: number, wanted: readonly Wanted[]): Answer {
  const lines = told.map((line) => asLine(line, ratio));
  const layout = layoutOf(textOfPaper(lines));
  return {
    kind: layout.kind,
    fields: fieldsOn(lines, layout),
    found: lookFor(wanted, lines),
    elsewhere: true,
  };
}
