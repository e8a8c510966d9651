/**
 * The server as a process of its own, called over real HTTP, beside `pgbench` inserting the bare row of a rating into the
 * same cluster, in turn.
 */
import {execFile, spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {Pool} from 'undici';
import {hash, newId, newSecret, platformRandomBytes} from '@gov-rating/server';
import {asFastAsPossible, call, steadily} from './load.mjs';
import {bad, bareRow, good} from './submissions.mjs';
import {bureau, offices, settle} from './world.mjs';

/** Connections, and how many works of each kind a round does over them. */
const loads = [
  {connections: 1, each: 200},
  {connections: 16, each: 1000},
  {connections: 64, each: 1500},
];

/** Limits that no load of the bench reaches. */
const noLimits = ['address', 'client', 'invitation', 'person'].map(bucket => `${bucket}=1000000`).join(',');

const key = () => randomBytes(16).toString('base64url');
const today = () => new Date().toISOString();

/**
 * @param {import('./databases.mjs').Database} database
 */
export async function benchSockets(database, rounds) {
  await settle(database);
  const client = {id: newId(platformRandomBytes, new Date()), secret: newSecret(platformRandomBytes)};
  await database.storage.saveClient({
    id: client.id,
    name: 'bench',
    institutionCode: bureau.code,
    secretHash: await hash(client.secret),
    scopes: ['services:write', 'invitations:write'],
    pageOrigins: [],
  });
  const server = await startServer(database);
  try {
    const contestants = contestantsOn(database, server, await tokenOf(server.url, client));
    const results = loads.map(({connections}) => ({
      connections,
      contestants: contestants.map(({name}) => ({name, perSecond: [], p99: [], server: [], database: []})),
    }));
    // The first round warms everything up and is not counted.
    for (let round = 0; round <= rounds; round++)
      for (const [place, load] of loads.entries())
        for (const [index, contestant] of contestants.entries()) {
          const figures = await contestant.run(load);
          await allSealed(database);
          await database.tidy();
          if (round === 0) continue;
          for (const [figure, value] of Object.entries(figures)) results[place].contestants[index][figure].push(value);
        }
    return results;
  } finally {
    await server.stop();
  }
}

/** Waits until the server has sealed what came in, so that the next contestant does not pay for it. */
async function allSealed({storage}) {
  while ((await storage.backlog()).unsealedEntries > 0) await new Promise(resolve => setTimeout(resolve, 50));
}

function contestantsOn(database, {url, pid}, token) {
  const over = (name, make) => ({
    name,
    async run({connections, each}) {
      const works = await make(each);
      const [ofServer, ofDatabase] = [[pid], await database.processes()].map(startedClocks);
      const {perSecond} = await asFastAsPossible(url, works, connections);
      const [server, inDatabase] = [ofServer(), ofDatabase()];
      // What a caller waits for when the server has half of what it can do.
      const calm = await make(Math.round(works.length / 2));
      const {p99} = await steadily(url, calm, connections, perSecond / 2);
      return {perSecond, p99, server: server / works.length, database: inDatabase / works.length};
    },
  });
  // Through the server, because it refuses to seal ratings of services that somebody has put into its database.
  const invitations = async count => {
    const pool = new Pool(url, {connections: 16});
    const one = async () => (await invite(pool, token, (await register(pool, token)).serviceId)).token;
    const tokens = await Promise.all(Array.from({length: count}, one));
    await pool.close();
    return tokens;
  };
  const submissions = draftOf => async count =>
    (await invitations(count)).map(
      (invitation, index) => pool =>
        call(pool, 'POST', '/v1/ratings', {...asCitizen(invitation), key: key(), body: draftOf(index), wanted: 201}),
    );
  return [
    {name: 'bare insert', run: load => bareInserts(database, load)},
    over('empty answer', async count => Array.from({length: count}, () => pool => call(pool, 'GET', '/v1/health'))),
    over('submitRating, good', submissions(good)),
    over('submitRating, bad', submissions(bad)),
    over('getInvitation', async count =>
      (await invitations(count)).map(invitation => pool => call(pool, 'GET', '/v1/invitation', asCitizen(invitation))),
    ),
    over('putService', async count => Array.from({length: count}, () => pool => register(pool, token))),
    over('invite', async count => {
      const pool = new Pool(url, {connections: 16});
      const ids = await Promise.all(Array.from({length: count}, () => register(pool, token)));
      await pool.close();
      return ids.map(
        ({serviceId}) =>
          each =>
            invite(each, token, serviceId),
      );
    }),
    over('the whole case', async count => Array.from({length: count}, () => pool => wholeCase(pool, token))),
  ];
}

let services = 0;
let citizens = 0;

/** As many windows for each office as serve this many people: with few, every rating would be suspected as forged. */
const windows = 5000;

/** A citizen at an address of his own, as a proxy says it. */
function asCitizen(token) {
  const number = ++citizens;
  return {token, address: [10, number >> 16, (number >> 8) & 255, number & 255].join('.')};
}

const register = (pool, token) =>
  call(pool, 'POST', '/v1/services', {
    token,
    body: {
      institutionCode: offices[services % offices.length].code,
      projectNo: `B${process.pid}-${++services}`,
      serviceNumber: 1,
      node: 'completed',
      itemCode: `item${services % 8}`,
      itemName: '许可证核发',
      staffNumber: String(100 + (services % 5)),
      windowNumber: String(Math.floor(services / offices.length) % windows),
      servedAt: today(),
    },
  });

const invite = (pool, token, serviceId) =>
  call(pool, 'POST', `/v1/services/${serviceId}/invitations`, {token, body: {}, wanted: 201});

/** A service from its registration to its rating, as a department, a browser and a citizen do it. */
async function wholeCase(pool, token) {
  const {serviceId} = await register(pool, token);
  const invitation = await invite(pool, token, serviceId);
  const citizen = asCitizen(invitation.token);
  await call(pool, 'GET', '/v1/invitation', citizen);
  const draft = services % 50 === 0 ? bad(services) : good(services);
  await call(pool, 'POST', '/v1/ratings', {...citizen, key: key(), body: draft, wanted: 201});
}

async function tokenOf(url, {id, secret}) {
  const pool = new Pool(url);
  const body = {grant_type: 'client_credentials', client_id: id, client_secret: secret};
  const answer = await call(pool, 'POST', '/v1/oauth/token', {body});
  await pool.close();
  return answer.access_token;
}

/** The real command over the database of the bench, in a process of its own. */
async function startServer({env}) {
  const folder = await mkdtemp(join(tmpdir(), 'gov-rating-bench-server-'));
  const main = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url));
  const secret = () => randomBytes(32).toString('base64');
  const server = spawn(process.execPath, ['--conditions=@gov-rating/source', main, 'serve'], {
    env: {
      ...{PATH: process.env['PATH'], NODE_OPTIONS: process.env['NODE_OPTIONS'] ?? ''},
      ...{DATA_DIR: folder, TRUST_PROXY: '1', SUSPICION: 'at_once=off', PORT: '0', RATE_LIMITS: noLimits},
      ...{TOKEN_SECRET: secret(), EVIDENCE_KEY: secret()},
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(server.stdout);
  for await (const line of lines) {
    const [, url] = /listens on (\S+)/.exec(line) ?? [];
    if (!url) continue;
    server.stdout.resume();
    return {
      url,
      pid: server.pid,
      async stop() {
        server.kill('SIGTERM');
        if (server.exitCode === null) await once(server, 'exit');
        await rm(folder, {recursive: true, force: true});
      },
    };
  }
  throw new Error('The server of the bench did not start.');
}

/**
 * Returns what says how much processor time some processes have used since, in microseconds; those that have ended are left
 * out. NaN where the system does not say it.
 */
function startedClocks(pids) {
  const before = pids.map(processorTime);
  return () => {
    const after = pids.map(processorTime);
    if (!existsSync('/proc/self/schedstat')) return NaN;
    return after.reduce((sum, time, place) => sum + (Number.isNaN(time) ? 0 : time - before[place]), 0);
  };
}

/** The first number of each thread is its nanoseconds on a processor (Linux); NaN for a process that has ended. */
function processorTime(pid) {
  try {
    const tasks = `/proc/${pid}/task`;
    const times = readdirSync(tasks).map(task =>
      Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]),
    );
    return times.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1000;
  } catch {
    return NaN;
  }
}

