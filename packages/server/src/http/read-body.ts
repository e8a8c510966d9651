import {Problem} from '../domain/problems/problem.ts';
import type {BodyType} from './media-type.ts';

/** The most bytes a body may have, where its route says nothing else. */
export const bodyLimit = 64 * 1024;

/**
 * The body as text. Its size is checked before it is parsed, whether or not the caller states it. What is in none of the encodings is
 * refused instead of replaced: a name must not be stored as question marks.
 */
export async function readText(
  request: Request,
  {kind, encodings}: BodyType,
  limit: number = bodyLimit,
): Promise<string> {
  const bytes = await readBytes(request, limit);
  let cause: unknown;
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, {fatal: true}).decode(bytes);
    } catch (error) {
      cause = error;
    }
  }
  throw new Problem(kind === 'csv' ? 'text_not_well_formed' : 'malformed_json', {cause});
}

/**
 * With a stated length, which Node's parser enforces, the body is read in one piece; otherwise piece by piece. Firefox,
 * where the app runs in a tab, has no `Request.body` and holds the whole body in memory anyway.
 */
async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const stated = request.headers.get('content-length');
  if (stated !== null && Number(stated) > limit) throw tooLarge();
  const inPieces = stated === null && request.body !== undefined;
  const bytes = await (inPieces ? readPieces(request.body, limit) : orBrokenOff(request.arrayBuffer()));
  if (bytes.byteLength > limit) throw tooLarge();
  return new Uint8Array(bytes);
}

async function readPieces(body: Request['body'], limit: number): Promise<Uint8Array> {
  const reader = (body ?? new Blob().stream()).getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const {done, value} = await orBrokenOff(reader.read());
    if (done) return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge();
    }
    pieces.push(value);
  }
}

/** Closes the connection, because more of the body is still on its way. */
const tooLarge = () => new Problem('body_too_large', {headers: {Connection: 'close'}});

/** A truncated body is the caller's error, usually a lost connection. */
async function orBrokenOff<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw new Problem('malformed_json', {cause: error});
  }
}
