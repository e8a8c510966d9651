import ipaddr from 'ipaddr.js';

/** The bits of an IPv6 address that name a network; the rest a caller chooses freely. */
const networkBytes = 8;

/** IPv4 behind a translator of the network (RFC 6052). */
const translated = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/** In how many forms a port, a zone, brackets and quotes may stand around an address. */
const around: readonly RegExp[] = [
  /^(.+)$/,
  /^\[([^\]]+)\](?::\d*)?$/,
  /^([^:]+):\d*$/,
  // A port behind an IPv6 address without brackets, where it can be told: behind eight groups or behind an IPv4 in it.
  /^((?:[\da-f]{1,4}:){7}[\da-f]{1,4}):\d+$/i,
  /^([\da-f:]+:\d+\.\d+\.\d+\.\d+):\d+$/i,
];

/**
 * One spelling of a network address: without port, brackets, quotes and zone, in small letters, IPv4 that is written as IPv6
 * as IPv4. Undefined for a text that is no address, such as `unknown`.
 *
 * @example
 * canonicalAddress('203.0.113.7:40001'); // '203.0.113.7'
 * canonicalAddress('[::FFFF:203.0.113.7]:443'); // '203.0.113.7'
 * canonicalAddress('fe80::1%eth0'); // 'fe80::1'
 */
export function canonicalAddress(address: string): string | undefined {
  const text = address
    .slice(0, 100)
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
  for (const form of around) {
    const bare = form.exec(text)?.[1]?.replace(/%[\w.%-]*$/, '');
    // The forms with fewer than four parts, in octal or hexadecimal, are written by no proxy.
    if (bare === undefined || !/[:]|^(?:\d+\.){3}\d+$/.test(bare) || !ipaddr.isValid(bare)) continue;
    const parsed = ipaddr.process(bare);
    if (parsed.kind() === 'ipv6' && parsed.match(translated as never))
      return ipaddr.fromByteArray(parsed.toByteArray().slice(12)).toString();
    return parsed.toString();
  }
  return undefined;
}

/**
 * The form in which a network address is counted and compared: an IPv4 address, also one written as IPv6, by itself; an
 * IPv6 address by its /64, because every subscriber has a whole one (RFC 6177). How it is spelt changes nothing, see
 * {@link canonicalAddress}. Text that is no address is taken as it is, at most 64 characters.
 *
 * @example
 * addressKey('::ffff:192.0.2.1'); // '192.0.2.1'
 * addressKey('[2001:db8::7]:443'); // '2001:db8:0:0::/64'
 */
export function addressKey(address: string): string {
  const canonical = canonicalAddress(address);
  if (canonical === undefined) return address.slice(0, 64);
  const parsed = ipaddr.parse(canonical);
  if (parsed.kind() === 'ipv4') return canonical;
  const groups = (parsed as ipaddr.IPv6).parts.slice(0, networkBytes / 2);
  return `${groups.map(group => group.toString(16)).join(':')}::/64`;
}
