/** Tests that run in Node: pure functions, storages, the server over HTTP, and the example pages in a real browser. */
import {globSync, writeFileSync} from 'node:fs';
import {run} from 'node:test';
import {spec} from 'node:test/reporters';
import {root} from './run.mjs';

const asked = process.argv.slice(2);
const files = globSync(
  [
    'packages/{contract,sdk,server}/**/*.test.ts',
    'packages/elements/test/**/*.test.ts',
    'examples/**/*.test.ts',
    'stories/*.test.ts',
  ],
  {
    cwd: root,
  },
)
  .filter(file => !file.includes('node_modules') && !file.includes('/dist/') && !file.endsWith('.browser.test.ts'))
  .filter(file => asked.length === 0 || asked.some(part => file.includes(part)))
  .map(file => root + file);

const counts = {passed: 0, failed: 0, skipped: 0};
const stream = run({files, concurrency: 2, execArgv: ['--conditions=@gov-rating/source']});
const isSuite = event => event.details.type === 'suite';
stream.on('test:pass', event => {
  if (isSuite(event)) return;
  if (event.skip !== undefined && event.skip !== false) counts.skipped++;
  else counts.passed++;
});
stream.on('test:fail', event => {
  if (!isSuite(event)) counts.failed++;
});
stream.compose(new spec()).pipe(process.stdout);
stream.on('end', () => {
  if (files.length === 0) console.error('No test file matches.');
  writeFileSync(process.env.COUNTS_FILE, JSON.stringify(counts));
  process.exitCode = counts.failed > 0 ? 1 : 0;
});
