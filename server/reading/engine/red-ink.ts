import type { Box } from './page.ts';
import type { Raster } from './raster.ts';

/** Red is so many times as bright as green and blue in a stamp's ink, and at least this bright. */
const TIMES = 1.45;
const LEAST = 70;
/** From this share of red pixels round a field on, a stamp lies on it or begins beside it. */
const SHARE = 0.01;

/** Whether there is red ink on a field or as near to it as a character is wide: it may hide one, and end what was read too soon. */
export const isByRedInk = ({ data, width, height }: Raster, box: Box): boolean => {
  const margin = box.height * height;
  const [left, right] = [
    Math.max(0, box.x * width - margin),
    Math.min(width, (box.x + box.width) * width + margin),
  ];
  const [top, bottom] = [Math.max(0, box.y * height), Math.min(height, (box.y + box.height) * height)];
  let [red, all] = [0, 0];
  for (let y = Math.floor(top); y < bottom; y += 2)
    for (let x = Math.floor(left); x < right; x += 2) {
      const at = (y * width + x) * 3;
      const [r = 0, g = 0, b = 0] = [data[at], data[at + 1], data[at + 2]];
      all += 1;
      if (r >= LEAST && r > g * TIMES && r > b * TIMES) red += 1;
    }
  return red > all * SHARE;
};
