/**
 * Every test of the project: `node test.mjs` runs all suites, `node test.mjs check node browser` some of them, with further
 * words only files that are named so. The last line counts all suites together.
 */
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {prepareMachine} from './machine.mjs';
import {runNode} from './run.mjs';
import {neededBuilds} from './node-tests.mjs';

const suites = ['check', 'node', 'browser'];
const asked = process.argv.slice(2).filter(name => suites.includes(name));
const files = process.argv.slice(2).filter(name => !suites.includes(name));
const chosen = asked.length > 0 ? asked : suites;
const folder = mkdtempSync(join(tmpdir(), 'gov-rating-test-'));
const total = {passed: 0, failed: 0, skipped: 0};
const times = [];

prepareMachine();
const needed = chosen.includes('node') ? neededBuilds(files) : [];
if (needed.length > 0 && (await runNode(['packages/tooling/build.mjs', ...needed])) !== 0) total.failed++;
for (const suite of chosen) {
  const started = Date.now();
  console.log(`\n── ${suite} ──`);
  const counts = await runSuite(suite);
  for (const key of Object.keys(total)) total[key] += counts[key];
  times.push(...Object.entries(counts.times ?? {}));
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${suite}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${seconds} s`);
}
rmSync(folder, {recursive: true, force: true});
console.log('\nThe slowest, in seconds:');
for (const [name, milliseconds] of times.sort(([, a], [, b]) => b - a).slice(0, 10))
  console.log(`${(milliseconds / 1000).toFixed(1).padStart(6)}  ${name}`);
if (total.skipped > 0) console.log(`\nSkipped: ${total.skipped}; the lines above say which and why.`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** A suite writes what it counted into a file; one that dies before that, or fails without saying so, counts as failed. */
async function runSuite(suite) {
  const countsFile = join(folder, `${suite}.json`);
  const code = await runNode([`packages/tooling/suite-${suite}.mjs`, ...files], {
    // Most files run in a process of their own and load the same modules: they are compiled once.
    env: {COUNTS_FILE: countsFile, NODE_COMPILE_CACHE: join(folder, 'compiled')},
  });
  const counts = readCounts(countsFile);
  if (!counts) return {passed: 0, failed: 1, skipped: 0};
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`The suite left no count: ${error.message}`);
    return undefined;
  }
}
