/** Does one job over the database of the environment; says how long it took and how much memory the process had at most. */
import {sealEvidence} from '@gov-rating/server';
import {evidenceSignerOf, jobs, openStorage, readConfig} from '@gov-rating/server/node';
import {run} from '../../packages/server/src/cli/run.ts';
import {month} from './filled.mjs';
import {appOver, bureauToken} from './world.mjs';

const [, , name] = process.argv;
const config = readConfig({TOKEN_SECRET: 'a secret of more than thirty-two bytes', ...process.env});
const storage = await openStorage(config);
const app = appOver(storage, {evidenceSigner: await evidenceSignerOf(config)});

/** Batch after batch, as the server does it. */
async function untilDone(job) {
  for (let all = 0; ;) {
    const done = await job.run(app.context);
    if (done === 0) return all;
    all += done;
  }
}

async function command(...args) {
  const said = [];
  const env = {TOKEN_SECRET: 'a secret of more than thirty-two bytes', ...process.env};
  const operator = {
    env,
    print: line => said.push(line),
    printError: line => said.push(line),
    stop: new AbortController().signal,
  };
  if ((await run(args, operator)) !== 0) throw new Error(said.join('\n'));
}

async function call(path, body) {
  const headers = {Authorization: `Bearer ${await bureauToken()}`, 'Content-Type': 'application/json'};
  const asked = body === undefined ? {headers} : {headers, method: 'POST', body: JSON.stringify(body)};
  const response = await app.fetch(new Request(`http://localhost${path}`, asked));
  if (response.status >= 400) throw new Error(await response.text());
  return response;
}

const works = {
  nothing: async () => 0,
  seal: () => untilDone(sealEvidence),
  sweep: () => untilDone(jobs.find(job => job.name === 'record-defaults')),
  verify: () => command('verify'),
  recount: () => command('recount'),
  publish: () => call('/v1/publications', {areaCode: '440100', month}),
  async export() {
    const {items} = await (await call('/v1/publications')).json();
    const {body} = await call(`/v1/publications/${items[0].publicationId}/export?format=ndjson`);
    let bytes = 0;
    for await (const piece of body) bytes += piece.length;
    return bytes;
  },
};

const started = performance.now();
const count = await works[name]();
const milliseconds = performance.now() - started;
await storage.close();
// A number of kilobytes on every system.
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({milliseconds, megabytes, count: typeof count === 'number' ? count : undefined}));
