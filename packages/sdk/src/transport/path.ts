import type {Endpoint} from '@gov-rating/contract/endpoints';
import type {Input} from './request.ts';

/** A route with its path filled in from the input, and the rest of the input. For routes with braces in their path. */
export function filledIn(endpoint: Endpoint, input: Input): [endpoint: Endpoint, rest: Input] {
  const [path, rest] = fillPath(endpoint.path, input);
  return [{...endpoint, path}, rest];
}

/**
 * Fills the braces of a path from the input and returns what is left of the input. Throws a `TypeError` that names the
 * parameter when its value is missing or would change the path (`.`, `..`).
 */
export function fillPath(path: string, input: Input): [path: `/v1/${string}`, rest: Input] {
  const rest = {...input};
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name] ?? '');
    delete rest[name];
    if (/^\.{0,2}$/.test(value)) throw new TypeError(`${name} is missing`);
    return encodeURIComponent(value);
  });
  return [filled as `/v1/${string}`, rest];
}
