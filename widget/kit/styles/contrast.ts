/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** WCAG 2.2 AA asks 4.5 of text and 3 of what one has to see of a control; one of black and white reaches 4.58 on any ground. */
export const TEXT_RATIO = 4.5;

const channel = (value: number): number => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** From 0, black, to 1, white. Source: WCAG 2.2, relative luminance. */
export const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);

/** Contrast ratio of two colours, 1 to 21. */
export const contrast = (one: Rgb, other: Rgb): number => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

/** A share of the way from one colour to another. */
export const mix = (from: Rgb, to: Rgb, share: number): Rgb =>
  from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * share)) as unknown as Rgb;

const BLACK: Rgb = [0, 0, 0];
export const WHITE: Rgb = [255, 255, 255];

/** Black or white, whichever reads better on the colour; one of the two always reaches 4.5 : 1. */
export const inkOn = (ground: Rgb): Rgb => (contrast(WHITE, ground) >= TEXT_RATIO ? WHITE : BLACK);

/** The colour, moved no further towards black or white than it needs to stand out from every one of the grounds. */
export const legibleOn = (colour: Rgb, grounds: readonly Rgb[], ratio = TEXT_RATIO + 0.1): Rgb => {
  const least = (candidate: Rgb): number => Math.min(...grounds.map((ground) => contrast(candidate, ground)));
  for (let step = 0; step <= 20; step += 1)
    for (const end of [BLACK, WHITE]) {
      const moved = mix(colour, end, step / 20);
      if (least(moved) >= ratio) return moved;
    }
  return least(WHITE) > least(BLACK) ? WHITE : BLACK;
};

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

/** Colours of the theme as the browser resolves them: a custom property keeps its words, used as a colour it gives `rgb()`. */
export const resolved = (host: HTMLElement, names: readonly string[]): (Rgb | null)[] => {
  const probe = document.createElement('span');
  host.shadowRoot?.append(probe);
  const colours = names.map((name) => {
    probe.style.setProperty('color', `var(--j-${name})`);
    return parseRgb(getComputedStyle(probe).color);
  });
  probe.remove();
  return colours;
};
