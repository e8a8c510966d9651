/** The values of a leaf: numbers are safe integers, texts are well formed. */
export type CanonicalValue =
  string | number | boolean | null | readonly CanonicalValue[] | {readonly [name: string]: CanonicalValue};

/**
 * Canonical JSON (RFC 8785): no white space, names sorted by UTF-16 code units. For leaves of the evidence log, so it is
 * stricter than the RFC: throws a TypeError on fractions, integers beyond 2⁵³ − 1, lone surrogates and `undefined`.
 */
export const canonicalJson = (value: CanonicalValue): string => spell(value, integer);

/**
 * {@link canonicalJson} for documents that hold fractions, such as publications: every finite number is written as
 * JavaScript writes it (RFC 8785 section 3.2.2.3), and members whose value is `undefined` are left out.
 */
export const canonicalDocument = (document: unknown): string => spell(document, finite, member => member !== undefined);

function spell(value: unknown, number: (value: number) => string, keeps = (_member: unknown) => true): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return `[${value.map(entry => spell(entry, number, keeps)).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`${typeof value} has no canonical form`);
  const members = Object.entries(value)
    .filter(([, member]) => keeps(member))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${text(name)}:${spell(member, number, keeps)}`);
  return `{${members.join(',')}}`;
}

/** Minus zero is written as zero, as RFC 8785 demands. */
function integer(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is not a safe integer`);
  return String(value);
}

function finite(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} has no form in JSON`);
  return String(value);
}

/** JSON.stringify escapes what RFC 8785 section 3.2.2.2 says and nothing else, once lone surrogates are out. */
function text(value: string): string {
  if (/\p{Cs}/u.test(value)) throw new TypeError('a lone surrogate has no UTF-8 form');
  return JSON.stringify(value);
}
