import {fileHashes, importFile} from './file-hashes.ts';
import {scriptFolder} from './server-address.ts';

/**
 * Loads a file of ours from the folder of the running script, and refuses a changed one. A browser loads a module once:
 * the import gets the file whose hash was checked by the `modulepreload` link. Browsers without such links (Firefox
 * before 115, Safari before 17) import it unchecked. Rejects when the file cannot be loaded, or is not the one that was
 * built with the script.
 *
 * Only script files use it: in a bundle, the bundler loads what is imported. A part that is loaded when it is asked for
 * has a `load.ts`, which imports it, and beside that a `load-beside-script.ts`, which the build of the scripts takes
 * instead.
 *
 * @param file Name of the file; the script lists it in `build/scripts.mjs`.
 * @param root A shadow tree of ours, which the page cannot shadow as it can `document.head`; the link is in it for a moment.
 */
export async function loadBesideScript<Module>(file: string, root: Node): Promise<Module> {
  const href = `${scriptFolder() || '.'}/${file}`;
  const link = document.createElement('link');
  if (link.relList?.supports?.('modulepreload'))
    try {
      await new Promise((resolve, reject) => {
        const integrity = fileHashes[file];
        Object.assign(link, {onload: resolve, onerror: reject, rel: 'modulepreload', crossOrigin: '', integrity, href});
        root.appendChild(link);
      });
    } finally {
      link.remove();
    }
  return importFile(href) as Promise<Module>;
}
