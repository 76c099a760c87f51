import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { StaleEvent } from './stale-event.ts';

/** Links hold for five minutes (`PREVIEW_MINUTES` of the service); people take longer to print and sign. */
const RENEW_MS = 4 * 60_000;
/** A picture that is gone for another reason is not asked for again and again. */
const AGAIN_MS = 20_000;

/** Fetches anew what holds signed links: now and then while they are on show, and at once when one no longer works. */
export class FreshLinks implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #refresh: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #last = Number.NEGATIVE_INFINITY;

  constructor(host: ReactiveControllerHost & EventTarget, refresh: () => void) {
    this.#host = host;
    this.#refresh = refresh;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.#renew(), RENEW_MS);
    this.#host.addEventListener(StaleEvent.type, this.#renew);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#host.removeEventListener(StaleEvent.type, this.#renew);
  }

  readonly #renew = (): void => {
    if (performance.now() - this.#last < AGAIN_MS) return;
    this.#last = performance.now();
    this.#refresh();
  };
}
