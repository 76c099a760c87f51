/** Where an error may be met, and with which HTTP statuses. */
type Places = {
  /** The type of a mutation's or query's union that carries it. */
  readonly union?: string;
  /** As a top-level error of GraphQL. */
  readonly topLevel?: readonly number[];
  /** Whether it tells of a document: then 200 for whoever takes plain JSON, as GraphQL over HTTP has it. */
  readonly document?: true;
  /** As the whole answer, `{"code":"…"}`, of a request that reached no part of GraphQL. */
  readonly body?: readonly number[];
  /** Whether the same request may succeed in a while, unchanged. */
  readonly passing?: true;
};

/** A document that is refused before it is run. */
const DOCUMENT = { topLevel: [400], document: true } as const;

/**
 * Every code that an error of the API may have. Cause and way on stand under the code in the messages' area `errors`; the page
 * of the codes, the contract's enum and the addresses of `docUrl` come from here. An issue's codes are the keys of `issues`.
 */
export const ERROR_CATALOGUE = {
  VALIDATION: { union: 'ValidationError', topLevel: [200] },
  NOT_FOUND: { union: 'NotFoundError', topLevel: [200], body: [404] },
  FORBIDDEN: { union: 'ForbiddenError', topLevel: [403] },
  INVALID_STATE: { union: 'InvalidStateError' },
  CONFLICT: { union: 'ConflictError' },
  CLAIMED: { union: 'ClaimedError' },
  RATE_LIMITED: { union: 'RateLimitedError', topLevel: [200, 429], passing: true },
  ORDER_IN_PROGRESS: { union: 'OrderInProgressError' },
  AUTHORITY_UNAVAILABLE: { union: 'AuthorityUnavailableError', topLevel: [200], passing: true },
  SERVICE_UNAVAILABLE: { union: 'ServiceUnavailableError', topLevel: [200], passing: true },
  UNAUTHENTICATED: { topLevel: [401] },
  SESSION_EXPIRED: { topLevel: [401] },
  KEY_REVOKED: { topLevel: [401] },
  FORBIDDEN_ORIGIN: { topLevel: [403] },
  PROVIDER_SUSPENDED: { topLevel: [403] },
  OPERATION_NOT_ALLOWED: { topLevel: [403] },
  PERSISTED_QUERY_NOT_IN_LIST: DOCUMENT,
  CSRF_HEADER_MISSING: { topLevel: [403] },
  BAD_REQUEST: { topLevel: [400, 405], body: [400] },
  BAD_USER_INPUT: DOCUMENT,
  GRAPHQL_PARSE_FAILED: DOCUMENT,
  GRAPHQL_VALIDATION_FAILED: DOCUMENT,
  QUERY_TOO_LONG: DOCUMENT,
  QUERY_TOO_LARGE: DOCUMENT,
  QUERY_NESTING: DOCUMENT,
  QUERY_NAME_TOO_LONG: DOCUMENT,
  QUERY_DIRECTIVES: DOCUMENT,
  QUERY_FRAGMENTS: DOCUMENT,
  QUERY_OPERATIONS: DOCUMENT,
  QUERY_DEPTH: DOCUMENT,
  QUERY_BREADTH: DOCUMENT,
  QUERY_ALIASES: DOCUMENT,
  QUERY_REPEATS: DOCUMENT,
  QUERY_COMPLEXITY: DOCUMENT,
  QUERY_INTROSPECTION: DOCUMENT,
  OPERATION_UNKNOWN: DOCUMENT,
  OPERATION_NAME_MISSING: DOCUMENT,
  UNSUPPORTED_MEDIA_TYPE: { topLevel: [415] },
  NOT_ACCEPTABLE: { topLevel: [406] },
  BODY_TOO_LARGE: { topLevel: [413] },
  REQUEST_TIMEOUT: { body: [408], passing: true },
  IDEMPOTENCY_KEY_IN_USE: { topLevel: [409], passing: true },
  IDEMPOTENCY_KEY_REUSED: { topLevel: [422] },
  DATA_UNREADABLE: { topLevel: [200] },
  INTERNAL: { topLevel: [200], body: [500], passing: true },
} as const satisfies Readonly<Record<string, Places>>;

/** A code of an error: stable, while its message may change. */
export type ErrorCode = keyof typeof ERROR_CATALOGUE;

export const ERROR_CODES = Object.keys(ERROR_CATALOGUE) as readonly ErrorCode[];

export const placesOf = (code: ErrorCode): Places => ERROR_CATALOGUE[code];

/** Whether the same request may succeed in a while; of a code that is not ours nothing is known. */
export const isPassing = (code: unknown): boolean =>
  ERROR_CODES.some((one) => one === code && placesOf(one).passing === true);

export const ERRORS_PATH = '/docs/errors';

/** The service's own page about a code of an error or an issue. */
export const docUrlOf = (publicUrl: string, code: string): string => `${publicUrl}${ERRORS_PATH}/${code}`;
