/** Asks the shell to read a sentence to users of screen readers. */
export class AnnounceEvent extends CustomEvent<{ text: string; urgent: boolean }> {
  constructor(detail: { text: string; urgent: boolean }) {
    super('jieru-announce', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-announce': AnnounceEvent;
  }
}
