/** The part of an address behind `#` that a hash router reads: `#/rate`, `#!/rate`, each perhaps with a query. */
const route = /^#!?\/[^?#]*(\?[^#]*)?$/;

/** Whether an invitation may lead to this address: it has no credentials, and after `#` nothing but a route. */
export function canBePage(page: string): boolean {
  if (!URL.canParse(page)) return false;
  const {username, password, hash} = new URL(page);
  if (username !== '' || password !== '' || /[?&]invitation=/.test(hash)) return false;
  return page.includes('#') ? route.test(hash) : true;
}

/**
 * The address of an invitation. The token is always behind `#`, which browsers never send. A hash router keeps its
 * route: there the token is a parameter of the route's own query. Undefined when the page is not allowed or its origin
 * is not registered.
 */
export function invitationUrl(page: string, origins: readonly string[], token: string): string | undefined {
  const {origin, href, hash} = new URL(page);
  if (!canBePage(page) || !origins.includes(origin)) return undefined;
  const [query] = /\?.*/.exec(hash) ?? [''];
  const before = hash === '' ? '#' : query === '' ? '?' : /[?&]$/.test(query) ? '' : '&';
  return `${href}${before}invitation=${token}`;
}

/**
 * The address of a way back, as browsers write it: https, without credentials, of a registered origin. Undefined when it is
 * none.
 */
export function returnAddress(address: string, origins: readonly string[]): string | undefined {
  const {protocol, username, password, origin, href} = new URL(address);
  const isSafe = protocol === 'https:' && username === '' && password === '';
  return isSafe && origins.includes(origin) ? href : undefined;
}

/**
 * The short address of an invitation at the server's own page. Here the token is in the path, which is never logged: some
 * apps cut or escape what is behind `#`. The page takes it out of the address at once.
 *
 * @param publicUrl The address of the server, without a slash at the end.
 */
export const shortInvitationUrl = (publicUrl: string, token: string): string => `${publicUrl}/r/${token}`;
