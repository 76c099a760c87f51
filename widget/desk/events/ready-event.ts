/** The desk is usable: the session is a reviewer's and the queue is on show. */
export class DeskReadyEvent extends CustomEvent<{ waiting: number }> {
  constructor(detail: { waiting: number }) {
    super('jieru-desk-ready', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-desk-ready': DeskReadyEvent;
  }
}
