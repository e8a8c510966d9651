import {routes, type Route} from '@gov-rating/contract';

const exposed = 'Age, Retry-After, Idempotent-Replayed, X-Request-Id, ETag';

/** A path of a route, part by part; undefined stands for any one part. */
interface PathShape {
  readonly parts: readonly (string | undefined)[];
  readonly isShared: boolean;
}

const shapes: readonly PathShape[] = Object.values<Route>(routes)
  .map(({crossOrigin, path}) => ({
    parts: path.split('/').map(part => (part.startsWith('{') ? undefined : part)),
    isShared: crossOrigin !== false,
  }))
  // One with more fixed parts says more of a path than one with fewer.
  .sort((one, another) => fixedParts(another) - fixedParts(one));

function fixedParts({parts}: PathShape): number {
  return parts.filter(part => part !== undefined).length;
}

/** No path of a route has more parts. */
const mostParts = Math.max(...shapes.map(({parts}) => parts.length));

/**
 * True where a page of another origin may call the path: that of a route which says nothing else. An unknown path counts as
 * shared, so that the page sees the 404.
 */
export function isShared(path: string): boolean {
  const given = path.split('/', mostParts + 1);
  const shape = shapes.find(
    ({parts}) => parts.length === given.length && parts.every((part, at) => part === undefined || part === given[at]),
  );
  return shape?.isShared ?? true;
}

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
