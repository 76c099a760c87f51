/** Keys, tokens and origins. */
export const session = {
  UNAUTHENTICATED: 'You are not signed in. Sign in and try again.',
  SESSION_EXPIRED: 'Your session has ended. What you typed is kept; sign in again to go on.',
  SESSION_ENDED: 'This session was ended. What you typed is kept; sign in again to go on.',
  SESSIONS_OF_WHOM: 'Name one person, or everybody: one of the two.',
  PROVIDER_SUSPENDED:
    'This provider is suspended. Nothing was changed and nothing is lost; ask the operator of the service.',
  STAFF_REMOVED: 'This reviewer was removed and gets no session. Take the person back first (restoreStaff).',
  TOO_MANY_KEYS: 'At most {max} keys can be in use. Revoke one that is not needed.',
  SESSION_INVALID: 'This session is not valid. Ask the page for a new one.',
  KEY_INVALID: 'This key is unknown or was revoked. Check it in your list of keys (apiKeys).',
  ORIGIN_NOT_ALLOWED: 'This page may not use the key. Add its origin {origin} to the allowed origins.',
  ORIGIN_INVALID: '“{value}” is not an origin. Write it like https://www.example.com, without path.',
  PAGE_URL_INVALID: 'This is not the address of a page. Write it like https://www.example.com/filing.',
  SECRET_KEY_IN_BROWSER:
    'A secret key was used in a web page, where everybody can read it. Revoke it, and use a session or a publishable key in pages.',
} as const;