/** How many connections the cluster of the bench has left beside those of the server. */
const mostClients = 32;

/** `pgbench` with as many clients as there are connections, at most 32; on SQLite the same rows from this process. */
async function bareInserts(database, {connections, each}) {
  const insert = await database.bare();
  const address = database.env.DATABASE_URL;
  if (address === undefined) {
    const started = performance.now();
    for (let index = 0; index < each; index++) await insert(bareRow(index));
    return {perSecond: (1000 * each) / (performance.now() - started)};
  }
  const folder = await mkdtemp(join(tmpdir(), 'gov-rating-pgbench-'));
  const script = join(folder, 'bare.sql');
  await writeFile(script, bareScript(bareRow(1)));
  const clients = Math.min(connections, mostClients);
  const transactions = String(Math.ceil(each / clients));
  const options = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-t', transactions, '-f', script];
  const {stdout} = await promisify(execFile)('pgbench', [...options, address.replaceAll('+', '%20')]);
  await rm(folder, {recursive: true, force: true});
  return {perSecond: Number(/tps = ([\d.]+)/.exec(stdout)?.[1])};
}

/** One row with the values of another, and ids of its own that begin with the day. */
function bareScript(row) {
  const ids = /_id$|_key$|_number$|_salt$/;
  const value = ([column, value]) =>
    ids.test(column)
      ? `'g1k' || substr(md5(random()::text || '${column}'), 1, 19)`
      : value === null
        ? 'NULL'
        : `'${String(value).replaceAll("'", "''")}'`;
  const columns = Object.entries(row);
  return `INSERT INTO bare_rating (${columns.map(([column]) => column).join(', ')}) VALUES (${columns.map(value).join(', ')});\n`;
}
