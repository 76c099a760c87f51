import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { formatRgb, inkOn, legibleOn, resolved } from './contrast.ts';
import type { Rgb } from './contrast.ts';
import { COLOURS } from './theme.ts';
import type { Colour } from './theme.ts';

const NAMES = Object.keys(COLOURS) as Colour[];
const WISHES = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((wish) => matchMedia(wish));

/**
 * Keeps whatever colours the host page sets legible: the accent itself fills, a shade of it writes on paper, and black or white writes on
 * it. What else a page sets, or a wish for more contrast, is fitted by code that is loaded then. Written as CSSOM properties, which a
 * strict CSP allows.
 */
export class ThemeController implements ReactiveController {
  #follow = (): void => this.hostUpdated();
  #applied = '';

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    for (const wish of WISHES) wish.addEventListener('change', this.#follow);
  }

  hostDisconnected(): void {
    for (const wish of WISHES) wish.removeEventListener('change', this.#follow);
  }

  hostUpdated(): void {
    // Resolving colours costs the browser a look at all styles: done only when something they depend on has changed.
    const style = getComputedStyle(this.host);
    const set = NAMES.filter((name) => style.getPropertyValue(`--jieru-${name}`));
    const key = [
      ...set.map((name) => name + style.getPropertyValue(`--jieru-${name}`)),
      this.host.getAttribute('theme'),
      ...WISHES.map(({ matches }) => matches),
    ].join();
    if (key === this.#applied) return;
    this.#applied = key;
    const more = WISHES[1]?.matches ?? false;
    if (more || set.some((name) => name !== 'accent') || this.host.style.getPropertyValue('--j-ink'))
      void import('./fit.ts').then(({ fitHost }) => fitHost(this.host, { set, more }));
    else this.#fitAccent();
  }

  #fitAccent(): void {
    const { style } = this.host;
    style.removeProperty('--j-accent');
    const [accent, ...grounds] = resolved(this.host, ['accent', 'surface', 'rail', 'info-wash']);
    if (!accent || grounds.some((ground) => !ground)) return;
    style.setProperty('--j-accent', formatRgb(legibleOn(accent, grounds as Rgb[])));
    style.setProperty('--j-accent-fill', formatRgb(accent));
    style.setProperty('--j-on-accent', formatRgb(inkOn(accent)));
  }
}
