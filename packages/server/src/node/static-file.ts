import type {Stats} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {matches} from '../http/http-caching.ts';
import {codingFor, CompressedFiles, type Coding} from './compression.ts';
import {isCompressible, toContentType} from './content-types.ts';

/** Headers by name. */
export type HeaderRecord = Readonly<Record<string, string>>;

const compressed = new CompressedFiles();

/** Smaller files gain nothing from compression; bigger ones than the second are sent as they are. */
const compressibleBytes = {least: 1024, most: 8 * 1024 * 1024};

/**
 * A file as a response, with validators, compression and the headers that public files carry. Undefined when there is no
 * such file. `headers` win over the usual ones.
 */
export async function fileResponse(
  request: Request,
  file: string,
  headers: HeaderRecord,
): Promise<Response | undefined> {
  const stats = await stat(file).catch(() => undefined);
  if (!stats?.isFile()) return undefined;
  if (request.method !== 'GET' && request.method !== 'HEAD') return methodNotAllowed();
  const version = `${stats.size.toString(36)}-${Math.floor(stats.mtimeMs).toString(36)}`;
  const type = toContentType(file);
  const coding = codingOf(request, type, stats.size);
  const all = new Headers({
    'Content-Type': type,
    'Cache-Control': type === 'text/html' ? 'no-cache' : 'public, max-age=300, must-revalidate',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
    ETag: `W/"${version}"`,
    'Last-Modified': stats.mtime.toUTCString(),
    ...(isCompressible(type) ? {Vary: 'Accept-Encoding'} : {}),
    ...headers,
  });
  if (isFresh(request.headers, `W/"${version}"`, stats)) return new Response(null, {status: 304, headers: all});
  const bytes = coding ? await compressed.content(file, version, coding) : await readFile(file);
  if (coding) all.set('Content-Encoding', coding);
  all.set('Content-Length', String(bytes.length));
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), {headers: all});
}

/** The refusal of a method that changes something where there is only something to read. */
export const methodNotAllowed = (): Response => new Response(null, {status: 405, headers: {Allow: 'GET, HEAD'}});

function codingOf(request: Request, type: string, size: number): Coding | undefined {
  const helps = isCompressible(type) && size >= compressibleBytes.least && size <= compressibleBytes.most;
  return helps ? codingFor(request.headers.get('accept-encoding')) : undefined;
}

/** `If-None-Match` wins over `If-Modified-Since`, which has a resolution of one second. */
function isFresh(headers: Headers, etag: string, {mtimeMs}: Stats): boolean {
  const ifNoneMatch = headers.get('if-none-match');
  if (ifNoneMatch !== null) return matches(ifNoneMatch, etag);
  const since = Date.parse(headers.get('if-modified-since') ?? '');
  return Math.floor(mtimeMs / 1000) * 1000 <= since;
}
