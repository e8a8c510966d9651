/**
 * Where the server is. The page must not be able to lead us elsewhere, not even by accident: a named picture can stand in
 * for any property of `document`, and another script can have a similar name. So the platform's own accessors are called,
 * and only an exact file name counts.
 */

/** The names of our script files; the version and the hash of a copy stand in its folder or query. */
const scriptFile = /\/gov-rating(-any|\.es2019|-board|-desk|-receipt)?\.js$/;

/** A server keeps earlier versions of its script files in folders such as `/1.4.0/`; it answers beside those folders. */
const versionFolder = /\/\d+\.\d+\.\d+[\w.-]*$/;

/** The folder of the server whose script this is, e.g. `https://gateway.example.gov.cn/rating`; undefined if not ours. */
function folderOf(script: unknown): string | undefined {
  if (!(script instanceof HTMLScriptElement) || !script.src) return undefined;
  const {origin, pathname} = new URL(script.src);
  return scriptFile.test(pathname) ? origin + pathname.replace(scriptFile, '').replace(versionFolder, '') : undefined;
}

/** The script that runs while this module loads. There is none in a module script and on a server. */
const running = typeof document === 'object' ? runningScript() : undefined;

function runningScript(): unknown {
  const accessor = Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript');
  return accessor?.get?.call(document);
}

/** The script file that we came in, or else the first of ours on the page. */
export function ownScript(): HTMLScriptElement | undefined {
  const scripts: Iterable<unknown> = Document.prototype.querySelectorAll.call(document, 'script[src]');
  return [running, ...scripts].find(script => folderOf(script) !== undefined) as HTMLScriptElement | undefined;
}

/** The folder that our script file came from, without a slash at its end; empty when it cannot be told. */
export const scriptFolder = (): string => folderOf(ownScript()) ?? '';

/**
 * The base URL of the server for an element's `endpoint`: absolute, or from `/`, `./` or `../` on; an empty one means the
 * folder that the script came from. Undefined when there is no such address.
 */
export function serverAddress(endpoint: string): string | undefined {
  const given = endpoint.trim() || scriptFolder();
  if (!/^(https?:\/\/|\.{0,2}\/)/i.test(given)) return undefined;
  // The anchor resolves against the page's own base, also where the page has replaced the URL class.
  const {href, host} = Object.assign(document.createElement('a'), {href: given});
  return host ? href.replace(/\/+$/, '') : undefined;
}
