/**
 * Where the server is. The page must not be able to lead us elsewhere, not even by accident: a named picture can stand in
 * for any property of `document`, and another script can have a similar name. So the platform's own accessors are called,
 * and only an exact file name counts.
 */

/** The addresses of our script files; the version and the hash of a copy stand in its folder or query. */
const scriptFile = /^(https?:[^?#]+)\/gov-rating(-any|\.es2019|-board|-desk|-receipt)?\.js([?#]|$)/;

/** A server keeps earlier versions of its script files in folders such as `/1.4.0/`; it answers beside those folders. */
const versionFolder = /\/\d+\.\d+\.\d+[\w.-]*$/;

/** The folder, without a slash at its end, of an address that names one of our script files; empty for any other. */
export const folderOf = (address: string): string => scriptFile.exec(address)?.[1] ?? '';

/**
 * The folder of the script file that runs, else of the first of ours on the page; empty when no tag tells. There is no
 * running script in a module, no document on a server, and in the sandbox of a micro-frontend none that can be asked.
 */
function findFolder(): string {
  try {
    const running: unknown = Reflect.get(Document.prototype, 'currentScript', document);
    const scripts: Iterable<unknown> = Document.prototype.querySelectorAll.call(document, 'script[src]');
    for (const script of [running, ...scripts]) {
      const folder = folderOf(String((script as HTMLScriptElement | null)?.src));
      if (folder) return folder;
    }
  } catch {
    // Nothing can be asked here.
  }
  return '';
}

/** Found while this module loads: afterwards nobody can tell which script was running. */
const running = findFolder();

/** The folder that our script files came from, its version included. */
export const scriptFolder = (): string => running || findFolder();

/**
 * The base URL of the server for an element's `endpoint`: absolute, or from `/`, `./` or `../` on; an empty one means the
 * folder that the script came from. Empty when there is no such address.
 */
export function serverAddress(endpoint: string): string {
  const given = endpoint.trim() || scriptFolder().replace(versionFolder, '');
  if (!/^(https?:\/\/|\.{0,2}\/)/i.test(given)) return '';
  // The anchor resolves against the page's own base, also where the page has replaced the URL class.
  const {href, host} = Object.assign(document.createElement('a'), {href: given});
  return host && href.replace(/\/+$/, '');
}

/** The root of the origin that an address belongs to. */
export const originOf = (address: string): string => address.replace(/^(\w+:\/\/[^/]+).*/, '$1');
