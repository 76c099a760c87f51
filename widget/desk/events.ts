import { JieruEvent } from '../kit/told.ts';
import type { Decision } from './types.ts';
import type { FilingState } from '../../schema/client/operations.ts';

/** This reviewer decided about a filing; `state` is the one it is in now. */
export class DeskDecidedEvent extends JieruEvent<{
  filingId: string;
  decision: Decision;
  state: FilingState;
}> {
  static override readonly type: string = 'jieru-desk-decided';

  constructor(detail: { filingId: string; decision: Decision; state: FilingState }) {
    super(DeskDecidedEvent.type, detail);
  }
}

/** A filing was opened in the desk. */
export class DeskOpenEvent extends JieruEvent<{ filingId: string }> {
  static override readonly type: string = 'jieru-desk-open';

  constructor(detail: { filingId: string }) {
    super(DeskOpenEvent.type, detail);
  }
}

/** The reviewer went back from a filing to the queue. */
export class DeskCloseEvent extends JieruEvent<{ filingId: string }> {
  static override readonly type: string = 'jieru-desk-close';

  constructor(detail: { filingId: string }) {
    super(DeskCloseEvent.type, detail);
  }
}

/** The desk is usable: the session is a reviewer's and the queue is on show. */
export class DeskReadyEvent extends JieruEvent<{ waiting: number }> {
  static override readonly type: string = 'jieru-desk-ready';

  constructor(detail: { waiting: number }) {
    super(DeskReadyEvent.type, detail);
  }
}

/** Another view is on show, or another part of it, as the attribute `view` takes it. */
export class DeskViewEvent extends JieruEvent<{ view: string }> {
  static override readonly type: string = 'jieru-desk-view';

  constructor(detail: { view: string }) {
    super(DeskViewEvent.type, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-desk-decided': DeskDecidedEvent;
    'jieru-desk-open': DeskOpenEvent;
    'jieru-desk-close': DeskCloseEvent;
    'jieru-desk-ready': DeskReadyEvent;
    'jieru-desk-view': DeskViewEvent;
  }
}
