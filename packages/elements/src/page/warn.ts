import type {ConsoleCode} from './console-codes.ts';

const written = new WeakMap<object, string>();

/**
 * Writes the code of a mistake to the console for the page author, once for each element; never anything about the
 * person who rates. The documentation of the codes comes from `console-codes.ts`.
 */
export function warn(code: ConsoleCode, about: object): void {
  const before = written.get(about) ?? '';
  if (before.includes(code)) return;
  written.set(about, before + code);
  // Some pages replace the console.
  globalThis.console?.warn?.(`gov-rating: ${code}`);
}
