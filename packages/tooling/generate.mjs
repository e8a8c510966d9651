/** Writes the generated files that are committed; with `--check` says whether they are up to date and writes nothing. */
import {writeFileSync} from 'node:fs';
import {contractFiles} from '../contract/generate/index.mjs';
import {consoleCodeFaults} from '../elements/generate/console-codes.mjs';
import {elementFiles} from '../elements/generate/index.mjs';
import {clientTablesModule} from '../sdk/generate/client-tables.mjs';
import {componentWordsModule} from '../sdk/generate/component-words.mjs';
import {accessibilityFiles} from '../server/generate/accessibility.mjs';
import {firewallFiles} from '../server/generate/firewall.mjs';
import {serverFiles} from '../server/generate/sight.mjs';
import {pretty, read} from './generated.mjs';
import {root} from './run.mjs';

const checking = process.argv.includes('--check');
const files = {
  ...(await contractFiles()),
  'packages/sdk/src/clients/tables.ts': await pretty(clientTablesModule(), 'tables.ts'),
  'packages/sdk/src/component/words.ts': await pretty(componentWordsModule(), 'words.ts'),
  ...(await firewallFiles()),
  ...(await serverFiles()),
  ...(await accessibilityFiles()),
  ...(await elementFiles()),
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
