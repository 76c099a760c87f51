/** A field of the form holds another value. */
export class FieldInputEvent extends CustomEvent<{ value: string }> {
  constructor(detail: { value: string }) {
    super('jieru-input', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-input': FieldInputEvent;
  }
}
