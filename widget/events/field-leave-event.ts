/** The user has left a field, so it may be complained about. */
export class FieldLeaveEvent extends CustomEvent<{ value: string }> {
  constructor(detail: { value: string }) {
    super('jieru-leave', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-leave': FieldLeaveEvent;
  }
}
