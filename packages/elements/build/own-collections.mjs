/**
 * Code at the start of each script file. Old pages have a `Map` or `Set` of their own, written before browsers had one:
 * the script then takes the browser's from an empty frame, which it removes at once.
 */
export const ownCollections = `var [Map, Set, WeakMap] = (() => {
  const names = ['Map', 'Set', 'WeakMap'];
  const isOwn = name => /native code/.test(Function.prototype.toString.call(globalThis[name]));
  if (names.every(isOwn)) return names.map(name => globalThis[name]);
  const frame = document.documentElement.appendChild(document.createElement('iframe'));
  const found = names.map(name => frame.contentWindow[name]);
  frame.remove();
  return found;
})();`;
