import type {EvidenceCheck} from './check.ts';
import {evidenceHashes, importFile} from './hashes.ts';
import {scriptFolder} from '../../page/server-address.ts';

/**
 * Replaces `load.ts` in the script files: loads the file that checks the log from the folder of the script, and refuses
 * a changed one. A browser loads a module once: the import gets the file whose hash was checked by the `modulepreload`
 * link. Browsers without such links (Firefox before 115, Safari before 17) import it unchecked.
 *
 * The link is in `root`, a shadow tree of ours, which the page cannot shadow as it can `document.head`.
 */
export async function loadEvidence(algorithm: string, root: Node): Promise<{readonly check: EvidenceCheck}> {
  const file = `gov-rating-evidence${algorithm === 'sm2' ? '-sm2' : ''}.js`;
  const href = `${scriptFolder() || '.'}/${file}`;
  const link = document.createElement('link');
  if (link.relList?.supports?.('modulepreload'))
    try {
      await new Promise((resolve, reject) => {
        const integrity = evidenceHashes[file];
        Object.assign(link, {onload: resolve, onerror: reject, rel: 'modulepreload', crossOrigin: '', integrity, href});
        root.appendChild(link);
      });
    } finally {
      link.remove();
    }
  return importFile(href);
}
