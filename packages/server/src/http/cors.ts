import {routes, type Route} from '@gov-rating/contract';

const exposed = 'Retry-After, Idempotent-Replayed, X-Request-Id, ETag';

const beginning = (path: string): string => path.split('/', 3).join('/');

/** Prefixes of the paths that pages of other origins may not call, e.g. `/v1/services`. */
const closed: ReadonlySet<string> = new Set(
  Object.values<Route>(routes).flatMap(({crossOrigin, path}) => (crossOrigin === false ? beginning(path) : [])),
);

/** True where a page may call the path. An unknown path counts as shared, so that the page sees the 404. */
export const isShared = (path: string): boolean => !closed.has(beginning(path));

/**
 * Tells the browser which origins may read a response. No cookie exists here, so credentials are never allowed, and an
 * origin that is not on the list gets no header at all.
 */
export function allowOrigin(headers: Headers, origin: string | null, allowed: '*' | readonly string[]): void {
  if (allowed !== '*') headers.append('Vary', 'Origin');
  if (allowed !== '*' && (origin === null || !allowed.includes(origin))) return;
  headers.set('Access-Control-Allow-Origin', allowed === '*' ? '*' : String(origin));
  headers.set('Access-Control-Expose-Headers', exposed);
}

/** The response to a preflight request; harmless to callers that are not browsers. */
export function preflightHeaders(methods: string): Record<string, string> {
  return {
    Allow: methods,
    'Access-Control-Allow-Methods': methods,
    'Access-Control-Allow-Headers':
      'Authorization, Content-Type, Idempotency-Key, Accept-Language, If-None-Match, Last-Event-ID',
    'Access-Control-Max-Age': '7200',
  };
}
