/**
 * Finds the server. The page must not be able to redirect us, not even by accident: a named image can shadow any
 * property of `document`, and another script can have a similar name. So the accessors of the document's prototype are
 * called, and only an exact file name matches.
 */

/** The URLs of our script files; the version or the hash of a copy is in its folder or query. */
const scriptFile =
  /^(https?:[^?#]+)\/gov-rating(-any|\.es2019|-board|-desk|-evaluator|-language|-my|-kiosk|-receipt)?\.js([?#]|$)/;

/** A server keeps versions of its script files in folders such as `/1.4.0/`; its API is beside those folders. */
const versionFolder = /\/\d+\.\d+\.\d+[\w.-]*$/;

/** Returns the folder, without a slash at its end, of a URL of one of our script files; empty for any other URL. */
export const folderOf = (address: string): string => scriptFile.exec(address)?.[1] ?? '';

/**
 * The folder of the running script, else of our first script on the page; empty when no tag is found. A module has no
 * running script, a server no document, and the sandbox of a micro-frontend no usable one.
 */
function findFolder(): string {
  try {
    // Not by the name `Document`, which a page may use for a class of its own.
    const accessors = Object.getPrototypeOf(Object.getPrototypeOf(document)) as Document;
    const running: unknown = Reflect.get(accessors, 'currentScript', document);
    const scripts: Iterable<unknown> = accessors.querySelectorAll.call(document, 'script[src]');
    for (const script of [running, ...scripts]) {
      const folder = folderOf(String((script as HTMLScriptElement | null)?.src));
      if (folder) return folder;
    }
  } catch {
    // There is no usable document here.
  }
  return '';
}

/** Read while this module loads: later `currentScript` is null. */
const running = findFolder();

/** Returns the folder of our script files, including its version. */
export const scriptFolder = (): string => running || findFolder();

/**
 * Returns the base URL of the server for an element's `endpoint`: absolute, or beginning with `/`, `./` or `../`; an
 * empty one means the folder of the script. Empty when the endpoint is not usable.
 */
export function serverAddress(endpoint: string): string {
  const given = endpoint.trim() || scriptFolder().replace(versionFolder, '');
  if (!/^(https?:\/\/|\.{0,2}\/)/i.test(given)) return '';
  // An anchor resolves against the base URL of the page, also where the page has replaced the URL class.
  const {href, host} = Object.assign(document.createElement('a'), {href: given});
  return host && href.replace(/\/+$/, '');
}

/** Returns the origin of a URL. */
export const originOf = (address: string): string => address.replace(/^(\w+:\/\/[^/]+).*/, '$1');

/** The address of the page, as far as it may be passed on: behind `?` a portal may have a session. Empty without one. */
export const ownPage = (): string => (/^https?:[^?#]+/.exec(location.href) ?? [''])[0];
