// What keeps a theme legible that sets more than an accent: loaded for pages that do, and for people who wish for more contrast.
import {
  contrast,
  formatRgb,
  inkOn,
  legibleOn,
  luminance,
  mix,
  resolved,
  TEXT_RATIO,
  WHITE,
} from './contrast.ts';
import type { Rgb } from './contrast.ts';
import { COLOURS } from './theme.ts';
import type { Colour } from './theme.ts';

export type Palette = Readonly<Record<Colour, Rgb>>;

const NAMES = Object.keys(COLOURS) as Colour[];

/** Darker than this, a surface is dark: white reads better on it than black. */
const DARK_BELOW = 0.18;
/** What has to be seen of a control. */
const CONTROL_RATIO = 3;
const MORE_RATIO = 7;

/** How a colour follows from the surface where the page sets that and not this: so much of another mixed in. */
const FROM_SURFACE: Readonly<Partial<Record<Colour, readonly [of: Colour, share: number]>>> = {
  rail: ['ink', 0.04],
  sunk: ['ink', 0.04],
  line: ['ink', 0.13],
  'line-strong': ['ink', 0.5],
  'ink-soft': ['ink', 0.72],
  'ok-wash': ['ok', 0.09],
  'ok-line': ['ok', 0.35],
  'warn-wash': ['warn', 0.12],
  'bad-wash': ['bad', 0.09],
  'info-wash': ['accent', 0.09],
};

const GROUNDS = ['rail', 'sunk', 'raised', 'ok-wash', 'warn-wash', 'bad-wash', 'info-wash'] as const;
const TEXTS = ['ink-soft', 'ok', 'warn', 'bad', 'accent'] as const;

export const isDark = (surface: Rgb): boolean => luminance(surface) < DARK_BELOW;

/**
 * The palette with everything legible: text on every ground 4.5 : 1 (7 : 1 where more is wished for and the surface allows it), borders of
 * controls 3 : 1.
 * @param set what the page itself sets; what it leaves open follows from its surface
 */
export const fitted = (
  wished: Palette,
  { set, more }: { set: readonly Colour[]; more: boolean },
): Palette => {
  const palette: Record<Colour, Rgb> = { ...wished };
  const { surface } = palette;
  const best = inkOn(surface);
  const ratio = more ? Math.min(MORE_RATIO, contrast(best, surface)) : TEXT_RATIO;
  palette.ink = legibleOn(more && !set.includes('ink') ? best : palette.ink, [surface], ratio);
  if (set.includes('surface')) {
    for (const [name, [of, share]] of Object.entries(FROM_SURFACE) as [Colour, readonly [Colour, number]][])
      if (!set.includes(name)) palette[name] = mix(surface, palette[of], share);
    if (!set.includes('raised')) palette.raised = mix(surface, WHITE, isDark(surface) ? 0.06 : 0.5);
  }
  // A ground on which the text cannot be read comes nearer to the surface, where it can.
  for (const name of GROUNDS)
    for (let step = 1; step <= 10 && contrast(palette.ink, palette[name]) < ratio; step += 1)
      palette[name] = mix(wished[name], surface, step / 10);
  const grounds = [surface, ...GROUNDS.map((name) => palette[name])];
  for (const name of TEXTS) palette[name] = legibleOn(palette[name], grounds, ratio);
  for (const name of ['line-strong', 'bad-line'] as const)
    palette[name] = legibleOn(palette[name], [surface, palette.raised], more ? TEXT_RATIO : CONTROL_RATIO);
  palette['ok-fill'] = legibleOn(palette['ok-fill'], [WHITE], CONTROL_RATIO);
  return palette;
};

/** Fits what an element shows. */
export const fitHost = (
  host: HTMLElement,
  { set, more }: { set: readonly Colour[]; more: boolean },
): void => {
  const { style } = host;
  for (const name of [...NAMES, 'if-light', 'if-dark']) style.removeProperty(`--j-${name}`);
  style.removeProperty('color-scheme');
  if (set.includes('surface')) {
    const [surface] = resolved(host, ['surface']);
    // What the page leaves open is of the same kind as its surface, whatever the system wishes.
    if (surface) {
      const dark = isDark(surface);
      style.setProperty('--j-if-light', dark ? ' ' : 'initial');
      style.setProperty('--j-if-dark', dark ? 'initial' : ' ');
      style.setProperty('color-scheme', dark ? 'dark' : 'light');
    }
  }
  const found = resolved(host, NAMES);
  if (found.includes(null)) return;
  const wished = Object.fromEntries(NAMES.map((name, index) => [name, found[index]])) as Palette;
  for (const [name, colour] of Object.entries(fitted(wished, { set, more })))
    style.setProperty(`--j-${name}`, formatRgb(colour));
  style.setProperty('--j-accent-fill', formatRgb(wished.accent));
  style.setProperty('--j-on-accent', formatRgb(inkOn(wished.accent)));
};
