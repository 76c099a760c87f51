import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isReady, learn } from './words.ts';
import type { Area } from './words.ts';

/** Loads more areas of the catalogue for an element that needs their words, and renders it again when they are there. */
export class Learning implements ReactiveController {
  readonly #areas: readonly Area[];

  constructor(
    private readonly host: ReactiveControllerHost,
    ...areas: readonly Area[]
  ) {
    this.#areas = areas;
    host.addController(this);
  }

  hostConnected(): void {
    void this.#load();
  }

  async #load(): Promise<void> {
    if (this.#areas.every((area) => isReady(area))) return;
    await learn(...this.#areas);
    this.host.requestUpdate();
  }
}
