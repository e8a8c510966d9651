/**
 * Hashes of the files that a script loads from beside itself, by name, in the form of an `integrity` attribute. The build
 * of a script fills in those that `build/scripts.mjs` lists for it; only scripts load these files.
 */
export const fileHashes: {readonly [file: string]: string} = {};

/**
 * Imports by an absolute URL. The build of the script files copies it unchanged, because TypeScript would rewrite the
 * suffix.
 */
export const importFile = (href: string): Promise<unknown> => import(href);
