import ipaddr from 'ipaddr.js';

/** Where webhooks may lead. */
export interface WebhookRules {
  /** Whether messages may be sent unencrypted; for demonstration and tests. */
  readonly http: boolean;
  readonly ports: '*' | readonly number[];
  /** Networks that may be reached besides the public internet, e.g. `10.20.0.0/16`. */
  readonly networks: readonly string[];
}

/** The public internet, encrypted, on the usual port. */
export const strictWebhookRules: WebhookRules = {http: false, ports: [443], networks: []};

/**
 * Whether a webhook may have this address. A host name is resolved and checked at every call, because it may change; a
 * host that is a network address is checked here.
 */
export function isAllowedUrl(text: string, rules: WebhookRules): boolean {
  if (!URL.canParse(text)) return false;
  const {protocol, port, username, password, hash, hostname} = new URL(text);
  const scheme = protocol === 'https:' || (rules.http && protocol === 'http:');
  const at = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
  if (!scheme || username !== '' || password !== '' || hash !== '') return false;
  if (rules.ports !== '*' && !rules.ports.includes(at)) return false;
  const literal = hostname.replace(/^\[|\]$/g, '');
  return !ipaddr.isValid(literal) || isAllowedAddress(literal, rules);
}

/** Whether a network address is public, or in one of the networks that the deployment names. */
export function isAllowedAddress(text: string, {networks}: WebhookRules): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  return isPublic(address) || networks.some(network => isIn(address, network));
}

/** Global unicast of IPv6 (2000::/3), of which the parts for tunnels, tests and documentation are excluded. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Private, local, shared (CGNAT), multicast and reserved addresses are not; nor are those that carry another address in
 * them (6to4, Teredo, NAT64), because a gateway would lead on to that.
 */
function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast') return false;
  return isIPv4(address) || address.match(globalUnicast);
}

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
  const [start, bits] = ipaddr.parseCIDR(network);
  if (isIPv4(address)) return isIPv4(start) && address.match(start, bits);
  return !isIPv4(start) && address.match(start, bits);
}

const isIPv4 = (address: ipaddr.IPv4 | ipaddr.IPv6): address is ipaddr.IPv4 => address.kind() === 'ipv4';

/** Whether this is a network in the form of {@link WebhookRules}. */
export const isNetwork = (text: string): boolean => ipaddr.isValidCIDR(text);
