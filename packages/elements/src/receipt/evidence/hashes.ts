import type {EvidenceCheck} from './check.ts';

/**
 * Hashes of the files that check an evidence log, by name, in the form of an `integrity` attribute. The build of the
 * script files fills them in; only script files load these files.
 */
export const evidenceHashes: {readonly [file: string]: string} = {};

/**
 * Imports by an absolute URL. The build of the script files copies it unchanged, because TypeScript would rewrite the
 * suffix.
 */
export const importFile = (href: string): Promise<{readonly check: EvidenceCheck}> => import(href);
