/** What is told of a piece of work: names, ids of our own, codes; nothing that anybody wrote. */
export type Told = Readonly<Record<string, string | number | boolean>>;

export type Work = {
  readonly name: string;
  /** Asked for from outside, asked of somebody outside, or taken from a queue; within this process unless told. */
  readonly kind?: 'SERVER' | 'CLIENT' | 'CONSUMER';
  readonly told?: Told;
};

/** A piece of work that is under way. */
export type Span = { tell(told: Told): void };

/**
 * Follows one piece of work through everything that it causes, in other processes and days later, too: for a collector of OpenTelemetry,
 * where one is configured. Where none is, work is merely done.
 */
export type Tracing = {
  readonly on: boolean;
  /** Does what a request from outside begins; `traceparent` is what that says of itself (W3C Trace Context). */
  begin<T>(work: Work, traceparent: string | null, does: (span: Span) => T): T;
  /** Does work as a part of what is under way; outside of any it is merely done. */
  part<T>(work: Work, does: (span: Span) => T): T;
  /** Goes on with what `current` noted; where nothing was noted, as `part`. */
  resume<T>(work: Work, noted: string | null, does: (span: Span) => T): T;
  /** What to note of the work under way, for whoever goes on with it; null outside of any. */
  current(): string | null;
  /** Does what has nothing to do with the work under way. */
  apart<T>(does: () => T): T;
  /** Sends what was not sent yet, for some seconds at most. */
  close(): Promise<void>;
};

/** Hears of work that nobody follows. */
export const UNHEARD: Span = { tell: () => undefined };

export const NO_TRACING: Tracing = {
  on: false,
  begin: (_work, _traceparent, does) => does(UNHEARD),
  part: (_work, does) => does(UNHEARD),
  resume: (_work, _noted, does) => does(UNHEARD),
  current: () => null,
  apart: (does) => does(),
  close: () => Promise.resolve(),
};
