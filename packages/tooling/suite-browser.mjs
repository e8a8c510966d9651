/** Element and IndexedDB tests in real browsers: Chromium always, Firefox where one is installed. */
import {writeFileSync} from 'node:fs';
import {startTestRunner} from '@web/test-runner';
import {relative} from 'node:path';
import {root} from './run.mjs';
import {browserConfig} from './wtr.mjs';

const counts = {passed: 0, failed: 0, skipped: 0, times: {}};
const passed = await runTests(await browserConfig(process.argv.slice(2)));
writeFileSync(process.env.COUNTS_FILE, JSON.stringify(counts));
process.exit(passed && counts.failed === 0 ? 0 : 1);

async function runTests(config) {
  if (config.browsers.length === 0) return true;
  const runner = await startTestRunner({config, autoExitProcess: false, readCliArgs: false, readFileConfig: false});
  if (!runner) process.exit(1);
  return new Promise(resolve =>
    runner.on('stopped', ended => {
      for (const session of runner.sessions.all()) count(session, counts);
      resolve(ended);
    }),
  );
}

function count(session, counts) {
  const failedBefore = counts.failed;
  const name = `${relative(root, session.testFile)} in ${session.browser.name}`;
  counts.times[name] = countTests(session.testResults, counts);
  if (!session.passed && counts.failed === failedBefore) counts.failed++;
}

/** Counts what is in a suite; returns how many milliseconds it took. */
function countTests(suite, counts) {
  let milliseconds = 0;
  for (const test of suite?.tests ?? []) {
    counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
    milliseconds += test.duration ?? 0;
  }
  for (const inner of suite?.suites ?? []) milliseconds += countTests(inner, counts);
  return milliseconds;
}
