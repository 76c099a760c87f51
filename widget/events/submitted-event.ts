/** The applicant handed the filing in for review (初审). */
export class SubmittedEvent extends CustomEvent<{ filingId: string }> {
  constructor(detail: { filingId: string }) {
    super('jieru-submitted', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-submitted': SubmittedEvent;
  }
}
