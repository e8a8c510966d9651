import {realpath, stat} from 'node:fs/promises';
import {join, sep} from 'node:path';
import {fileResponse, type HeaderRecord} from './static-file.ts';

/** One file under one path. */
export interface FileMount {
  readonly path: string;
  readonly file: string;
  readonly headers?: HeaderRecord;
}

/**
 * A directory under a prefix that ends with a slash. `index.html` is served for its folder; hidden files are not
 * served.
 */
export interface DirectoryMount {
  readonly prefix: string;
  readonly directory: string;
  /** Which of its files are served, by their path below it; all, if not said. */
  readonly only?: RegExp;
  readonly headers?: HeaderRecord;
  /** In addition for HTML, e.g. a Content-Security-Policy. */
  readonly pageHeaders?: HeaderRecord;
}

/** Something to serve. */
export type Mount = FileMount | DirectoryMount;

/** The answer of the first mount that has the file; undefined when none has. */
export async function staticResponse(request: Request, mounts: readonly Mount[]): Promise<Response | undefined> {
  const {pathname} = new URL(request.url);
  for (const mount of mounts) {
    if ('prefix' in mount && `${pathname}/` === mount.prefix) return redirect(mount.prefix);
    const response =
      'path' in mount
        ? pathname === mount.path && (await fileResponse(request, mount.file, mount.headers ?? {}))
        : pathname.startsWith(mount.prefix) && (await fromDirectory(request, pathname, mount));
    if (response) return response;
  }
  return undefined;
}

const redirect = (location: string) => new Response(null, {status: 308, headers: {Location: location}});

async function fromDirectory(request: Request, pathname: string, mount: DirectoryMount): Promise<Response | undefined> {
  const path = pathname.slice(mount.prefix.length);
  const segments = safeSegments(path);
  if (!segments || mount.only?.test(path) === false) return undefined;
  const file = await insideOf(mount.directory, segments);
  if (file === undefined) return undefined;
  if ((await stat(file)).isDirectory()) {
    if (!pathname.endsWith('/')) return redirect(`${pathname}/`);
    return fromDirectory(request, `${pathname}index.html`, mount);
  }
  const isPage = /\.html?$/.test(file);
  return fileResponse(request, file, {...mount.headers, ...(isPage ? mount.pageHeaders : {})});
}

/** The names between the slashes, decoded once; undefined when one of them could lead out of the directory. */
function safeSegments(path: string): string[] | undefined {
  try {
    const segments = path.split('/').map(decodeURIComponent);
    const unsafe = segments.some(
      segment => segment.startsWith('.') || /[/\\:]/.test(segment) || segment.includes('\0'),
    );
    return unsafe ? undefined : segments;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** The real path below the real directory; undefined when it does not exist or a link leads elsewhere. */
async function insideOf(directory: string, segments: readonly string[]): Promise<string | undefined> {
  const [root, file] = await Promise.all([realpath(directory), realpath(join(directory, ...segments))]).catch(() => []);
  if (root === undefined || file === undefined) return undefined;
  return file === root || file.startsWith(root.endsWith(sep) ? root : root + sep) ? file : undefined;
}
