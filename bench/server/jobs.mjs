/**
 * Jobs that are linear in the number of ratings, each in a process of its own, so that its memory is measured alone.
 */
import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {fillRatings, fillUnrated} from './filled.mjs';
import {evidenceSecret, settle} from './world.mjs';

const worker = fileURLToPath(new URL('job-process.mjs', import.meta.url));

/**
 * The heap limit of each process in megabytes, so that its peak is what it needs and not memory that was not collected
 * yet.
 */
const heap = 96;

/** The names that `job-process.mjs` knows, in an order in which each finds what it needs. */
const jobs = ['seal', 'verify', 'publish', 'export', 'recount', 'sweep'];

/**
 * Each job over a database of each size.
 *
 * @param {() => Promise<import('./databases.mjs').Database>} open
 */
export async function benchJobs(open, sizes) {
  const results = jobs.map(name => ({name, sizes: []}));
  let name;
  for (const size of sizes) {
    const database = await open();
    try {
      ({name} = database);
      await settle(database);
      await fillRatings(database, 0, size, {logged: true});
      await fillUnrated(database, size);
      const idle = await inProcess(database, 'nothing');
      for (const {name: job, sizes: measured} of results) {
        const {milliseconds, megabytes, count} = await inProcess(database, job);
        measured.push({size, milliseconds, count, megabytes, above: megabytes - idle.megabytes});
      }
    } finally {
      await database.close();
    }
  }
  return {name, results};
}

async function inProcess({env}, job) {
  const flags = [
    '--conditions=@gov-rating/source',
    '--disable-warning=ExperimentalWarning',
    `--max-old-space-size=${heap}`,
  ];
  const {stdout} = await promisify(execFile)(process.execPath, [...flags, worker, job], {
    env: {...process.env, ...env, EVIDENCE_KEY: Buffer.from(evidenceSecret).toString('base64')},
  });
  return JSON.parse(stdout.trim().split('\n').at(-1));
}
