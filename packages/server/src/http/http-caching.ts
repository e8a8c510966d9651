import {hash} from '../security/random.ts';

/** An answer that is the same for everybody: with a validator, and without a body for who has it already. */
export async function cacheable(body: string, contentType: string, ifNoneMatch: string | null): Promise<Response> {
  const etag = `"${(await hash(body)).slice(0, 22)}"`;
  const headers = {ETag: etag, 'Cache-Control': 'public, max-age=300, stale-while-revalidate=86400'};
  if (matches(ifNoneMatch, etag)) return new Response(null, {status: 304, headers});
  return new Response(body, {headers: {...headers, 'Content-Type': contentType}});
}

/** The weak comparison of RFC 9110 section 13.1.2, so that a proxy which compressed the answer still matches. */
export function matches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some(tag => opaque(tag) === opaque(etag));
}
