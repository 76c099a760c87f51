import type { OutgoingReason } from '../../../prisma/generated/client/enums.ts';

/** A call to somebody else's server brought no usable answer. Never holds what was sent or received. */
export class OutgoingFailure extends Error {
  readonly reason: OutgoingReason;

  constructor(reason: OutgoingReason, options?: ErrorOptions) {
    super(`no usable answer: ${reason}`, options);
    this.name = 'OutgoingFailure';
    this.reason = reason;
  }
}
