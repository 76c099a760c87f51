/** Asks the shell to read a sentence to users of screen readers. */
export class AnnounceEvent extends CustomEvent<{ text: string; urgent: boolean }> {
  constructor(detail: { text: string; urgent: boolean }) {
    super('jieru-announce', { detail, bubbles: true, composed: true });
  }
}

/** Another set of options is chosen. */
export class ChoiceEvent extends CustomEvent<{ values: string[] }> {
  constructor(detail: { values: string[] }) {
    super('jieru-choice', { detail, bubbles: true, composed: true });
  }
}

/** A field of the form holds another value. */
export class FieldInputEvent extends CustomEvent<{ value: string }> {
  constructor(detail: { value: string }) {
    super('jieru-input', { detail, bubbles: true, composed: true });
  }
}

/** The user has left a field, so it may be complained about. */
export class FieldLeaveEvent extends CustomEvent<{ value: string }> {
  constructor(detail: { value: string }) {
    super('jieru-leave', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-announce': AnnounceEvent;
    'jieru-choice': ChoiceEvent;
    'jieru-input': FieldInputEvent;
    'jieru-leave': FieldLeaveEvent;
  }
}
