/** What any request may run into. */
export const general = {
  INTERNAL:
    'Something went wrong on our side. Try again; if it happens again, give support the request number.',
  NOT_FOUND: 'Nothing was found under this id. Check that it belongs to this account.',
  FORBIDDEN: 'You may not do this. Sign in with an account that may.',
  CONFLICT: 'This was changed elsewhere in the meantime. Load it again, check it, then repeat your change.',
  SERVICE_UNAVAILABLE:
    'A service that your provider uses for this gives no answer now. Nothing was changed: try again in a minute, and tell your provider if it goes on.',
  RATE_LIMITED: 'Too many attempts. Wait {seconds} seconds, then try again.',
  INVALID_STATE: 'This cannot be done while the filing is in the state {state}. Possible now: {allowed}.',
  VALIDATION_FAILED: 'Some entries need correction. See the notes beside the fields.',
  IDEMPOTENCY_KEY_IN_USE: 'The same request is still being worked on. Wait for its answer.',
  IDEMPOTENCY_KEY_REUSED: 'This idempotency key was used for another request. Use a new key.',
  CURSOR_INVALID: 'This cursor does not belong to this list in this order. Begin again without one.',
  PAGE_SIZE_INVALID: 'Ask for at most {max} at a time, with either first or last.',
  TEST_MODE_ONLY: 'This works in test mode only. Use a test key.',
} as const;
