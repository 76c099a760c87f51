// Answers take a moment to travel; only a larger jump means that a test clock was advanced.
const JUMP_MS = 5_000;

/** The provider's clock, which in test mode may be ahead of the browser's. */
export class ProviderClock {
  /** The provider's time minus the browser's, in ms. */
  offset = 0;

  /** Sets the clock by what the server says the time is. */
  set(now: string): void {
    this.offset = Date.parse(now) - Date.now();
  }

  /** Learns from a time stamp that lies in the future that the clock was advanced. */
  hasReached(at: string): void {
    if (Date.parse(at) > this.now().getTime() + JUMP_MS) this.set(at);
  }

  now(): Date {
    return new Date(Date.now() + this.offset);
  }
}
