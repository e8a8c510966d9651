/**
 * The script tag for pages that old browsers open too: loads the file that the browser can parse. It tests a CSS
 * property that is newer (Chromium 88, Firefox 89, Safari 15) than the syntax of the first file (Chromium 85, Firefox
 * 79, Safari 14): no polyfill adds it, and the user agent string is not read.
 */
import type {ConsoleCode} from './page/console-codes.ts';
import {folderOf, scriptFolder} from './page/server-address.ts';

const missing: ConsoleCode = 'script_missing';
let folder = scriptFolder();

// Micro-frontends and old libraries fetch this file and evaluate it as text. Markup cannot fetch in that way.
try {
  for (const {initiatorType, name} of performance.getEntriesByType('resource') as PerformanceResourceTiming[])
    if (/^fe|^x/.test(initiatorType)) folder = folder || folderOf(name);
} catch {
  // A page has a variable named `performance`.
}

// The server that an element names has the files too. From another origin, markup alone must not load code.
const named = document.querySelector('gov-rating[endpoint]');
if (!folder && named) {
  const {href, origin} = Object.assign(document.createElement('a'), {href: named.getAttribute('endpoint')});
  if (origin === location.origin) folder = href.replace(/\/+$/, '');
}

// A module that imports this one needs no folder: the other files are beside it.
import(`${folder || '.'}/gov-rating${'aspectRatio' in document.head.style ? '' : '.es2019'}.js`).catch(() =>
  console.warn(`gov-rating: ${missing}`),
);
