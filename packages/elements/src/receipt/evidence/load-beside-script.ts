import {loadBesideScript} from '../../page/load-beside-script.ts';
import type {EvidenceCheck} from './check.ts';

/** Replaces `load.ts` in the script files. */
export const loadEvidence = (algorithm: string, root: Node): Promise<{readonly check: EvidenceCheck}> =>
  loadBesideScript(`gov-rating-evidence${algorithm === 'sm2' ? '-sm2' : ''}.js`, root);
