/**
 * How far a call came before it failed. `connect`: no connection, so nothing was delivered. `answer`: the connection broke
 * or the answer was not awaited. `timeout`: no answer in time. `status`: an HTTP status that carries no SOAP answer.
 * `redirect`: the server points elsewhere. `body`: the answer broke off. `size`: the answer is larger than allowed.
 */
export type TransportPhase = 'connect' | 'answer' | 'timeout' | 'status' | 'redirect' | 'body' | 'size';

/** A call that brought no answer. Its message holds neither addresses nor credentials. */
export class AuthorityTransportError extends Error {
  readonly phase: TransportPhase;
  /** HTTP status, in the phases `status` and `redirect`. */
  readonly status: number | undefined;

  constructor(phase: TransportPhase, message: string, options: { status?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AuthorityTransportError';
    this.phase = phase;
    this.status = options.status;
  }

  /**
   * Whether the authority may have taken the request all the same. Only a connection that never stood rules it out; every
   * other upload has to be settled by asking for the previous upload.
   */
  get mayHaveArrived(): boolean {
    return this.phase !== 'connect';
  }
}
