import {getPath} from 'hono/utils/url';

/** The path under which a gateway publishes this server, without a slash at the end; empty for most. */
export const basePath = (publicUrl: string): string => new URL(publicUrl).pathname.replace(/\/+$/, '');

/**
 * The path of a request below the path of the server, whether the gateway in front has taken that away or not. So the
 * same server is also reached without its gateway, by a check of its health for example.
 */
export function pathBelow(base: string): (request: Request) => string {
  if (base === '') return getPath;
  return request => {
    const path = getPath(request);
    return path.startsWith(`${base}/`) ? path.slice(base.length) : path;
  };
}

/** Puts the path of the server in front of a redirect within it. */
export function redirectBelow(response: Response, base: string): Response {
  const location = response.headers.get('location');
  if (base !== '' && location?.startsWith('/')) response.headers.set('location', base + location);
  return response;
}
