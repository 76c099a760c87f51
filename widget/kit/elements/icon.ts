import { css, html, nothing, svg } from 'lit';
import type { TemplateResult, SVGTemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { JieruElement } from './element.ts';

/** Every drawing there is. */
export type IconName =
  | 'check'
  | 'warn'
  | 'bad'
  | 'info'
  | 'lock'
  | 'camera'
  | 'upload'
  | 'cross'
  | 'trash'
  | 'retry'
  | 'clock'
  | 'chevron'
  | 'copy'
  | 'offline'
  | 'external'
  | 'search'
  | 'plus'
  | 'minus'
  | 'rotate'
  | 'note'
  | 'back'
  | 'unseen';

// What the shell shows; elements that are loaded later bring their own drawings with `addIcons`.
const icons: Partial<Record<IconName, SVGTemplateResult>> = {
  check: svg`<path d="m3.5 8.5 3 3 6-7" />`,
  warn: svg`<path d="M8 2.2 14.5 13.5h-13Z" /><path d="M8 6.5v3M8 11.6v.1" />`,
  bad: svg`<circle cx="8" cy="8" r="6.2" /><path d="M8 4.8v4M8 11v.1" />`,
  info: svg`<circle cx="8" cy="8" r="6.2" /><path d="M8 7.4v3.8M8 5v.1" />`,
  chevron: svg`<path d="m4.5 6.2 3.5 3.6 3.5-3.6" />`,
  offline: svg`<path d="M2 2.4 13.6 14M4 8.4a6 6 0 0 1 2-1.2M9.6 7.1a6 6 0 0 1 2.4 1.3M1.9 5.9a9 9 0 0 1 2-1.3M7 3.7a9 9 0 0 1 7.1 2.2M8 12v.1" />`,
};

/** Makes drawings known. */
export const addIcons = (more: Partial<Record<IconName, SVGTemplateResult>>): void => {
  Object.assign(icons, more);
};

/**
 * A small line drawing; those beyond the shell's come with `more-icons.ts`. It only repeats what words beside it say, so it is hidden from screen
 * readers.
 */
@customElement('jieru-icon')
export class JieruIcon extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      :host {
        display: inline-block;
        width: 1em;
        height: 1em;
        line-height: 0;
        color: inherit;
        flex: none;
      }
      svg {
        width: 100%;
        height: 100%;
        fill: none;
        stroke: currentcolor;
        stroke-width: 1.6;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
    `,
  ];

  /** Which drawing. */
  @property() name: IconName = 'info';

  override render(): TemplateResult {
    return html`<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      ${icons[this.name] ?? nothing}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-icon': JieruIcon;
  }
}
