import type { ErrorCode } from './error-catalogue.ts';
import type { Issue } from './issue.ts';
import type { StaffRole } from './staff-roles.ts';
import type { FilingState } from '../../prisma/generated/client/enums.ts';

/** What went wrong in the domain and is the caller's to solve. Carries no personal data. */
export abstract class DomainError extends Error {
  abstract readonly code: ErrorCode;
  /** Whether the same request may succeed in a while, unchanged. */
  readonly passing: boolean = false;
  override get name(): string {
    return this.constructor.name;
  }
}

/** Input breaks rules; each issue says where, which and why. */
export class ValidationFailure extends DomainError {
  readonly code = 'VALIDATION';
  constructor(readonly issues: readonly Issue[]) {
    super('validation');
  }
}

/** Unknown, or another tenant's: the two are never told apart. */
export class NotFound extends DomainError {
  readonly code = 'NOT_FOUND';
  constructor(readonly what: string) {
    super('not found');
  }
}

/** The caller is known and may not do this. */
export class Forbidden extends DomainError {
  readonly code = 'FORBIDDEN';
  /** What the key that asks would need, where that is all that is in the way. */
  readonly lacks: readonly string[] | 'EVERYTHING';
  /** The roles of staff that may, where that is all that is in the way. */
  readonly roles: readonly StaffRole[];
  constructor({
    lacks = [],
    roles = [],
  }: { lacks?: readonly string[] | 'EVERYTHING'; roles?: readonly StaffRole[] } = {}) {
    super('forbidden');
    this.lacks = lacks;
    this.roles = roles;
  }
}

/** The filing's state does not allow the action; `allowed` names what does. */
export class InvalidState extends DomainError {
  readonly code = 'INVALID_STATE';
  constructor(
    readonly state: FilingState,
    readonly allowed: readonly string[],
  ) {
    super('invalid state');
  }
}

/** `expectedVersion` was not the current one: somebody changed the filing meanwhile. */
export class Conflict extends DomainError {
  readonly code = 'CONFLICT';
  constructor(readonly currentVersion: number) {
    super('conflict');
  }
}

/** Another reviewer has claimed the filing (领取), and nobody else decides about it until then. */
export class Claimed extends DomainError {
  readonly code = 'CLAIMED';
  constructor(
    readonly reviewerId: string,
    readonly expiresAt: Date,
  ) {
    super('claimed');
  }
}

/** Too often; try again after so many seconds. */
export class RateLimited extends DomainError {
  readonly code = 'RATE_LIMITED';
  override readonly passing = true;
  constructor(readonly retryAfterSeconds: number) {
    super('rate limited');
  }
}

/** The certificate, domain or subject stands in an order in progress (此证件/域名存在进行中的订单). */
export class OrderInProgress extends DomainError {
  readonly code = 'ORDER_IN_PROGRESS';
  constructor(
    readonly scope: 'CERTIFICATE' | 'DOMAIN',
    readonly ownFilingId: string | null,
  ) {
    super('order in progress');
  }
}

/** The authority's system does not answer now. */
export class AuthorityUnavailable extends DomainError {
  readonly code = 'AUTHORITY_UNAVAILABLE';
  override readonly passing = true;
  constructor(
    readonly retryAfterSeconds: number,
    /** Why, for the operator: the kind of failure and what the machine said of it; nothing personal. */
    readonly why: string | null = null,
  ) {
    super('authority unavailable');
  }
}

/** A service of the provider's own, or the rehearsal's in its place, gives no usable answer now; nothing was changed. */
export class ServiceUnavailable extends DomainError {
  readonly code = 'SERVICE_UNAVAILABLE';
  override readonly passing = true;
  constructor(readonly retryAfterSeconds: number) {
    super('service unavailable');
  }
}

/** The key was used before with other content (HTTP 422). */
export class IdempotencyKeyReused extends Error {}
/** The first request under the key is still being worked on (HTTP 409). */
export class IdempotencyKeyInUse extends Error {}
