import type { FilingState } from '../../schema/client/operations.ts';
import type { StepName } from './store/steps.ts';

/** The form is usable: the session is known and an open filing, if there is one, is loaded. */
export class ReadyEvent extends CustomEvent<{ filingId: string | null }> {
  constructor(detail: { filingId: string | null }) {
    super('jieru-ready', { detail, bubbles: true, composed: true });
  }
}

/** The applicant stands on another step. */
export class StepChangeEvent extends CustomEvent<{ step: StepName; filingId: string | null }> {
  constructor(detail: { step: StepName; filingId: string | null }) {
    super('jieru-step-change', { detail, bubbles: true, composed: true });
  }
}

/** Asks the shell to open a step and, given a path, to focus the field it leads to. */
export class GoEvent extends CustomEvent<{ step: StepName; path?: readonly string[] }> {
  constructor(detail: { step: StepName; path?: readonly string[] }) {
    super('jieru-go', { detail, bubbles: true, composed: true });
  }
}

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

/** The applicant handed the filing in for review (初审). */
export class SubmittedEvent extends CustomEvent<{ filingId: string }> {
  constructor(detail: { filingId: string }) {
    super('jieru-submitted', { detail, bubbles: true, composed: true });
  }
}

/** The authority approved the filing; \`numbers\` are the website numbers (网站备案号). */
export class ApprovedEvent extends CustomEvent<{ filingId: string; numbers: string[] }> {
  constructor(detail: { filingId: string; numbers: string[] }) {
    super('jieru-approved', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-ready': ReadyEvent;
    'jieru-step-change': StepChangeEvent;
    'jieru-go': GoEvent;
    'jieru-filing-change': FilingChangeEvent;
    'jieru-submitted': SubmittedEvent;
    'jieru-approved': ApprovedEvent;
  }
}
