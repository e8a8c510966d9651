import {setTimeout} from 'node:timers/promises';
import {Client} from 'pg';
import {demand, type Report} from '../components/report.ts';
import {randomNumbers} from '../drill/drill.ts';
import type {StoredRating} from '../drill/ledger.ts';
import {inParallel} from '../drill/raters.ts';
import {evidenceKey, Server, storedRatings, type Ending} from '../drill/world.ts';
import {startCluster, timing, until, type Cluster, type Node} from './cluster.ts';
import {Crowd} from './crowd.ts';

/** What to try. */
export interface FailoverOptions {
  /** How often the primary is killed. */
  readonly times: number;
  readonly raters: number;
  /** How long no node runs, in seconds. */
  readonly away: number;
  /** Whether nothing more is to be killed. */
  readonly enough: () => boolean;
}

/** Kills the primary again and again while raters are at work, then stops both nodes, and asks for every receipt. */
export async function failoverDrill(ending: Ending, report: Report, options: FailoverOptions): Promise<void> {
  const {ttl, loop_wait, retry_timeout} = timing;
  report.note(`Patroni: synchronous_mode: true, ttl ${ttl}, loop_wait ${loop_wait}, retry_timeout ${retry_timeout}`);
  const cluster = await startCluster(ending);
  const read = async (url: string): Promise<readonly StoredRating[]> => {
    const client = new Client({connectionString: url});
    await client.connect();
    return client
      .query<StoredRating>(storedRatings)
      .then(({rows}) => rows)
      .finally(() => client.end());
  };
  const server = await Server.start(
    {
      name: 'PostgreSQL',
      env: {DATABASE_URL: cluster.url, EVIDENCE_KEY: evidenceKey},
      stored: async () => read((await both(cluster))[0].url),
      restored: () => {
        throw new Error('This drill restores nothing.');
      },
    },
    ending,
  );
  const crowd = new Crowd(server.url, options.raters, randomNumbers(1));
  await until('a first receipt', 60, () => (crowd.check(), crowd.given.length > 0));
  const began = performance.now();
  const waits: number[] = [];
  for (let turn = 1; turn <= options.times && !options.enough(); turn++) {
    const going = await report.check(`time ${turn}: the primary is killed, and people rate on`, () =>
      killOnce(cluster, server, crowd, waits),
    );
    if (!going) throw new Error(`The last lines of the server:\n${server.lastLines}`);
  }
  const turnsOver = performance.now();
  const gap = crowd.longestGap(began, turnsOver);
  await report.check('both nodes are stopped for a while: every call gets 503 with Retry-After', () =>
    stopBoth(cluster, server, crowd, options.away),
  );
  await report.check('every 503 of the whole drill has Retry-After', async () => {
    const refused = crowd.answers.filter(({status}) => status === 503);
    demand(
      refused.every(({retryAfter}) => Number(retryAfter) > 0),
      'A 503 has no Retry-After.',
    );
    const slowest = Math.max(...crowd.answers.map(({seconds}) => seconds));
    return `${crowd.answers.length} answers, of them 503: ${refused.length}; the slowest took ${slowest.toFixed(1)} s; ${crowd.unanswered} connections closed before an answer`;
  });
  await crowd.leave();
  await balance(cluster, server, crowd, report, read);
  if (waits.length > 0) report.note(`seconds to the first receipt: ${spread(waits)}`);
  report.note(`longest time without a receipt while the primary was killed: ${gap.toFixed(1)} s`);
}

/** The primary and its synchronous standby, once there are both. */
async function both(cluster: Cluster): Promise<readonly [Node, Node]> {
  let found: readonly [Node, Node] | undefined;
  await until('a primary and a synchronous standby', 120, async () => {
    found = await cluster.pair();
    return found !== undefined && (await found[1].is('synchronous'));
  });
  demand(found !== undefined, 'There is no primary.');
  return found;
}

