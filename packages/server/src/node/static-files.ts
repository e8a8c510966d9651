import {realpath} from 'node:fs/promises';
import {basename, dirname} from 'node:path';
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

/** The answer of the first mount that has the file under `path`; undefined when none has. */
export async function staticResponse(
  request: Request,
  path: string,
  mounts: readonly Mount[],
): Promise<Response | undefined> {
  for (const mount of mounts) {
    if ('prefix' in mount && `${path}/` === mount.prefix) return redirect(mount.prefix);
    const response = 'path' in mount ? await oneFile(request, path, mount) : await fromDirectory(request, path, mount);
    if (response) return response;
  }
  return undefined;
}

const redirect = (location: string) => new Response(null, {status: 308, headers: {Location: location}});

async function oneFile(request: Request, path: string, mount: FileMount): Promise<Response | undefined> {
  if (path !== mount.path) return undefined;
  // The operator named this file, so a link in its place is followed.
  const file = await realpath(mount.file).catch(() => undefined);
  if (file === undefined) return undefined;
  const place = {root: dirname(file), path: encodeURIComponent(basename(file))};
  const response = await fileResponse(request, place, () => mount.headers ?? {});
  return response === 'directory' ? undefined : response;
}

async function fromDirectory(request: Request, path: string, mount: DirectoryMount): Promise<Response | undefined> {
  const below = path.slice(mount.prefix.length);
  if (!path.startsWith(mount.prefix) || mount.only?.test(below) === false) return undefined;
  // An empty path is the directory itself, for which its index is served.
  const place = {root: mount.directory, path: below === '' ? '/' : below};
  const response = await fileResponse(request, place, type => ({
    ...mount.headers,
    ...(type === 'text/html' ? mount.pageHeaders : {}),
  }));
  return response === 'directory' ? redirect(`${path}/`) : response;
}
