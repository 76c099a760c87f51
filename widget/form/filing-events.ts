// What a page is told of a filing. Nothing of it is needed before there is one.
import type { CaptureLinkState, FilingState, MaterialKind } from '../../schema/client/operations.ts';
import { JieruEvent } from '../kit/told.ts';
import type { ToldOfFiling } from './events.ts';

/** A step of the filing is done: `step` says which. */
export class StepCompletedEvent extends JieruEvent<ToldOfFiling> {
  static override readonly type: string = 'jieru-step-completed';

  constructor(detail: ToldOfFiling) {
    super(StepCompletedEvent.type, detail);
  }
}

/** The filing changed, here or on another device or at the authority. */
export class FilingChangeEvent extends JieruEvent<ToldOfFiling & { state: FilingState; version: number }> {
  static override readonly type: string = 'jieru-filing-change';

  constructor(detail: ToldOfFiling & { state: FilingState; version: number }) {
    super(FilingChangeEvent.type, detail);
  }
}

/** A file is on its way: `share` of it has arrived, from 0 to 1. `kind` says which paper. */
export class UploadProgressEvent extends JieruEvent<ToldOfFiling & { kind: MaterialKind; share: number }> {
  static override readonly type: string = 'jieru-upload-progress';

  constructor(detail: ToldOfFiling & { kind: MaterialKind; share: number }) {
    super(UploadProgressEvent.type, detail);
  }
}

/** The applicant handed the filing in for review (初审). */
export class SubmittedEvent extends JieruEvent<ToldOfFiling> {
  static override readonly type: string = 'jieru-submitted';

  constructor(detail: ToldOfFiling) {
    super(SubmittedEvent.type, detail);
  }
}

/** The authority approved the filing; `numbers` are the website numbers (网站备案号). */
export class ApprovedEvent extends JieruEvent<ToldOfFiling & { numbers: string[] }> {
  static override readonly type: string = 'jieru-approved';

  constructor(detail: ToldOfFiling & { numbers: string[] }) {
    super(ApprovedEvent.type, detail);
  }
}

/** A hand-over to a phone came further: a link was made, a phone opened it, was let in, or it is over. */
export class PhoneHandoverEvent extends JieruEvent<ToldOfFiling & { state: CaptureLinkState }> {
  static override readonly type: string = 'jieru-phone-handover';

  constructor(detail: ToldOfFiling & { state: CaptureLinkState }) {
    super(PhoneHandoverEvent.type, detail);
  }
}

/** The filing was given up (放弃). */
export class AbandonedEvent extends JieruEvent<ToldOfFiling> {
  static override readonly type: string = 'jieru-abandoned';

  constructor(detail: ToldOfFiling) {
    super(AbandonedEvent.type, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-step-completed': StepCompletedEvent;
    'jieru-filing-change': FilingChangeEvent;
    'jieru-upload-progress': UploadProgressEvent;
    'jieru-submitted': SubmittedEvent;
    'jieru-approved': ApprovedEvent;
    'jieru-phone-handover': PhoneHandoverEvent;
    'jieru-abandoned': AbandonedEvent;
  }
}
