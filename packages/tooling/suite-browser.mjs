/** Element and IndexedDB tests in real browsers: Chromium always, Firefox where one is installed. */
import {writeFileSync} from 'node:fs';
import {startTestRunner} from '@web/test-runner';
import {browserConfig} from './wtr.mjs';

const config = await browserConfig(process.argv.slice(2));
const runner = await startTestRunner({config, autoExitProcess: false, readCliArgs: false, readFileConfig: false});
if (!runner) process.exit(1);
runner.on('stopped', passed => {
  const counts = {passed: 0, failed: 0, skipped: 0};
  for (const session of runner.sessions.all()) count(session, counts);
  writeFileSync(process.env.COUNTS_FILE, JSON.stringify(counts));
  process.exit(passed && counts.failed === 0 ? 0 : 1);
});

function count(session, counts) {
  const before = counts.failed;
  countTests(session.testResults, counts);
  if (!session.passed && counts.failed === before) counts.failed++;
}

function countTests(suite, counts) {
  for (const test of suite?.tests ?? []) counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
  for (const inner of suite?.suites ?? []) countTests(inner, counts);
}
