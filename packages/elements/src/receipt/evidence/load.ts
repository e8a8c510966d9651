import type {EvidenceCheck} from './check.ts';

/**
 * Loads the module that checks an evidence log with this signature algorithm. In the script files
 * `load-beside-script.ts` replaces this module; it adds a link to `root` for a moment.
 */
export const loadEvidence = (algorithm: string, _root: Node): Promise<{readonly check: EvidenceCheck}> =>
  algorithm === 'sm2' ? import('./sm2.ts') : import('./ed25519.ts');
