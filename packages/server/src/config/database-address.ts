import {z} from 'zod';

/** Where a PostgreSQL is: an address of one host, or of a socket. */
export const databaseAddress = z
  .string()
  .regex(/^postgres(ql)?:\/\//, {
    error: 'must be a PostgreSQL address such as postgres://user@host/database',
    abort: true,
  })
  .refine(namesOneHost, {
    error: 'must name one host: let it lead to a pooler or HAProxy that knows the primary',
    abort: true,
  })
  .refine(
    isReadable,
    'cannot be read: in a name or password write # as %23, / as %2F, ? as %3F, @ as %40 and % as %25',
  );

/** A list of hosts, as libpq reads it, would be looked up as one name that nobody has. */
function namesOneHost(text: string): boolean {
  const [, authority = '', query = ''] = /^\w+:\/\/([^/?#]*)[^?#]*\??([^#]*)/.exec(text) ?? [];
  const hosts = authority.slice(authority.lastIndexOf('@') + 1);
  // Behind a password with a sign that ends its part too early, the rest says nothing about hosts.
  return !/^[^:,]+(:\d+)?(,[^:,]+(:\d+)?)+$/.test(hosts) && !new URLSearchParams(query).get('host')?.includes(',');
}

/** A sign of a password that means something in an address ends its part too early. */
function isReadable(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const {username, password, pathname, hash} = new URL(text);
  return hash === '' && [username, password, pathname].every(part => !/%(?![0-9A-Fa-f]{2})/.test(part));
}
