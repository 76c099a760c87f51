import { JieruEvent } from '../kit/told.ts';
import type { StepName } from './store/steps.ts';

/**
 * Why something happened: the visit began, the applicant did it here, the browser went back or forward, the page asked for it
 * (`open`, `reset`), or it happened elsewhere: on another device, in review, at the authority.
 */
export type Reason = 'START' | 'APPLICANT' | 'HISTORY' | 'PAGE' | 'ELSEWHERE';

/** What every event of the form says: which filing, at which step, and why. */
export type Told = { filingId: string | null; step: StepName; reason: Reason };

/** The same of a filing that there is. */
export type ToldOfFiling = Told & { filingId: string };

/** The form is usable: the session is known and an open filing, if there is one, is loaded. */
export class ReadyEvent extends JieruEvent<Told> {
  static override readonly type: string = 'jieru-ready';

  constructor(detail: Told) {
    super(ReadyEvent.type, detail);
  }
}

/** Another step is on show. */
export class StepChangeEvent extends JieruEvent<Told> {
  static override readonly type: string = 'jieru-step-change';

  constructor(detail: Told) {
    super(StepChangeEvent.type, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-ready': ReadyEvent;
    'jieru-step-change': StepChangeEvent;
  }
}
