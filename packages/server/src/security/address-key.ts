import ipaddr from 'ipaddr.js';

/** The bits of an IPv6 address that name a network; the rest a caller chooses freely. */
const networkBytes = 8;

/**
 * The form in which a network address is counted and compared: an IPv4 address, also one written as IPv6, by itself; an
 * IPv6 address by its /64, because every subscriber has a whole one (RFC 6177). A port behind the address, as some
 * gateways write it, is left out. Text that is no address is taken as it is, at most 64 characters.
 *
 * @example
 * addressKey('::ffff:192.0.2.1'); // '192.0.2.1'
 * addressKey('[2001:db8::7]:443'); // '2001:db8:0:0::/64'
 */
export function addressKey(address: string): string {
  const text = address.slice(0, 64);
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
  if (!ipaddr.isValid(bare)) return text;
  const parsed = ipaddr.process(bare);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const groups = (parsed as ipaddr.IPv6).parts.slice(0, networkBytes / 2);
  return `${groups.map(group => group.toString(16)).join(':')}::/64`;
}
