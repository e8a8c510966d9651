import {realpath} from 'node:fs/promises';
import {sep} from 'node:path';
import {Readable} from 'node:stream';
import {send, type FileSendResult, type SendResult} from '@fastify/send';
import {COMPRESSIBLE_CONTENT_TYPE_REGEX} from 'hono/utils/compress';
import {getMimeType} from 'hono/utils/mime';
import {codingFor, CompressedFiles, type Coding} from './compression.ts';

/** Headers by name. */
export type HeaderRecord = Readonly<Record<string, string>>;

/** Where a file lies: a path below a directory, still encoded as in the address, and the directory. */
export interface FilePlace {
  readonly root: string;
  readonly path: string;
}

const compressed = new CompressedFiles();

/**
 * Sizes in bytes: files smaller than the first gain nothing from compression, files larger than the second are sent
 * uncompressed.
 */
const compressibleBytes = {least: 1024, most: 8 * 1024 * 1024};

/**
 * A file as a response: `@fastify/send` finds it, refuses paths that lead out of the directory and hidden files, and
 * answers conditional and range requests (RFC 9110 sections 13 and 14); compression and the headers of public files are
 * added here. Undefined where there is no such file; `directory` where a directory is asked for without its slash.
 * `headers` receives the content type and returns what wins over the usual headers.
 */
export async function fileResponse(
  request: Request,
  {root, path}: FilePlace,
  headers: (contentType: string) => HeaderRecord,
): Promise<Response | 'directory' | undefined> {
  const found = await look(request, 'HEAD', {root, path});
  if (found.type === 'directory') return 'directory';
  if (found.type === 'error' && found.statusCode !== 412 && found.statusCode !== 416) return undefined;
  if (found.type === 'error') return new Response(null, {status: found.statusCode, headers: rangeOf(found)});
  if (!(await isInside(found.metadata.path, root))) return undefined;
  if (request.method !== 'GET' && request.method !== 'HEAD') return methodNotAllowed();
  const type = contentTypeOf(found.metadata.path);
  const all = new Headers({...publicHeaders(type), ...found.headers, ...headers(type)});
  if (found.statusCode === 304) return new Response(null, {status: 304, headers: all});
  all.set('Content-Type', type);
  const coding = codingOf(request, type, found);
  return coding ? respondCompressed(request, found, all, coding) : respondPlain(request, {root, path}, found, all);
}

/** The refusal of a method that changes something where there is only something to read. */
export const methodNotAllowed = (): Response => new Response(null, {status: 405, headers: {Allow: 'GET, HEAD'}});

/** The library reads nothing but the method and the headers of a request. */
function look({headers}: Request, method: 'GET' | 'HEAD', {root, path}: FilePlace): Promise<SendResult> {
  const asked = {method, headers: Object.fromEntries(headers)} as unknown as Readable;
  return send(asked, path, {root, cacheControl: false, contentType: false});
}

/** Whether a file is really below a directory: a link may lead elsewhere. */
async function isInside(file: string, directory: string): Promise<boolean> {
  const [root, real] = await Promise.all([realpath(directory), realpath(file)]);
  return real.startsWith(root.endsWith(sep) ? root : root + sep);
}

/**
 * The content type of a file by its name; what is unknown is bytes, which browsers download instead of run. HTML has no
 * charset: a page names its own, and portals in GBK do so. Scripts have one, because a page in GBK would otherwise read
 * them in its own encoding.
 */
function contentTypeOf(file: string): string {
  const type = getMimeType(file) ?? 'application/octet-stream';
  return type.startsWith('text/html') ? 'text/html' : type;
}

const publicHeaders = (type: string): HeaderRecord => ({
  'Cache-Control': type === 'text/html' ? 'no-cache' : 'public, max-age=300, must-revalidate',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
  ...(isCompressible(type) ? {Vary: 'Accept-Encoding'} : {}),
});

const isCompressible = (type: string): boolean => COMPRESSIBLE_CONTENT_TYPE_REGEX.test(type);

const rangeOf = ({headers: {'Content-Range': range}}: SendResult): HeaderRecord =>
  range === undefined ? {} : {'Content-Range': range};

/** A part of a file is never compressed: its positions count the bytes of the file. */
function codingOf({headers}: Request, type: string, {statusCode, metadata}: FileSendResult): Coding | undefined {
  const {size} = metadata.stat;
  const helps =
    statusCode === 200 && isCompressible(type) && size >= compressibleBytes.least && size <= compressibleBytes.most;
  return helps ? codingFor(headers.get('accept-encoding')) : undefined;
}

async function respondCompressed(
  {method}: Request,
  {metadata, headers: {ETag: version = ''}}: FileSendResult,
  headers: Headers,
  coding: Coding,
): Promise<Response> {
  const bytes = await compressed.content(metadata.path, version, coding);
  headers.set('Content-Encoding', coding);
  headers.set('Content-Length', String(bytes.length));
  headers.delete('Accept-Ranges');
  // The remembered bytes themselves: a copy for each caller who reads slowly would fill the memory.
  return new Response(method === 'HEAD' ? null : (bytes as Uint8Array<ArrayBuffer>), {headers});
}

async function respondPlain(
  request: Request,
  place: FilePlace,
  {statusCode: status}: FileSendResult,
  headers: Headers,
): Promise<Response> {
  if (request.method === 'HEAD') return new Response(null, {status, headers});
  const {stream} = await look(request, 'GET', place);
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {status, headers});
}
