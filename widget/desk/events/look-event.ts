/** What a reviewer may be led to: a paper by its id, or the personal data. */
export type LookTarget = { paper: string } | 'data';

/** Asks the filing's panel to show something that was not looked at yet. */
export class DeskLookEvent extends CustomEvent<{ at: LookTarget }> {
  constructor(detail: { at: LookTarget }) {
    super('jieru-desk-look', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-desk-look': DeskLookEvent;
  }
}
