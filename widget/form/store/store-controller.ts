import { ContextConsumer, createContext } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { FilingStore } from './store.ts';

/** Carries the store from the shell to every element below it. */
export const storeContext = createContext<FilingStore>(Symbol('jieru-store'));

/** Gives an element the store and renders it again whenever the store changes. */
export class StoreController implements ReactiveController {
  #store: FilingStore | null = null;
  #update = (): void => this.host.requestUpdate();

  constructor(private readonly host: ReactiveElement) {
    host.addController(this);
    new ContextConsumer(host, {
      context: storeContext,
      subscribe: true,
      callback: (store) => this.#follow(store),
    });
  }

  /** The store; there is none until the element is inside the shell. */
  get store(): FilingStore | null {
    return this.#store;
  }

  hostDisconnected(): void {
    this.#store?.removeEventListener('change', this.#update);
  }

  hostConnected(): void {
    this.#store?.addEventListener('change', this.#update);
  }

  #follow(store: FilingStore): void {
    this.#store?.removeEventListener('change', this.#update);
    this.#store = store;
    if (this.host.isConnected) store.addEventListener('change', this.#update);
    this.host.requestUpdate();
  }
}
