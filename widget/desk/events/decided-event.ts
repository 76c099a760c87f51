import type { FilingState } from '../../client/types/codes.ts';
import type { Decision } from '../types.ts';

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

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-desk-decided': DeskDecidedEvent;
  }
}
