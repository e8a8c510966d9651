/** Everything that is checked without running the product. A check shows its output when it fails. */
import {globSync, writeFileSync} from 'node:fs';
import {root, runNode, runTool} from './run.mjs';

const tool = (name, ...args) => runTool(name, args, {quiet: true});
const script = (file, ...args) => runNode([file, ...args], {quiet: true});
const checks = {
  lint: () => tool('eslint', '--config', 'packages/tooling/eslint.mjs', '--max-warnings', '0', '.'),
  types: () => script('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'),
  format: () => tool('prettier', '--check', '--log-level', 'warn', '.'),
  'frameworks get types': () => script('packages/elements/test/frameworks/check.mjs'),
  'packages build and install': () => script('packages/tooling/check-packages.mjs'),
  'generated files are up to date': () => script('packages/tooling/generate.mjs', '--check'),
  'imports follow the arrows': () =>
    tool(
      'dependency-cruiser',
      ...['--config', 'packages/tooling/dependency-cruiser.mjs', ...globSync('packages/*/src', {cwd: root})],
    ),
  'examples compile': () => script('packages/tooling/check-examples.mjs'),
  'names are spelled alike': () => script('packages/tooling/check-names.mjs'),
  'citizens read everyday words': () => script('packages/tooling/check-words.mjs'),
  'dependencies are asked for known vulnerabilities': () => runNode(['packages/tooling/check-audit.mjs']),
  'dependencies have permissive licences': () => script('packages/tooling/check-licences.mjs'),
  'links lead somewhere': () => script('packages/tooling/check-links.mjs'),
  'openapi.json is valid': () =>
    runTool('@redocly/cli', ['lint', 'packages/contract/openapi.json', '--config', 'packages/tooling/redocly.yaml'], {
      quiet: true,
      env: {REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true'},
    }),
  'script files keep their size': () => runTool('size-limit', ['--config', 'packages/tooling/size-limit.mjs']),
  'a release can be prepared': () => script('packages/tooling/check-release.mjs'),
  'every public change has a note': () => script('packages/tooling/check-changesets.mjs'),
};

const asked = process.argv.slice(2);
const counts = {passed: 0, failed: 0, skipped: 0, times: {}};
const waiting = Object.keys(checks).filter(name => asked.length === 0 || asked.some(part => name.includes(part)));
if (waiting.some(name => /packages|size/.test(name)))
  if ((await runNode(['packages/tooling/build.mjs', 'packages', 'scripts'])) !== 0) counts.failed++;

/** Two at a time: none changes what another one reads. */
async function work() {
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    const started = Date.now();
    const failed = (await checks[name]()) !== 0;
    counts[failed ? 'failed' : 'passed']++;
    counts.times[`check: ${name}`] = Date.now() - started;
    console.log(`${failed ? '✖' : '✔'} ${name}`);
  }
}
await Promise.all([work(), work()]);
writeFileSync(process.env.COUNTS_FILE, JSON.stringify(counts));
process.exitCode = counts.failed > 0 ? 1 : 0;
