/** Keys, tokens and origins. */
export const session = {
  UNAUTHENTICATED: 'You are not signed in. Sign in and try again.',
  SESSION_EXPIRED: 'Your session has ended. What you typed is kept; sign in again to go on.',
  SESSION_INVALID: 'This session is not valid. Ask the page for a new one.',
  KEY_INVALID: 'This key is unknown or was revoked. Check it in your key list.',
  ORIGIN_NOT_ALLOWED: 'This page may not use the key. Add its origin {origin} to the allowed origins.',
  ORIGIN_INVALID: '“{value}” is not an origin. Write it like https://www.example.com, without path.',
  PAGE_URL_INVALID: 'This is not the address of a page. Write it like https://www.example.com/filing.',
  SECRET_KEY_IN_BROWSER:
    'A secret key was used in a web page, where everybody can read it. Revoke it, and use a session or a publishable key in pages.',
  OPERATION_NOT_ALLOWED:
    'A publishable key may only run the operations of the form. Use a secret key on your server.',
} as const;
