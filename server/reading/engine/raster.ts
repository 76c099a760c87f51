import sharp from 'sharp';
import type { Slanted } from './geometry.ts';

/** Pixels of three bytes each (red, green, blue), row by row. */
export type Raster = { readonly data: Uint8Array; readonly width: number; readonly height: number };

/**
 * Longest side that is read: of a larger picture every letter that a paper prints is still twelve pixels tall here, and what the
 * engine holds of it stays under 20 MB.
 */
const LONGEST_SIDE = 2400;

/** As the materials' decoder bounds what is unpacked: what comes here was written by it, and is bounded once more all the same. */
const PIXEL_LIMIT = 64_000_000;

sharp.concurrency(1);
sharp.cache(false);

/** @throws when it is no picture */
export const rasterOf = async (bytes: Uint8Array): Promise<Raster> => {
  const { data, info } = await sharp(bytes, { limitInputPixels: PIXEL_LIMIT, failOn: 'error' })
    .autoOrient()
    .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
};

const asSharp = ({ data, width, height }: Raster) => sharp(data, { raw: { width, height, channels: 3 } });

export const resized = async (raster: Raster, width: number, height: number): Promise<Raster> => ({
  data: await asSharp(raster).resize(width, height, { fit: 'fill' }).raw().toBuffer(),
  width,
  height,
});

/** Turned clockwise by so many radians, on a white ground that is as large as it has to be. */
export const turned = async (raster: Raster, angle: number): Promise<Raster> => {
  const { data, info } = await asSharp(raster)
    .rotate((angle * 180) / Math.PI, { background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
};

/**
 * What a slanted rectangle shows, lying level, scaled to a height and written as the models take it: planes of blue, green and
 * red, each value as `scaled` makes it of 0 to 255.
 */
export const cutLevel = (
  { data, width, height }: Raster,
  { centre, angle, width: long, height: tall }: Slanted,
  size: { width: number; height: number },
  scaled: (value: number) => number,
): Float32Array => {
  const plane = size.width * size.height;
  const planes = new Float32Array(3 * plane);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [right, bottom] = [width - 1, height - 1];
  for (let row = 0; row < size.height; row += 1) {
    const v = ((row + 0.5) / size.height - 0.5) * tall;
    for (let column = 0; column < size.width; column += 1) {
      const u = ((column + 0.5) / size.width - 0.5) * long;
      const x = Math.min(Math.max(centre.x + u * cos - v * sin, 0), right);
      const y = Math.min(Math.max(centre.y + u * sin + v * cos, 0), bottom);
      const [x0, y0] = [Math.floor(x), Math.floor(y)];
      const [fx, fy] = [x - x0, y - y0];
      const upper = (y0 * width + x0) * 3;
      const lower = y0 < bottom ? upper + width * 3 : upper;
      const step = x0 < right ? 3 : 0;
      const at = row * size.width + column;
      for (let channel = 0; channel < 3; channel += 1) {
        const above = mixed(data, upper + channel, step, fx);
        const below = mixed(data, lower + channel, step, fx);
        planes[(2 - channel) * plane + at] = scaled(above + (below - above) * fy);
      }
    }
  }
  return planes;
};

const mixed = (data: Uint8Array, at: number, step: number, share: number): number => {
  const [here = 0, next = 0] = [data[at], data[at + step]];
  return here + (next - here) * share;
};
