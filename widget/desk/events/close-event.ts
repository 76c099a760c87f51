/** The reviewer went back from a filing to the queue. */
export class DeskCloseEvent extends CustomEvent<{ filingId: string }> {
  constructor(detail: { filingId: string }) {
    super('jieru-desk-close', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-desk-close': DeskCloseEvent;
  }
}
