/** The generated files of this package, all made from what an analyzer reads in the sources of the elements. */
import {spawnSync} from 'node:child_process';
import {json, pretty, read, versionOf} from '../../tooling/generated.mjs';
import {root} from '../../tooling/run.mjs';
import {withTables} from '../../tooling/tables.mjs';
import {consoleCodeTable} from './console-codes.mjs';
import {cssData, htmlData} from './editor-data.mjs';
import {elementsOf, publicManifest} from './public-manifest.mjs';
import {react18Types, reactTypes} from './react-types.mjs';
import {withReference} from './reference.mjs';
import {vueTypes} from './vue-types.mjs';
import {webTypes} from './web-types.mjs';

const home = 'packages/elements';
const guide = (file, language) => pretty(withTables(read(file), {codes: consoleCodeTable(language)}), file);

export async function elementFiles() {
  const manifest = publicManifest(analyzedManifest());
  const elements = elementsOf(manifest);
  return {
    [`${home}/custom-elements.json`]: json(manifest),
    [`${home}/types/react.d.ts`]: await pretty(reactTypes(elements), 'react.d.ts'),
    [`${home}/types/react-18.d.ts`]: await pretty(react18Types(elements), 'react-18.d.ts'),
    [`${home}/types/vue.d.ts`]: await pretty(vueTypes(elements), 'vue.d.ts'),
    [`${home}/editor/html-custom-data.json`]: await pretty(json(htmlData(elements)), 'html.json'),
    [`${home}/editor/css-custom-data.json`]: await pretty(json(cssData(elements)), 'css.json'),
    [`${home}/editor/web-types.json`]: await pretty(json(webTypes(elements, versionOf('elements'))), 'web.json'),
    [`${home}/README.md`]: await pretty(withReference(read(`${home}/README.md`), elements), 'README.md'),
    [`${home}/EMBED.md`]: await guide(`${home}/EMBED.md`, 'en'),
    [`${home}/EMBED.zh-CN.md`]: await guide(`${home}/EMBED.zh-CN.md`, 'zh-CN'),
  };
}

/** What the analyzer reads from the sources. It can only write a file, so it writes one that is read. */
function analyzedManifest() {
  const outdir = '../../node_modules/.cache/manifest';
  const {status, stderr} = spawnSync(
    `${root}node_modules/.bin/cem`,
    ['analyze', '--config', 'generate/cem.mjs', '--outdir', outdir, '--quiet'],
    {cwd: root + home, encoding: 'utf8'},
  );
  if (status !== 0) throw new Error(`The manifest analyzer failed: ${stderr}`);
  return JSON.parse(read('node_modules/.cache/manifest/custom-elements.json'));
}
