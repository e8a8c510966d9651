import type {EvidenceCheck} from './check.ts';
import {evidenceHashes, importFile} from './hashes.ts';
import {scriptFolder} from '../../page/server-address.ts';

/**
 * What stands in the place of `load-evidence.ts` in a script file: loads the file that checks from beside the script, and
 * refuses one that is not as it was built. A browser takes a module once: what the hash of a link was held against is what
 * the import then gets. Browsers without such links (Firefox before 115, Safari before 17) import it unseen.
 *
 * The link lies in `root`, a shadow tree of ours: nothing of the page can stand in for that as it can for `document.head`.
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
