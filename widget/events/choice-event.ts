/** Another set of options is chosen. */
export class ChoiceEvent extends CustomEvent<{ values: string[] }> {
  constructor(detail: { values: string[] }) {
    super('jieru-choice', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-choice': ChoiceEvent;
  }
}
