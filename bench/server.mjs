/**
 * `npm run bench:server`: what the real server does on real databases, beside what the same database does with less, and
 * beside itself with more ratings. See README.md beside this file.
 */
import {writeFileSync} from 'node:fs';
import {cpus, loadavg} from 'node:os';
import {parseArgs} from 'node:util';
import {startDatabases} from './server/databases.mjs';
import {benchJobs} from './server/jobs.mjs';
import {jobTable, resultTable, screenTable, socketTable, submissionTable} from './server/report.mjs';
import {benchResults} from './server/results.mjs';
import {benchScreens} from './server/screens.mjs';
import {benchSockets} from './server/sockets.mjs';
import {benchSubmissions} from './server/submissions.mjs';

const {values: options} = parseArgs({
  options: {
    rounds: {type: 'string', default: '5'},
    only: {type: 'string', multiple: true},
    on: {type: 'string', multiple: true, default: ['PostgreSQL', 'SQLite']},
    large: {type: 'boolean', default: false},
    sizes: {type: 'string'},
    json: {type: 'string'},
  },
});
const rounds = Number(options.rounds);

/** The sizes that the command line asks for, such as 1e5,1e6. */
const sizesOf = usual => options.sizes?.split(',').map(Number) ?? usual;

const benches = {
  submissions: async open => {
    const database = await open();
    const results = await benchSubmissions(database, rounds).finally(database.close);
    console.log(`${submissionTable(database.name, results)}\n`);
    return results;
  },
  sockets: async open => {
    const database = await open();
    const results = await benchSockets(database, rounds).finally(database.close);
    console.log(`${socketTable(database.name, results)}\n`);
    return results;
  },
  screens: async open => {
    const database = await open();
    const results = await benchScreens(database, rounds).finally(database.close);
    console.log(`${screenTable(database.name, results)}\n`);
    return results;
  },
  results: async open => {
    const sizes = sizesOf(options.large ? [1e5, 1e6, 1e7] : [1e5, 1e6]);
    const results = await benchResults(open, sizes, 3 * rounds);
    console.log(`${resultTable(results)}\n`);
    return results;
  },
  jobs: async open => {
    const sizes = sizesOf(options.large ? [1e4, 1e5, 1e6] : [1e4, 1e5]);
    const results = await benchJobs(open, sizes);
    console.log(`${jobTable(results)}\n`);
    return results;
  },
};

const databases = await startDatabases(options.on);
try {
  const chosen = Object.entries(benches).filter(([name]) => !options.only || options.only.includes(name));
  if (chosen.length === 0) throw new Error(`--only knows: ${Object.keys(benches).join(', ')}`);
  const machine = `${cpus().length} cores (${cpus()[0].model}), load ${loadavg()[0].toFixed(1)}, Node ${process.version}`;
  console.log(`${machine}\n${rounds} rounds, in turn\n`);
  if (loadavg()[0] > cpus().length / 2) console.log('Others use this machine: figures are worse than they would be.\n');
  const results = {};
  for (const [name, bench] of chosen)
    for (const [databaseName, open] of Object.entries(databases.openers))
      (results[name] ??= {})[databaseName] = await bench(open);
  if (options.json) writeFileSync(options.json, JSON.stringify({machine, rounds, results}, null, 2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await databases.stop();
}
