import type {EvidenceCheck} from './check.ts';

/**
 * Loads what checks an evidence log signed in this way. In a script file `load-evidence-file.ts` stands in its place, which
 * needs a place on the page for a moment.
 */
export const loadEvidence = (algorithm: string, _root: Node): Promise<{readonly check: EvidenceCheck}> =>
  algorithm === 'sm2' ? import('./sm2.ts') : import('./ed25519.ts');