async function killOnce(cluster: Cluster, server: Server, crowd: Crowd, waits: number[]): Promise<string> {
  const [primary, standby] = await both(cluster);
  const receipts = crowd.given.length;
  await until('receipts before the kill', 60, () => (crowd.check(), crowd.given.length >= receipts + 10));
  await primary.kill();
  const killed = performance.now();
  await until(`${standby.name} is the primary`, 120, () => (crowd.check(), standby.is('primary')));
  const taken = seconds(killed);
  await until('a receipt after the kill', 120, () => (crowd.check(), crowd.firstAfter(killed) !== undefined));
  const wait = ((crowd.firstAfter(killed)?.at ?? NaN) - killed) / 1000;
  waits.push(wait);
  demand(server.lives, 'The process of the server ended.');
  await primary.start();
  const back = performance.now();
  await until(`${primary.name} is the synchronous standby`, 180, () => primary.is('synchronous'));
  return `${standby.name} takes over after ${taken} s, first receipt after ${wait.toFixed(1)} s; ${primary.name} is the standby ${seconds(back)} s after its start`;
}

async function stopBoth(cluster: Cluster, server: Server, crowd: Crowd, away: number): Promise<string> {
  const [primary, standby] = await both(cluster);
  await standby.stop();
  await primary.stop();
  const stopped = performance.now();
  // What was under way may still end; then nothing else comes any more.
  await setTimeout(2000);
  const from = crowd.answers.length;
  await setTimeout(away * 1000);
  const seen = crowd.answers.slice(from);
  const others = seen.filter(({status, retryAfter}) => status !== 503 || !(Number(retryAfter) > 0));
  demand(seen.length > 0 && others.length === 0, `Of ${seen.length} answers, others: ${JSON.stringify(others[0])}`);
  const ready = await fetch(`${server.url}/readyz`);
  demand(ready.status === 503, `/readyz says ${ready.status}.`);
  demand(server.lives, 'The process of the server ended.');
  const back = performance.now();
  await primary.start();
  await standby.start();
  await until('a receipt again', 120, () => (crowd.check(), crowd.firstAfter(back) !== undefined));
  const again = ((crowd.firstAfter(back)?.at ?? NaN) - back) / 1000;
  await both(cluster);
  const waits = [...new Set(seen.map(({retryAfter}) => retryAfter))].join(', ');
  return (
    `${seen.length} answers, all 503 with Retry-After: ${waits}; away for ${((back - stopped) / 1000).toFixed(1)} s, ` +
    `first receipt ${again.toFixed(1)} s after the start`
  );
}

/** Asks for every receipt at the server, then looks into both databases. */
async function balance(
  cluster: Cluster,
  server: Server,
  crowd: Crowd,
  report: Report,
  read: (url: string) => Promise<readonly StoredRating[]>,
): Promise<void> {
  const {ledger} = crowd;
  await report.check('the server knows every receipt that it has given', async () => {
    const unknown: string[] = [];
    await inParallel(ledger.numbers, 4, async receiptNumber => {
      const {status} = await server.caller.call('/v1/receipts', {body: {receiptNumber}});
      if (status !== 200) unknown.push(`${receiptNumber} (${status})`);
    });
    demand(unknown.length === 0, `${unknown.length} are not known: ${unknown.slice(0, 5).join(', ')}`);
    return `${ledger.numbers.length} asked for`;
  });
  const lived = server.lives;
  await report.check(
    'the process of the server never ended, and now stops when asked; counts and log are whole',
    async () => {
      demand(lived, `It ended: ${server.lastLines}`);
      await server.stopAndCheck();
    },
  );
  const [primary, standby] = await both(cluster);
  for (const [what, {url}] of [
    ['the primary', primary],
    ['the standby', standby],
  ] as const)
    await report.check(`${what} holds every receipt, and no service twice`, async () => {
      const {receipts, lost, doubled} = ledger.compare(await read(url));
      demand(receipts > 0 && lost === 0 && doubled === 0, `receipts ${receipts}, lost ${lost}, doubled ${doubled}`);
      return `receipts ${receipts}, lost ${lost}, doubled ${doubled}`;
    });
}

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (part: number) => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(1);
  return `shortest ${at(0)}, median ${at(0.5)}, longest ${at(1)}`;
}
