/** The form is usable: the session is known and an open filing, if there is one, is loaded. */
export class ReadyEvent extends CustomEvent<{ filingId: string | null }> {
  constructor(detail: { filingId: string | null }) {
    super('jieru-ready', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-ready': ReadyEvent;
  }
}
