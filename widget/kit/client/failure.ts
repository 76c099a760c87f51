import type { IssueCode } from '../../../schema/rules/issue.ts';

/** A request that got no typed answer: the network, the session, a limit, or the unexpected. */
export class RequestFailure extends Error {
  constructor(
    /** `NETWORK`, or the `extensions.code` of the answer. */
    readonly code: string,
    message: string,
    readonly options: { retryAfterSeconds?: number; requestId?: string } = {},
  ) {
    super(message);
    this.name = 'RequestFailure';
  }

  get offline(): boolean {
    return this.code === 'NETWORK';
  }
}

/** The server is still at work on the same request, which an earlier connection brought. */
const IN_FLIGHT: IssueCode = 'IDEMPOTENCY_KEY_IN_USE';

/** Whether the server never saw the request or asks for it again, so that sending it anew with the same key is right. */
export const mayRetry = (failure: RequestFailure): boolean =>
  failure.offline ||
  failure.code === 'SESSION_UNAVAILABLE' ||
  failure.code === IN_FLIGHT ||
  failure.code === 'SERVICE_UNAVAILABLE';

const UNKNOWN_HASH = /persisted.?query.?(not.?found|not.?supported)/i;

/** Whether the server does not know the operation by its hash. */
export const wantsText = (failure: RequestFailure): boolean =>
  UNKNOWN_HASH.test(failure.code) || UNKNOWN_HASH.test(failure.message);
