import {extname} from 'node:path';

/**
 * Types by file ending. HTML carries no charset on purpose: a page says its own, and portals in GBK do so. Scripts do,
 * because a page in GBK would otherwise read them in its own encoding.
 */
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The content type of a file by its name; what is unknown is bytes, which browsers download instead of run. */
export const toContentType = (file: string): string => types[extname(file).toLowerCase()] ?? 'application/octet-stream';

/** Does compressing help? */
export const isCompressible = (contentType: string): boolean => /^text\/|json|svg|manifest|wasm/.test(contentType);
