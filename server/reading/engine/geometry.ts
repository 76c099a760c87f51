/** A point on a picture, in its pixels; y grows downwards. */
export type Point = { readonly x: number; readonly y: number };

/**
 * A rectangle that may lie askew: `width` runs along `angle` (radians, clockwise as y grows downwards), `height` across it.
 */
export type Slanted = {
  readonly centre: Point;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
};

const cross = (o: Point, a: Point, b: Point): number => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);

/** The convex hull (Andrew's monotone chain), counted round once. */
export const hullOf = (points: readonly Point[]): Point[] => {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const half = (run: readonly Point[]): Point[] => {
    const kept: Point[] = [];
    for (const point of run) {
      for (;;) {
        const [before, last] = kept.slice(-2);
        if (!before || !last || cross(before, last, point) > 0) break;
        kept.pop();
      }
      kept.push(point);
    }
    kept.pop();
    return kept;
  };
  return [...half(sorted), ...half([...sorted].reverse())];
};

/** The smallest rectangle round a hull: one of its sides lies along a side of the hull. Its width is the longer side. */
export const smallestRound = (hull: readonly Point[]): Slanted => {
  let best: Slanted | undefined;
  for (const [at, a] of hull.entries()) {
    const b = hull[(at + 1) % hull.length] ?? a;
    const angle = Math.atan2(b.y - a.y, b.x - a.x);
    const found = roundAlong(hull, angle);
    if (!best || found.width * found.height < best.width * best.height) best = found;
  }
  const found = best ?? roundAlong(hull, 0);
  if (found.width >= found.height) return { ...found, angle: halfTurn(found.angle) };
  return {
    centre: found.centre,
    width: found.height,
    height: found.width,
    angle: halfTurn(found.angle + Math.PI / 2),
  };
};

/** The rectangle round points whose width runs along `angle`. */
export const roundAlong = (points: readonly Point[], angle: number): Slanted => {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    const [u, v] = [x * cos + y * sin, y * cos - x * sin];
    left = Math.min(left, u);
    right = Math.max(right, u);
    top = Math.min(top, v);
    bottom = Math.max(bottom, v);
  }
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  return {
    centre: { x: u * cos - v * sin, y: u * sin + v * cos },
    width: right - left,
    height: bottom - top,
    angle,
  };
};

/** An angle of a line without direction, from -90° (excluded) to 90°. */
export const halfTurn = (angle: number): number => {
  const turned = angle - Math.PI * Math.round(angle / Math.PI);
  return turned <= -Math.PI / 2 ? turned + Math.PI : turned;
};

/** The four corners: of the left end the upper and lower one, and of the right end, as the text along `angle` is read. */
export const cornersOf = ({ centre, width, height, angle }: Slanted): [Point, Point, Point, Point] => {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const at = (u: number, v: number): Point => ({
    x: centre.x + u * cos - v * sin,
    y: centre.y + u * sin + v * cos,
  });
  const [w, h] = [width / 2, height / 2];
  return [at(-w, -h), at(w, -h), at(w, h), at(-w, h)];
};

/** The middle of weighted values: half of the weight lies on either side. */
export const weightedMedian = (values: readonly { value: number; weight: number }[]): number | null => {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let passed = 0;
  for (const { value, weight } of sorted) {
    passed += weight;
    if (passed >= half) return value;
  }
  return null;
};
