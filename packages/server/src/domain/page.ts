/**
 * The address that an invitation leads to, the token behind `#`, which browsers never send. Undefined when the page
 * carries credentials or a fragment of its own, or is of an origin that is not registered.
 */
export function invitationUrl(page: string, origins: readonly string[], token: string): string | undefined {
  const url = new URL(page);
  const ownParts = url.username !== '' || url.password !== '' || page.includes('#');
  if (ownParts || !origins.includes(url.origin)) return undefined;
  return `${url.href}#invitation=${token}`;
}
