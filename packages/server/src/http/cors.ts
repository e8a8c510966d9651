import {routes} from '@gov-rating/contract';
import type {RouteFactsByName} from './route-facts.ts';

const exposed = 'Retry-After, Idempotent-Replayed, X-Request-Id, ETag';

/**
 * Tells which paths pages of other origins may call: all but those of routes that say `crossOrigin: false`. An unknown path
 * may be called too, so that the page sees the 404.
 */
export function crossOriginPaths(facts: RouteFactsByName): (path: string) => boolean {
  const closed = Object.entries(facts)
    .filter(([, {crossOrigin}]) => crossOrigin === false)
    .map(([name]) => routes[name as keyof typeof facts].endpoint.path.replace(/\{\w+\}/g, '[^/]+'));
  const pattern = new RegExp(`^(${closed.join('|')})$`);
  return path => !pattern.test(path);
}

/**
 * Answers the browser's question who may read a response. No cookie exists here, so credentials are never allowed, and an
 * origin that is not on the list gets no header at all.
 */
export function allowOrigin(headers: Headers, origin: string | null, allowed: '*' | readonly string[]): void {
  if (allowed !== '*') headers.append('Vary', 'Origin');
  if (allowed !== '*' && (origin === null || !allowed.includes(origin))) return;
  headers.set('Access-Control-Allow-Origin', allowed === '*' ? '*' : String(origin));
  headers.set('Access-Control-Expose-Headers', exposed);
}

/** The answer to a preflight; harmless to callers that are no browser. */
export function preflightHeaders(methods: string): Record<string, string> {
  return {
    Allow: methods,
    'Access-Control-Allow-Methods': methods,
    'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key, Accept-Language, If-None-Match',
    'Access-Control-Max-Age': '7200',
  };
}
