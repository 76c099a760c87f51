import type { Decision } from './types.ts';
import type { FilingState } from '../../schema/client/operations.ts';

/** This reviewer decided about a filing; `state` is the one it is in now. */
export class DeskDecidedEvent extends CustomEvent<{
  filingId: string;
  decision: Decision;
  state: FilingState;
}> {
  constructor(detail: { filingId: string; decision: Decision; state: FilingState }) {
    super('jieru-desk-decided', { detail, bubbles: true, composed: true });
  }
}

/** Asks the filing's panel for a remark on what the path leads to; empty for the whole. */
export class DeskRemarkEvent extends CustomEvent<{ path: readonly string[] }> {
  constructor(detail: { path: readonly string[] }) {
    super('jieru-desk-remark', { detail, bubbles: true, composed: true });
  }
}

/** What a reviewer may be led to: a paper by its id, or the personal data. */
export type LookTarget = { paper: string } | 'data';

/** Asks the filing's panel to show something that was not looked at yet. */
export class DeskLookEvent extends CustomEvent<{ at: LookTarget }> {
  constructor(detail: { at: LookTarget }) {
    super('jieru-desk-look', { detail, bubbles: true, composed: true });
  }
}

/** A filing was opened in the desk. */
export class DeskOpenEvent extends CustomEvent<{ filingId: string }> {
  constructor(detail: { filingId: string }) {
    super('jieru-desk-open', { detail, bubbles: true, composed: true });
  }
}

/** The reviewer went back from a filing to the queue. */
export class DeskCloseEvent extends CustomEvent<{ filingId: string }> {
  constructor(detail: { filingId: string }) {
    super('jieru-desk-close', { detail, bubbles: true, composed: true });
  }
}

/** The desk is usable: the session is a reviewer's and the queue is on show. */
export class DeskReadyEvent extends CustomEvent<{ waiting: number }> {
  constructor(detail: { waiting: number }) {
    super('jieru-desk-ready', { detail, bubbles: true, composed: true });
  }
}

/** Another view is on show, or another part of it, as the attribute `view` takes it. */
export class DeskViewEvent extends CustomEvent<{ view: string }> {
  constructor(detail: { view: string }) {
    super('jieru-desk-view', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-desk-decided': DeskDecidedEvent;
    'jieru-desk-remark': DeskRemarkEvent;
    'jieru-desk-look': DeskLookEvent;
    'jieru-desk-open': DeskOpenEvent;
    'jieru-desk-close': DeskCloseEvent;
    'jieru-desk-ready': DeskReadyEvent;
    'jieru-desk-view': DeskViewEvent;
  }
}
