/**
 * The script tag for pages that old browsers open too: loads the file that the browser can read. What tells is a
 * property of style sheets that is younger (Chromium 88, Firefox 89, Safari 15) than the syntax of the first file
 * (Chromium 85, Firefox 79, Safari 14): no polyfill fakes it, and nobody's name is read.
 */
const script = CSS.supports('aspect-ratio', '1')
  ? import('./gov-rating.js')
  : // @ts-expect-error - the build makes this file, from the same source as the other
    import('./gov-rating.es2019.js');

script.catch(() => console.warn('gov-rating: script_missing'));
