/**
 * Where the server is. The page must not be able to lead us elsewhere, not even by accident: a named picture can stand in
 * for any property of `document`, and another script can have a similar name. So the platform's own accessors are called,
 * and only an exact file name counts.
 */

/**
 * Our script files. A server keeps earlier versions in folders such as `/1.4.0/`, and answers beside those folders; other
 * marks of a copy, such as a hash, stand in the query.
 */
const scriptFile = /^(https?:.*?)(?:\/\d+\.\d+\.\d+[\w.-]*)?\/gov-rating(?:-any|\.es2019|-board|-desk|-receipt)?\.js$/;

/** The server's folder that a script came from, e.g. `https://gateway.example.gov.cn/rating`; empty if it is not ours. */
function folderOf(script: unknown): string {
  const [address = ''] = script instanceof HTMLScriptElement ? script.src.split(/[?#]/) : [];
  return scriptFile.exec(address)?.[1] ?? '';
}

/** The script that runs while this module loads; there is none in a module script and on a server. */
const running: unknown =
  typeof document === 'object' && Reflect.get(Document.prototype, 'currentScript', document);

/** The script file that we came in, or else the first of ours on the page. */
export function ownScript(): HTMLScriptElement | undefined {
  const scripts = Document.prototype.querySelectorAll.call(document, 'script[src]');
  return [running, ...scripts].find(folderOf) as HTMLScriptElement | undefined;
}

/**
 * The base URL of the server for an element's `endpoint`: absolute, or from `/`, `./` or `../` on; an empty one means the
 * folder that the script came from. Empty when there is no such address.
 */
export function serverAddress(endpoint: string): string {
  const given = endpoint.trim() || folderOf(ownScript());
  if (!/^(https?:\/\/|\.{0,2}\/)/i.test(given)) return '';
  // The anchor resolves against the page's own base, also where the page has replaced the URL class.
  const {href, host} = Object.assign(document.createElement('a'), {href: given});
  return host && href.replace(/\/+$/, '');
}

/** The root of the origin that an address belongs to. */
export const originOf = (address: string): string => address.replace(/^(\w+:\/\/[^/]+).*/, '$1');
