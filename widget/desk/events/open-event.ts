/** A filing was opened in the desk. */
export class DeskOpenEvent extends CustomEvent<{ filingId: string }> {
  constructor(detail: { filingId: string }) {
    super('jieru-desk-open', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-desk-open': DeskOpenEvent;
  }
}
