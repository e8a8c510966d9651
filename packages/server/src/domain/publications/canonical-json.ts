/**
 * JSON with one spelling only (RFC 8785): keys in order, no space, numbers as JavaScript writes them. The same value gives
 * the same bytes on every machine, so that a hash of them means something. Keys without a value are left out. Results hold
 * fractions, which leaves of the evidence log must never: theirs is the stricter one in the contract.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  entries.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`;
}
