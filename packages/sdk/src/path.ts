/**
 * Fills the braces of a path from the input and answers what is left of the input. Throws a `TypeError` that names the
 * parameter when its value is missing or would change the path (`.`, `..`).
 */
export function fillPath(
  path: string,
  input: {readonly [key: string]: unknown},
): [path: `/v1/${string}`, rest: {readonly [key: string]: unknown}] {
  const rest = {...input};
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name] ?? '');
    delete rest[name];
    if (/^\.{0,2}$/.test(value)) throw new TypeError(`${name} is missing`);
    return encodeURIComponent(value);
  });
  return [filled as `/v1/${string}`, rest];
}
