import type { Point, Slanted } from './geometry.ts';

/** A paper's own frame, in which its rows are level: `x` as on the picture, `y` where the row crosses the picture's middle column. */
export type Frame = (point: Point) => Point;

/** Lines shorter than so many times their height say too little about their slope. */
const TELLING = 4;
/** A paper whose rows meet nearer than this many of its widths is not photographed but misread. */
const NEAREST = 1;

/**
 * The frame of a paper that was photographed from the side. Rows that are parallel on the paper run to one point on the picture,
 * so that their slope grows evenly from row to row: slope = a + b · y, with y where the row crosses the middle column.
 */
export const frameOf = (lines: readonly Slanted[], width: number): Frame => {
  const middle = width / 2;
  const rows = lines
    .filter((line) => line.width > line.height * TELLING)
    .map(({ centre, angle, width: weight }) => {
      const slope = Math.tan(angle);
      return { slope, y: centre.y - slope * (centre.x - middle), weight };
    });
  const { a, b } = fitted(rows);
  const bounded = Math.max(-NEAREST / width, Math.min(NEAREST / width, b));
  return ({ x, y }) => ({ x, y: (y - a * (x - middle)) / (1 + bounded * (x - middle)) });
};

type Row = { slope: number; y: number; weight: number };

/** Least squares, twice: what lies far off the first line is a stamp or dirt, and has no say in the second. */
const fitted = (rows: readonly Row[]): { a: number; b: number } => {
  const first = straight(rows);
  const off = (row: Row) => Math.abs(row.slope - first.a - first.b * row.y);
  const sorted = rows.map(off).sort((x, y) => x - y);
  const bound = Math.max(0.01, 2.5 * (sorted[Math.floor(sorted.length / 2)] ?? 0));
  return straight(rows.filter((row) => off(row) <= bound));
};

const straight = (rows: readonly Row[]): { a: number; b: number } => {
  const weights = rows.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return { a: 0, b: 0 };
  const mean = (of: (row: Row) => number) =>
    rows.reduce((sum, row) => sum + row.weight * of(row), 0) / weights;
  const [y, slope] = [mean((row) => row.y), mean((row) => row.slope)];
  const spread = mean((row) => (row.y - y) ** 2);
  const b = spread > 0 && rows.length > 2 ? mean((row) => (row.y - y) * (row.slope - slope)) / spread : 0;
  return { a: slope - b * y, b };
};
