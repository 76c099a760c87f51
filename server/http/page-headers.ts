/**
 * Headers of the demo pages: nothing but our own files, and Trusted Types required. A host page that embeds the widget
 * needs no more than this.
 */
export const pageHeaders = (publicUrl: string): Record<string, string> => {
  const { origin } = new URL(publicUrl);
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `img-src 'self' ${origin} blob: data:`,
      `connect-src 'self' ${origin}`,
      "media-src 'self' blob:",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ].join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'permissions-policy': 'camera=(self), microphone=()',
    'cross-origin-opener-policy': 'same-origin',
  };
};
