/** Writes the generated files that are committed; with `--check` says whether they are up to date and writes nothing. */
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {spawnSync} from 'node:child_process';
import {openApiDocument} from '@gov-rating/contract';
import {format} from 'prettier';
import {consoleCodeFaults, consoleCodeTable} from './generate/console-codes.mjs';
import {withContractReference} from './generate/contract-reference.mjs';
import {cssData, htmlData} from './generate/editor-data.mjs';
import {clientTablesModule, endpointsModule} from './generate/endpoints.mjs';
import {elementsOf, publicManifest} from './generate/public-manifest.mjs';
import {react18Types, reactTypes} from './generate/react-types.mjs';
import {withReference} from './generate/reference.mjs';
import {withTables} from './generate/tables.mjs';
import {vueTypes} from './generate/vue-types.mjs';
import {webTypes} from './generate/web-types.mjs';
import {sightRows} from './generate/sight.mjs';
import {root} from './run.mjs';

const checking = process.argv.includes('--check');
const read = file => (existsSync(root + file) ? readFileSync(root + file, 'utf8') : '');
const versionOf = name => JSON.parse(read(`packages/${name}/package.json`)).version;
const {prettier: style} = JSON.parse(read('package.json'));
const json = value => `${JSON.stringify(value, null, 2)}\n`;
const pretty = (text, filepath) => format(text, {...style, filepath});

const manifest = publicManifest(analyzedManifest());
const elements = elementsOf(manifest);
const home = 'packages/elements';
const guide = (file, language) => pretty(withTables(read(file), {codes: consoleCodeTable(language)}), file);
const files = {
  'packages/contract/src/endpoints.ts': await pretty(endpointsModule(), 'endpoints.ts'),
  'packages/sdk/src/clients/tables.ts': await pretty(clientTablesModule(), 'tables.ts'),
  'packages/contract/openapi.json': json(openApiDocument(versionOf('contract'))),
  'packages/contract/README.md': await pretty(withContractReference(read('packages/contract/README.md')), 'README.md'),
  'packages/server/README.md': await pretty(
    withTables(read('packages/server/README.md'), {sight: sightRows()}),
    'README.md',
  ),
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

let stale = 0;
for (const fault of consoleCodeFaults()) {
  stale++;
  console.error(fault);
}
for (const [file, after] of Object.entries(files)) {
  if (read(file) === after) continue;
  if (checking) {
    stale++;
    console.error(`${file} is not up to date: run "npm run generate" and commit the result.`);
  } else writeFileSync(root + file, after);
}
process.exitCode = stale > 0 ? 1 : 0;

/** What the analyzer reads from the sources. It can only write a file, so it writes one that is read. */
function analyzedManifest() {
  const outdir = '../../node_modules/.cache/manifest';
  const {status, stderr} = spawnSync(
    `${root}node_modules/.bin/cem`,
    ['analyze', '--config', '../tooling/cem.mjs', '--outdir', outdir, '--quiet'],
    {cwd: `${root}packages/elements`, encoding: 'utf8'},
  );
  if (status !== 0) throw new Error(`The manifest analyzer failed: ${stderr}`);
  return JSON.parse(read('node_modules/.cache/manifest/custom-elements.json'));
}
