/** Something the applicant cannot repair went wrong; \`code\` is the API code, e.g. \`FORBIDDEN_ORIGIN\`. */
export class JieruErrorEvent extends CustomEvent<{ code: string; message: string }> {
  constructor(detail: { code: string; message: string }) {
    super('jieru-error', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-error': JieruErrorEvent;
  }
}
