import { css, unsafeCSS } from 'lit';
import { COLOURS, MEASURES, SHADOWS } from './theme.ts';

// A property that is empty lets nothing but the other value stand; one that is invalid gives way to its own: so each colour stands once,
// though two selectors choose between light and dark, the system's wish and the host page's.
const LIGHT = css`
  --j-if-light: initial;
  --j-if-dark: ;
  color-scheme: light;
`;
const DARK = css`
  --j-if-light: ;
  --j-if-dark: initial;
  color-scheme: dark;
`;

const token = (name: string, value: string): string => `--j-${name}:var(--jieru-${name},${value});`;
const either = ([light, dark]: readonly [string, string]): string =>
  `var(--j-if-light,${light}) var(--j-if-dark,${dark})`;

const all = unsafeCSS(
  [
    ...Object.entries(COLOURS).map(([name, colours]) => token(name, either(colours))),
    ...Object.entries(MEASURES).map(([name, value]) => token(name, value)),
    token('shadow', either(SHADOWS)),
  ].join(''),
);

/**
 * Design tokens of the whole widget. They stand on the outermost element only and reach every shadow root below by
 * inheritance. `--jieru-*` is what a host page may set, `--j-*` is ours; `theme-controller.ts` works out what stays legible with it.
 */
export const tokens = css`
  :host {
    ${LIGHT}
    ${all}
    --j-accent-fill: var(--j-accent);
    --j-on-accent: #fff;
  }

  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${DARK}
    }
  }

  :host([theme='dark']) {
    ${DARK}
  }

  @media (prefers-contrast: more) {
    :host {
      --j-line: var(--j-line-strong);
      --j-border-width: 1.5px;
      --j-focus-width: 3px;
      --j-shadow: none;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --j-speed: 0ms;
    }
  }
`;
