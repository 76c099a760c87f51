import type { StepName } from '../state/steps.ts';

/** The applicant stands on another step. */
export class StepChangeEvent extends CustomEvent<{ step: StepName; filingId: string | null }> {
  constructor(detail: { step: StepName; filingId: string | null }) {
    super('jieru-step-change', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-step-change': StepChangeEvent;
  }
}
