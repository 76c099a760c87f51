/** Asks the filing's panel for a remark on what the path leads to; empty for the whole. */
export class DeskRemarkEvent extends CustomEvent<{ path: readonly string[] }> {
  constructor(detail: { path: readonly string[] }) {
    super('jieru-desk-remark', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-desk-remark': DeskRemarkEvent;
  }
}
