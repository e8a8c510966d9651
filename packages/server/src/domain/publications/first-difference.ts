/** Where two values of JSON first differ, in the order of their canonical spelling. */
export interface Difference {
  /** Dotted path; empty for the document itself. */
  readonly path: string;
  readonly one: unknown;
  readonly other: unknown;
}

/** The first difference of two values; undefined when they say the same. */
export function firstDifference(one: unknown, other: unknown, path = ''): Difference | undefined {
  if (Object.is(one, other)) return undefined;
  if (!isContainer(one) || !isContainer(other) || Array.isArray(one) !== Array.isArray(other))
    return {path, one, other};
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  if (!Array.isArray(one)) keys.sort((a, b) => (a < b ? -1 : 1));
  for (const key of keys) {
    const below = path === '' ? key : `${path}.${key}`;
    const found = firstDifference(one[key], other[key], below);
    if (found) return found;
  }
  return undefined;
}

const isContainer = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
