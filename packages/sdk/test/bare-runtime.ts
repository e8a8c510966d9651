import vm from 'node:vm';

/** What a mini-program, an embedded engine or an old React Native lacks; touching one of these throws. */
export const missingParts = [
  ...['fetch', 'URL', 'URLSearchParams', 'Request', 'Response', 'Headers', 'AbortController', 'AbortSignal'],
  ...['TextEncoder', 'TextDecoder', 'crypto', 'structuredClone', 'navigator', 'window', 'document', 'self', 'location'],
  ...['Blob', 'FormData', 'atob', 'btoa', 'BroadcastChannel', 'indexedDB', 'localStorage', 'Event', 'EventTarget'],
  ...['addEventListener', 'removeEventListener', 'queueMicrotask', 'performance', 'process', 'Buffer', 'global'],
];

/** What came to the language after ES2019; `globalThis` itself among it. */
const later: Readonly<Record<string, readonly string[]>> = {
  'Array.prototype': ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'],
  'String.prototype': ['matchAll', 'replaceAll', 'at', 'isWellFormed', 'toWellFormed'],
  Array: ['fromAsync'],
  Object: ['hasOwn', 'groupBy'],
  Promise: ['allSettled', 'any', 'withResolvers', 'try'],
  'Set.prototype': ['union', 'intersection', 'difference', 'isSubsetOf'],
  globalThis: ['BigInt', 'WeakRef', 'FinalizationRegistry', 'AggregateError', 'Iterator', 'globalThis'],
};

/**
 * Runs a script in an engine that has the built-ins of ES2019, timers, and what `parts` gives. A part of the web platform or of Node
 * that is touched, even by `typeof`, throws.
 *
 * @param code A script, not a module. What it leaves in `module.exports` is returned.
 * @param language `newest` leaves the built-ins that this Node has.
 */
export function inBareRuntime<T>(
  code: string,
  parts: Readonly<Record<string, unknown>> = {},
  language: 'ES2019' | 'newest' = 'ES2019',
): T {
  const module = {exports: {}};
  const context = vm.createContext({module, exports: module.exports, setTimeout, clearTimeout, ...parts});
  for (const name of missingParts)
    vm.runInContext(
      `Object.defineProperty(globalThis, '${name}', {get() { throw new Error('${name} was touched'); }})`,
      context,
    );
  for (const [owner, names] of language === 'newest' ? [] : Object.entries(later))
    for (const name of names) vm.runInContext(`delete ${owner}.${name}`, context);
  vm.runInContext(code, context);
  return module.exports as T;
}
