import type { Raster } from './raster.ts';

/** Pixels of a field whose paper is taken to be of one brightness. */
const FIELD = 32;
/** The brightness above which this share of a field's pixels lies is its paper's. */
const PAPER_SHARE = 0.85;
/** What is darker than the first share of the paper's brightness is ink, and what is lighter than the second is paper: a watermark is. */
const INK = 0.15;
const PAPER = 0.62;

/**
 * The picture as it looks through red glass, each pixel as a share of the paper's brightness round it: stamps and grey watermarks
 * go, black print stays. It harms where light glares, so that it is for a second look only.
 */
export const throughRed = ({ data, width, height }: Raster): Raster => {
  const [columns, rows] = [Math.ceil(width / FIELD), Math.ceil(height / FIELD)];
  const paper = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      paper[row * columns + column] = paperIn({ data, width, height }, column * FIELD, row * FIELD);

  const level = (x: number, y: number): number => {
    const [u, v] = [Math.max(0, x / FIELD - 0.5), Math.max(0, y / FIELD - 0.5)];
    const [u0, v0] = [Math.min(columns - 1, Math.floor(u)), Math.min(rows - 1, Math.floor(v))];
    const [u1, v1] = [Math.min(columns - 1, u0 + 1), Math.min(rows - 1, v0 + 1)];
    const [fu, fv] = [Math.min(1, u - u0), Math.min(1, v - v0)];
    const at = (c: number, r: number) => paper[r * columns + c] ?? 255;
    return (
      (at(u0, v0) * (1 - fu) + at(u1, v0) * fu) * (1 - fv) + (at(u0, v1) * (1 - fu) + at(u1, v1) * fu) * fv
    );
  };

  const seen = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const share = (data[at] ?? 0) / Math.max(1, level(x, y));
      seen.fill(255 * Math.min(1, Math.max(0, (share - INK) / (PAPER - INK))), at, at + 3);
    }
  return { data: seen, width, height };
};

const paperIn = ({ data, width, height }: Raster, left: number, top: number): number => {
  const counts = new Uint32Array(256);
  let pixels = 0;
  for (let y = top; y < Math.min(top + FIELD, height); y += 2)
    for (let x = left; x < Math.min(left + FIELD, width); x += 2) {
      const red = data[(y * width + x) * 3] ?? 0;
      counts[red] = (counts[red] ?? 0) + 1;
      pixels += 1;
    }
  let passed = 0;
  for (let red = 0; red < 256; red += 1) {
    passed += counts[red] ?? 0;
    if (passed >= pixels * PAPER_SHARE) return red;
  }
  return 255;
};
