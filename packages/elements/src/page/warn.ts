import type {ConsoleCode} from './console-codes.ts';

const told = new WeakMap<object, string>();

/**
 * Tells the author of a page about a mistake, by a stable code, once for each element; never anything about the person
 * who rates. What a code means stands in `console-codes.ts`, from where it comes into the documentation.
 */
export function warn(code: ConsoleCode, about: object): void {
  const before = told.get(about) ?? '';
  if (before.includes(code)) return;
  told.set(about, before + code);
  console.warn(`gov-rating: ${code}`);
}
