import {workerPolicyName} from './screen-worker.ts';

const policyOf = (...trustedTypes: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // Lit, which draws the elements, makes this one policy; two of their script files on a page make it twice.
    ["trusted-types lit-html 'allow-duplicates'", ...trustedTypes].join(' '),
  ].join('; ');

/**
 * The Content-Security-Policy of pages that hold an element: nothing runs, loads or is sent but what their own origin
 * serves, and no script but lit may write HTML.
 */
export const pagePolicy = policyOf();

/** The same for the page of a screen, which also names its service worker. */
export const screenPolicy = policyOf(workerPolicyName);
