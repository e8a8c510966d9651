/** What a leaf may hold: numbers are safe integers, texts are well formed. */
export type CanonicalValue =
  string | number | boolean | null | readonly CanonicalValue[] | {readonly [name: string]: CanonicalValue};

/**
 * JSON with exactly one spelling (RFC 8785): no white space, names sorted by UTF-16 code units. Throws a TypeError on
 * what has no such spelling here: fractions, integers beyond 2⁵³, lone surrogates, `undefined`.
 */
export function canonicalJson(value: CanonicalValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return integer(value);
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`${typeof value} has no canonical form`);
  const members = Object.entries(value as {readonly [name: string]: CanonicalValue})
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${text(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function integer(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is no safe integer`);
  // Minus zero is written as zero, as RFC 8785 demands.
  return String(value);
}

/** JSON.stringify escapes what RFC 8785 section 3.2.2.2 says and nothing else, once lone surrogates are out. */
function text(value: string): string {
  if (/\p{Cs}/u.test(value)) throw new TypeError('a lone surrogate has no UTF-8 form');
  return JSON.stringify(value);
}
