import {hash} from '../security/hash.ts';
import {ImmutableResponse, type Download, type EventStream} from './handler.ts';
import type {RawInput} from './read-input.ts';
import type {Caching} from '@gov-rating/contract';

/** An answer that is the same for every caller: with an ETag, and 304 without a body for a client that has it. */
export async function respondWithValidator(
  body: string,
  contentType: string,
  ifNoneMatch: string | null,
): Promise<Response> {
  const etag = `"${(await hash(body)).slice(0, 22)}"`;
  const headers = {ETag: etag, 'Cache-Control': 'public, max-age=300, stale-while-revalidate=86400'};
  if (matches(ifNoneMatch, etag)) return new Response(null, {status: 304, headers});
  return new Response(body, {headers: {...headers, 'Content-Type': contentType}});
}

/** A longer `If-None-Match`, in characters, is not read: the answer is sent in full. A tag of ours has 24. */
const longestValidator = 2000;

/** The weak comparison of RFC 9110 section 13.1.2, so that a proxy which compressed the answer still matches. */
export function matches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.length > longestValidator) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some(tag => opaque(tag) === opaque(etag));
}

/** An answer with a tag never changes: it is cached for a year, and a client that has it gets 304 without the body. */
export function respondImmutable(output: ImmutableResponse | Download, ifNoneMatch: string | null): Response {
  const etag = `"${output.tag}"`;
  const headers: Record<string, string> =
    output.tag === undefined ? {} : {ETag: etag, 'Cache-Control': 'public, max-age=31536000, immutable'};
  if (output.tag !== undefined && matches(ifNoneMatch, etag)) return new Response(null, {status: 304, headers});
  if (output instanceof ImmutableResponse) {
    return new Response(output.text, {headers: {...headers, 'Content-Type': 'application/json'}});
  }
  return new Response(bytesOf(output.pieces), {
    headers: {
      ...headers,
      'Content-Type': output.contentType,
      'Content-Disposition': `attachment; filename="${output.fileName}"`,
    },
  });
}

/**
 * Events are never kept, and no proxy shall collect or compress them before it passes them on. A request for the headers
 * alone begins no stream.
 */
export async function respondWithEvents({bytes}: EventStream, method: string): Promise<Response> {
  const isRead = method !== 'HEAD';
  if (!isRead) await bytes.cancel();
  return new Response(isRead ? bytes : null, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}

/** Makes the next piece when the reader has taken the last one, so that only one piece is in memory. */
function bytesOf(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const reader = pieces[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await reader.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      },
      async cancel() {
        await reader.return?.();
      },
    },
    {highWaterMark: 0},
  );
}

/** The Cache-Control header of an answer; empty where the route has no caching rule. */
export function cacheControl(caching: Caching | undefined, input: RawInput): Readonly<Record<string, string>> {
  if (caching === undefined || caching === 'validator') return {};
  const immutable = caching === 'immutable' || input[caching.immutableWith] !== undefined;
  const value = immutable ? 'max-age=31536000, immutable' : `max-age=${caching.otherwiseSeconds}`;
  return {'Cache-Control': `public, ${value}`};
}
