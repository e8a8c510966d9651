import {fileURLToPath} from 'node:url';
import {pagePolicy, type DirectoryMount} from '@gov-rating/server/node';

/** The app makes a Trusted Types policy of its own for its service worker, and has a manifest. */
const policy = `${pagePolicy.replace('lit-html', 'lit-html gov-rating-mobile')}; manifest-src 'self'`;

/** The files of the app for phones. Its page is asked for anew, so that a new build is found. */
export const mobileFiles: DirectoryMount = {
  prefix: '/examples/mobile/',
  directory: fileURLToPath(new URL('mobile/dist', import.meta.url)),
  pageHeaders: {'Content-Security-Policy': policy, 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-cache'},
};
