/** The authority approved the filing; \`numbers\` are the website numbers (网站备案号). */
export class ApprovedEvent extends CustomEvent<{ filingId: string; numbers: string[] }> {
  constructor(detail: { filingId: string; numbers: string[] }) {
    super('jieru-approved', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-approved': ApprovedEvent;
  }
}
