import type { FilingState } from '../client/types/codes.ts';

/** The filing changed, here or on another device or at the authority. */
export class FilingChangeEvent extends CustomEvent<{
  filingId: string;
  state: FilingState;
  version: number;
}> {
  constructor(detail: { filingId: string; state: FilingState; version: number }) {
    super('jieru-filing-change', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-filing-change': FilingChangeEvent;
  }
}
