// Looks to begin from: what a page would set on an element, to be seen on every demo page with `?preset=`.
export type Preset = Readonly<Record<`--jieru-${string}`, string>>;

export const PRESETS: Readonly<Record<string, Preset>> = {
  plain: {},
  forest: { '--jieru-accent': '#0a7d55', '--jieru-radius': '4px' },
  paper: {
    '--jieru-accent': '#a4470b',
    '--jieru-surface': '#fdf7ec',
    '--jieru-radius': '2px',
    '--jieru-heading-font': "Georgia, 'Songti SC', 'Noto Serif CJK SC', serif",
  },
  night: { '--jieru-accent': '#ffb454', '--jieru-surface': '#10151f', '--jieru-radius': '8px' },
  compact: { '--jieru-density': '0.8', '--jieru-font-size': '14px', '--jieru-radius': '6px' },
  sun: { '--jieru-accent': '#ffe14d', '--jieru-radius': '20px', '--jieru-density': '1.15' },
};

/** Sets a preset on an element in place of the one before. */
export function wearPreset(element: HTMLElement, name: string): void {
  for (const preset of Object.values(PRESETS))
    for (const property of Object.keys(preset)) element.style.removeProperty(property);
  for (const [property, value] of Object.entries(PRESETS[name] ?? {}))
    element.style.setProperty(property, value);
}
