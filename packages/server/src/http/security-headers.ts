/** Headers of every response: a file or page is not for other types of use either, and its address stays here. */
const always = {'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer'} as const;

/** Headers of every response of the interface: it is data, never a page, and for one caller. */
const ofData = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
} as const;

/** Adds the security headers that every response has; a page keeps a referrer policy of its own. */
export function addSecurityHeaders(headers: Headers): void {
  for (const [name, value] of Object.entries(always)) if (!headers.has(name)) headers.set(name, value);
}

/** Adds the security headers of data, and `no-store` where the route has set no caching. */
export function addDataHeaders(headers: Headers): void {
  for (const [name, value] of Object.entries(ofData)) headers.set(name, value);
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
}
