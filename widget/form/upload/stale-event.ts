/** The link to a picture no longer works: what is shown is to be fetched anew. */
export class StaleEvent extends Event {
  static readonly type = 'jieru-stale';

  constructor() {
    super(StaleEvent.type, { bubbles: true, composed: true });
  }
}
