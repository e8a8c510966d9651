/**
 * The Content-Security-Policy of pages that hold an element: nothing runs, loads or is sent but what their own origin
 * serves, and no script may write HTML but by the policy of Lit, with which the elements draw.
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');
