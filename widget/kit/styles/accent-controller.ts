import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { formatRgb, inkOn, legibleOn, parseRgb } from './contrast.ts';
import type { Rgb } from './contrast.ts';

/**
 * Derives legible shades from whatever accent the host page sets: the colour itself fills, a shade of it writes on
 * paper, and black or white writes on it. Written as CSSOM properties, which a strict CSP allows.
 */
export class AccentController implements ReactiveController {
  #media = matchMedia('(prefers-color-scheme: dark)');
  #apply = (): void => this.apply();
  #applied = '';

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#media.addEventListener('change', this.#apply);
  }

  hostDisconnected(): void {
    this.#media.removeEventListener('change', this.#apply);
  }

  hostUpdated(): void {
    // Resolving colours costs the browser a look at all styles: done only when something they depend on has changed.
    const accent = getComputedStyle(this.host).getPropertyValue('--jieru-accent');
    const key = [accent, this.host.getAttribute('theme'), this.#media.matches].join();
    if (key === this.#applied) return;
    this.#applied = key;
    this.apply();
  }

  /** Works out the shades. */
  apply(): void {
    const wanted = ['--j-accent-base', '--j-paper', '--j-rail', '--j-info-wash'].map((name) =>
      this.#resolve(name),
    );
    const [accent, ...grounds] = wanted.map(parseRgb);
    if (!accent || grounds.some((ground) => !ground)) return;
    const { style } = this.host;
    style.setProperty('--j-accent', formatRgb(legibleOn(accent, grounds as Rgb[])));
    style.setProperty('--j-accent-fill', formatRgb(accent));
    style.setProperty('--j-on-accent', formatRgb(inkOn(accent)));
  }

  /** A custom property keeps its words; used as a colour, the browser resolves it to `rgb()`. */
  #resolve(name: string): string {
    const probe = document.createElement('span');
    probe.style.setProperty('color', `var(${name})`);
    this.host.shadowRoot?.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }
}
