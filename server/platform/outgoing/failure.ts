/** Why a call to somebody else's server brought no usable answer. Never holds what was sent or received. */
export type OutgoingReason =
  /** The address is private, reserved or this machine's own, and the operator did not allow it (OUTGOING_ALLOW). */
  | 'address'
  /** No connection, or it broke. */
  | 'connection'
  /** No whole answer in time. */
  | 'timeout'
  /** More bytes than the caller reads. */
  | 'size'
  /** The answer is a redirection; it is not followed, because it could lead anywhere. */
  | 'redirect';

export class OutgoingFailure extends Error {
  readonly reason: OutgoingReason;

  constructor(reason: OutgoingReason, options?: ErrorOptions) {
    super(`no usable answer: ${reason}`, options);
    this.name = 'OutgoingFailure';
    this.reason = reason;
  }
}
