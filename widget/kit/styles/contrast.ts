/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [number, number, number];

const channel = (value: number): number => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);

/** Contrast ratio of two colours, 1 to 21. Source: WCAG 2.2, relative luminance. */
export const contrast = (one: Rgb, other: Rgb): number => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const mix = (from: Rgb, to: Rgb, share: number): Rgb =>
  from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * share)) as unknown as Rgb;

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/** The colour, moved no further towards black or white than it needs to stand out from every one of the grounds. */
export const legibleOn = (colour: Rgb, grounds: readonly Rgb[], ratio = 4.6): Rgb => {
  const passes = (candidate: Rgb): boolean => grounds.every((ground) => contrast(candidate, ground) >= ratio);
  for (let step = 0; step <= 20; step += 1) {
    const darker = mix(colour, BLACK, step / 20);
    if (passes(darker)) return darker;
    const lighter = mix(colour, WHITE, step / 20);
    if (passes(lighter)) return lighter;
  }
  return BLACK;
};

/** Black or white, whichever reads better on the colour; one of the two always reaches 4.5 : 1. */
export const inkOn = (ground: Rgb): Rgb => (contrast(WHITE, ground) >= 4.5 ? WHITE : BLACK);

/** `rgb(31, 94, 255)` or `rgb(31 94 255 / 50%)` as computed styles give it; `null` for other notations. */
export const parseRgb = (text: string): Rgb | null => {
  const numbers = /^rgba?\(([^)]+)\)$/
    .exec(text)?.[1]
    ?.match(/[\d.]+/g)
    ?.map(Number);
  const [red, green, blue] = numbers ?? [];
  return red === undefined || green === undefined || blue === undefined ? null : [red, green, blue];
};

export const formatRgb = (colour: Rgb): string => `rgb(${colour.join(' ')})`;
