import type { StepName } from './store/steps.ts';

/** Asks the shell to open a step and, given a path, to focus the field it leads to. */
export class GoEvent extends CustomEvent<{ step: StepName; path?: readonly string[] }> {
  constructor(detail: { step: StepName; path?: readonly string[] }) {
    super('jieru-go', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-go': GoEvent;
  }
}
