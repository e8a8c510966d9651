/** Writes the generated files that are committed; with `--check` says whether they are up to date and writes nothing. */
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {spawnSync} from 'node:child_process';
import {openApiDocument} from '@gov-rating/contract';
import {root} from './run.mjs';

const checking = process.argv.includes('--check');
const {version} = JSON.parse(readFileSync(`${root}packages/contract/package.json`, 'utf8'));

const files = {
  'packages/contract/openapi.json': () => `${JSON.stringify(openApiDocument(version), null, 2)}\n`,
  'packages/elements/custom-elements.json': customElementsManifest,
};

let stale = 0;
for (const [file, make] of Object.entries(files)) {
  const before = existsSync(root + file) ? readFileSync(root + file, 'utf8') : '';
  const after = make();
  if (checking && before !== after) {
    stale++;
    console.error(`${file} is not up to date: run "npm run generate" and commit the result.`);
  }
  if (checking) writeIfDifferent(file, before);
  else writeIfDifferent(file, after);
}
process.exitCode = stale > 0 ? 1 : 0;

function writeIfDifferent(file, content) {
  if (!existsSync(root + file) || readFileSync(root + file, 'utf8') !== content) writeFileSync(root + file, content);
}

/** The analyzer only writes files, in the order in which it met them; here they get an order that stays. */
function customElementsManifest() {
  const {status, stderr} = spawnSync(
    `${root}node_modules/.bin/cem`,
    ['analyze', '--config', '../tooling/cem.mjs', '--quiet'],
    {cwd: `${root}packages/elements`, encoding: 'utf8'},
  );
  if (status !== 0) throw new Error(`The manifest analyzer failed: ${stderr}`);
  const manifest = JSON.parse(readFileSync(`${root}packages/elements/custom-elements.json`, 'utf8'));
  manifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
