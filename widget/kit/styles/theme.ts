/**
 * Everything that a host page may set as `--jieru-<name>`, with what it is otherwise. What the elements use is `--j-<name>`
 * (`tokens.ts`); the guide, the manifest and the page that shows themes are held against these tables.
 */

/** Colours: light, dark. Where a page sets some of them, the others are derived and all of them fitted: see `fit.ts`. */
export const COLOURS = {
  accent: ['#1f5eff', '#7d9dff'],
  surface: ['#fff', '#16191f'],
  rail: ['#f5f7fb', '#1b1f27'],
  sunk: ['#f5f7fb', '#1d222b'],
  raised: ['#fff', '#232934'],
  line: ['#dfe3eb', '#333b49'],
  'line-strong': ['#8a93a3', '#667187'],
  ink: ['#151922', '#eceff5'],
  'ink-soft': ['#566071', '#b3bccb'],
  ok: ['#0b7350', '#58cf9f'],
  'ok-fill': ['#11805a', '#12936a'],
  'ok-line': ['#a9d5c3', '#2c6a54'],
  'ok-wash': ['#eaf6f0', '#14291f'],
  warn: ['#7a4f00', '#f2c35d'],
  'warn-line': ['#dfa83c', '#b98a2c'],
  'warn-wash': ['#fff3dc', '#31280f'],
  bad: ['#b3261e', '#ff9b90'],
  'bad-line': ['#c4463d', '#d8685c'],
  'bad-wash': ['#fdeeec', '#381a18'],
  'info-wash': ['#ebf0ff', '#1a2440'],
} as const;

export type Colour = keyof typeof COLOURS;

/** Everything else. */
export const MEASURES = {
  radius: '10px',
  'card-radius': 'calc(var(--j-radius)*1.6)',
  'button-radius': 'var(--j-radius)',
  density: '1',
  'control-height': 'calc(42px*var(--j-density))',
  gap: 'calc(14px*var(--j-density))',
  'border-width': '1px',
  'focus-width': '2px',
  'rail-width': '224px',
  'aside-width': '262px',
  font: "system-ui,-apple-system,'PingFang SC','Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei',sans-serif",
  'heading-font': 'var(--j-font)',
  'code-font': "ui-monospace,'SF Mono',Menlo,Consolas,monospace",
  'font-size': '15px',
  'line-height': '1.6',
  'heading-size': '1.467em',
  'heading-weight': '700',
  'label-weight': '400',
  'button-weight': '500',
  speed: '140ms',
} as const;

/** The shadow of the card: light, dark. */
export const SHADOWS = [
  '0 1px 2px rgb(21 25 34/6%),0 12px 32px rgb(21 25 34/7%)',
  '0 1px 2px rgb(0 0 0/40%),0 10px 30px rgb(0 0 0/30%)',
] as const;
