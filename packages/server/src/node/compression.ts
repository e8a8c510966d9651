import {readFile, stat} from 'node:fs/promises';
import {promisify} from 'node:util';
import {brotliCompress, constants, gzip} from 'node:zlib';
import {parseAccept} from 'hono/utils/accept';
import {headerLimit} from '../http/header-limit.ts';

/** The codings offered, best first, with the ending of a file that was compressed beforehand. */
const codings = {br: '.br', gzip: '.gz'} as const;

/** A content coding (RFC 9110 section 8.4.1). */
export type Coding = keyof typeof codings;

/** The best coding that `Accept-Encoding` names; undefined when it names none of them. `q=0` refuses a coding. */
export function codingFor(acceptEncoding: string | null): Coding | undefined {
  const named = parseAccept((acceptEncoding ?? '').slice(0, headerLimit)).filter(({q}) => q > 0);
  return (Object.keys(codings) as Coding[]).find(coding => named.some(({type}) => type.toLowerCase() === coding));
}

/** Compresses files and remembers the last ones, because the same script is asked for again and again. */
export class CompressedFiles {
  readonly #kept = new Map<string, Promise<Uint8Array>>();
  readonly #most: number;

  constructor(most = 64) {
    this.#most = most;
  }

  /** The compressed content; a file compressed beforehand is used if it is not older. `version` changes with the file. */
  content(file: string, version: string, coding: Coding): Promise<Uint8Array> {
    const key = `${coding} ${version} ${file}`;
    const kept = this.#kept.get(key) ?? this.#remember(key, compress(file, coding));
    kept.catch(() => this.#kept.delete(key));
    return kept;
  }

  #remember(key: string, content: Promise<Uint8Array>): Promise<Uint8Array> {
    const oldest = this.#kept.keys().next();
    if (this.#kept.size >= this.#most && !oldest.done) this.#kept.delete(oldest.value);
    this.#kept.set(key, content);
    return content;
  }
}

async function compress(file: string, coding: Coding): Promise<Uint8Array> {
  const [original, beforehand] = await Promise.all([stat(file), stat(file + codings[coding]).catch(() => undefined)]);
  if (beforehand?.isFile() && beforehand.mtimeMs >= original.mtimeMs) return readFile(file + codings[coding]);
  const bytes = await readFile(file);
  if (coding === 'gzip') return promisify(gzip)(bytes, {level: 9});
  return promisify(brotliCompress)(bytes, {params: {[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length}});
}
