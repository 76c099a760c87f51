/** Asks the filing's panel for a remark on what the path leads to; empty for the whole. */
export class DeskRemarkEvent extends CustomEvent<{ path: readonly string[] }> {
  constructor(detail: { path: readonly string[] }) {
    super('jieru-desk-remark', { detail, bubbles: true, composed: true });
  }
}

type Box = { x: number; y: number; width: number; height: number };

/**
 * What a reviewer may be led to: a paper by its id, or a part of it in shares of its picture from 0 to 1; a value by its path; or the
 * personal data.
 */
export type LookTarget = { paper: string; part?: Box } | { field: readonly string[] } | 'data';

/** Asks the filing's panel to show something, or what was not looked at yet. */
export class DeskLookEvent extends CustomEvent<{ at: LookTarget }> {
  constructor(detail: { at: LookTarget }) {
    super('jieru-desk-look', { detail, bubbles: true, composed: true });
  }
}

/** Asks for the next filing that nobody has. */
export class DeskNextEvent extends CustomEvent<null> {
  constructor() {
    super('jieru-desk-next', { bubbles: true, composed: true });
  }
}

/** Asks for the table of keys. */
export class DeskHelpEvent extends CustomEvent<null> {
  constructor() {
    super('jieru-desk-help', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-desk-remark': DeskRemarkEvent;
    'jieru-desk-look': DeskLookEvent;
    'jieru-desk-help': DeskHelpEvent;
    'jieru-desk-next': DeskNextEvent;
  }
}
