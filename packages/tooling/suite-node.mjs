/** Tests that run in Node: pure functions, storages, the server over HTTP, and the example pages in a real browser. */
import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';
import {run} from 'node:test';
import {spec} from 'node:test/reporters';
import {nodeTests} from './node-tests.mjs';
import {root} from './run.mjs';

// Every file is a process of its own, and most of them load the same modules: what one has compiled, the next one reads.
process.env.NODE_COMPILE_CACHE ??= `${root}node_modules/.cache/compiled`;
const files = nodeTests(process.argv.slice(2));
const counts = {passed: 0, failed: 0, skipped: 0, times: {}};
const stream = run({
  files: files.map(file => root + file),
  // One more than the cores of a small machine: many tests wait for a browser, a disk or a clock.
  concurrency: 3,
  // What hangs is named and fails: the longest file needs a third of this.
  timeout: 900_000,
  execArgv: ['--conditions=@gov-rating/source', `--import=${new URL('end-at-once.mjs', import.meta.url)}`],
});
const isSuite = event => event.details.type === 'suite';
const isSkipped = ({skip}) => skip !== undefined && skip !== false;
stream.on('test:pass', event => {
  if (!isSuite(event)) counts[isSkipped(event) ? 'skipped' : 'passed']++;
});
stream.on('test:fail', event => {
  if (!isSuite(event)) counts.failed++;
});
// A whole file completes under its own name.
stream.on('test:complete', ({name, file, details}) => {
  if (name === file) counts.times[relative(root, file)] = details.duration_ms;
});
stream.compose(new spec()).pipe(process.stdout);
stream.on('end', () => {
  if (files.length === 0) console.error('No test file matches.');
  writeFileSync(process.env.COUNTS_FILE, JSON.stringify(counts));
  process.exitCode = counts.failed > 0 ? 1 : 0;
});
