/** Everything that is checked without running the product: format, lint, types, generated files, packages, sizes. */
import {writeFileSync} from 'node:fs';
import {runNode, runTool} from './run.mjs';

const checks = {
  format: () => runTool('prettier', ['--check', '--log-level', 'warn', '.']),
  lint: () => runTool('eslint', ['--config', 'packages/tooling/eslint.mjs', '--max-warnings', '0', '.']),
  types: () => runNode(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']),
  'frameworks get types': () => runNode(['packages/tooling/check-frameworks.mjs']),
  'generated files are up to date': () => runNode(['packages/tooling/generate.mjs', '--check']),
  'openapi.json is valid': () => runNode(['packages/tooling/check-openapi.mjs']),
  'packages build and install': () => runNode(['packages/tooling/check-packages.mjs']),
  'the script tag keeps its size': () => runNode(['packages/tooling/check-size.mjs']),
  'every change has a note': () => runNode(['packages/tooling/check-changesets.mjs']),
};

const asked = process.argv.slice(2);
const counts = {passed: 0, failed: 0, skipped: 0};
for (const [name, check] of Object.entries(checks)) {
  if (asked.length > 0 && !asked.some(part => name.includes(part))) continue;
  const failed = (await check()) !== 0;
  counts[failed ? 'failed' : 'passed']++;
  console.log(`${failed ? '✖' : '✔'} ${name}`);
}
writeFileSync(process.env.COUNTS_FILE, JSON.stringify(counts));
process.exitCode = counts.failed > 0 ? 1 : 0;
