import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import BetterSqlite from 'better-sqlite3';
import {build} from 'esbuild';
import {chromium, type Page} from 'playwright-core';
import {aService} from '@gov-rating/contract/testing';
import {chromiumLaunch} from '../../../tooling/machine.mjs';
import {bureau} from '../fixtures/api.fixtures.ts';
import {lineOf, randomNumbers} from './drill.ts';
import {Ledger, type Balance, type StoredRating} from './ledger.ts';
import type {Given, Said} from './terminal-page.ts';
import {Ending, Server, sqliteIn} from './world.ts';

/** What to try. */
export interface TerminalDrillOptions {
  /** Decides when the browser is killed. */
  readonly seed: number;
  /** How many persons rate. */
  readonly ratings: number;
  /** How often the browser is killed, half of them while ratings are kept and half while they are sent. */
  readonly kills: number;
  readonly print: (line: string) => void;
}

/** What nobody may find in the files of the browser. */
const secrets = {comment: '等了三小时没有人理', projectNo: 'DRILLCASE', staffNumber: 'DRILLSTAFF'} as const;

/** What the page stores in the clear, to show that the search finds what is there. */
const plainMarker = 'PLAINMARKER';

const hour = 3_600_000;
/** How far the clock of the terminal is ahead in one run after another, in milliseconds. */
const clocks = [0, 5 * hour, -7 * hour, 26 * hour, -3 * hour];
/** The most ratings of one request: within it the server may store them in any order. */
const batch = 100;

/** A rating as the database holds it. */
interface StoredCollection extends StoredRating {
  readonly projectNo: string;
  readonly receivedAt: string;
  readonly pressedAt: string;
  readonly offsetMs: number;
}

const collections = `SELECT rating.service_id AS "serviceId", collected_rating.idempotency_key AS "idempotencyKey",
  receipt_number AS "receiptNumber", project_no AS "projectNo", received_at AS "receivedAt", pressed_at AS "pressedAt",
  offset_ms AS "offsetMs"
  FROM rating JOIN collected_rating ON collected_rating.rating_id = rating.rating_id
  JOIN service ON service.service_id = rating.service_id`;

/**
 * Rates on a terminal while nobody listens at the address of its server, and lets it send when the server is there again. The
 * browser is killed again and again, while it keeps and while it sends. A rating counts as given when the terminal has said
 * that it is kept; then no kill may lose it.
 *
 * @throws Error when the order is not kept, when something of a person can be read in the browser's files, when a clock was
 * not found out, or when the server's own `recount` or `verify` finds a fault.
 */
export async function terminalDrill(options: TerminalDrillOptions): Promise<Balance> {
  const ending = new Ending();
  try {
    return await drillTerminal(ending, options);
  } finally {
    await ending.end();
  }
}

async function drillTerminal(ending: Ending, {seed, ratings, kills, print}: TerminalDrillOptions): Promise<Balance> {
  const random = randomNumbers(seed);
  const folder = mkdtempSync(join(tmpdir(), 'gov-rating-terminal-'));
  ending.after(() => rmSync(folder, {recursive: true, force: true, maxRetries: 10}));
  const database = sqliteIn(folder);
  const server = await Server.start(database, ending);
  const profile = join(folder, 'profile');
  const deviceKey = await paired(server);
  const script = await pageScript();
  const given = new Map<number, string>();
  const ledger = new Ledger();
  const refusals: string[] = [];
  let starts = 0;

  /** Starts the browser, and ends it with SIGKILL when it has said enough; false when it had nothing more to say. */
  async function run(numbers: Given['numbers'], isEnough: (said: Said) => boolean): Promise<void> {
    const clockAhead = clocks[starts++ % clocks.length] as number;
    const browser = await Browser.start(profile, ending);
    const {staffNumber, comment, projectNo} = secrets;
    const service = {...aService({institutionCode: bureau.code}), staffNumber};
    const enough = new Promise<void>((resolve, reject) => {
      const hear = (said: Said) => {
        if (said.kind === 'kept') given.set(said.number, said.key);
        else if (said.kind === 'received') ledger.note(said.key, said.receiptNumber);
        else if (said.kind === 'refused') refusals.push(said.key);
        if (isEnough(said)) resolve();
      };
      void browser
        .page(server.url, script, hear)
        .then(page =>
          page.evaluate(sent => globalThis.work(sent), {
            deviceKey,
            clockAhead,
            numbers,
            service,
            comment,
            projectNo,
            plain: plainMarker,
          }),
        )
        // After the kill its last call has no end.
        .catch((error: unknown) => (browser.isKilled ? undefined : reject(error as Error)));
    });
    await enough.finally(() => browser.kill());
  }

  const began = performance.now();
  await server.leave();
  const killsWhileKeeping = Math.floor(kills / 2);
  for (let killed = 0; given.size < ratings; killed++) {
    const from = given.size;
    const rest = ratings - from;
    const runsLeft = killsWhileKeeping - killed;
    const some = runsLeft <= 1 ? rest : 1 + Math.floor((rest / runsLeft) * 2 * random());
    let heard = 0;
    await run([from, ratings - 1], ({kind}) => kind === 'kept' && ++heard === Math.min(some, rest));
  }
  const keptIn = performance.now() - began;
  print(`terminal: ${given.size} ratings kept without a network, ${starts} times killed: ${Math.round(keptIn)} ms`);
  search(profile);

  await server.startAgain();
  const sending = performance.now();
  const before = starts;
  for (let isDone = false; !isDone;) {
    const mayKill = starts < kills;
    // By turns in the middle of a request, and after an answer.
    const [what, each] = starts % 2 === 0 ? (['sending', batch] as const) : (['received', 1] as const);
    const some = 1 + Math.floor((random() * 2 * ratings) / kills / each);
    let heard = 0;
    await run(undefined, said => {
      isDone = said.kind === 'stored' && said.waiting === 0;
      return isDone || (mayKill && said.kind === what && ++heard === some);
    });
  }
  const sentIn = performance.now() - sending;
  // What is left of the kills, with nothing to do.
  while (starts < kills) await run(undefined, ({kind}) => kind === 'stored');
  print(`terminal: all sent, ${starts - before} times killed: ${Math.round(sentIn)} ms`);
  search(profile);
  await server.stopAndCheck();

  const stored = storedIn(join(folder, 'gov-rating.db'));
  check(stored, ratings);
  const balance = ledger.compare(stored);
  const numbers = new Set(stored.map(numberOf));
  const lost = balance.lost + [...given.keys()].filter(number => !numbers.has(number)).length;
  const twice = stored.length - numbers.size;
  print(`terminal: ${refusals.length} ratings were given again after a kill and refused as already rated`);
  const result = {receipts: stored.length, lost, doubled: balance.doubled + twice};
  print(`terminal: ${lineOf(result)}`);
  return result;
}

const numberOf = ({projectNo}: StoredCollection): number => Number(projectNo.slice(secrets.projectNo.length));

function storedIn(file: string): StoredCollection[] {
  const database = new BetterSqlite(file, {timeout: 5000});
  try {
    return database.prepare(collections).all() as StoredCollection[];
  } finally {
    database.close();
  }
}

/** The order and the clocks. */
function check(stored: readonly StoredCollection[], ratings: number): void {
  let latest = -1;
  for (const row of stored.toSorted((one, other) => (one.receivedAt < other.receivedAt ? -1 : 1))) {
    const number = numberOf(row);
    if (number < latest - batch) throw new Error(`Rating ${number} came after rating ${latest}.`);
    latest = Math.max(latest, number);
    if (Date.parse(row.pressedAt) > Date.parse(row.receivedAt) + 60_000)
      throw new Error(`Rating ${number} was received before it was given: ${JSON.stringify(row)}`);
  }
  const wrong = stored.filter(({offsetMs}) => Math.abs(offsetMs) > hour).length;
  if (ratings > 0 && wrong === 0) throw new Error('No clock was found to be wrong.');
}

/** Looks for what nobody may read in every file of the profile, as UTF-8 and as UTF-16. */
function search(profile: string): void {
  const found = secretsIn(profile, [...Object.values(secrets), plainMarker]);
  if (!found.has(plainMarker)) throw new Error('The search does not find what is there.');
  found.delete(plainMarker);
  if (found.size > 0) throw new Error(`In the files of the browser can be read: ${[...found].join(', ')}`);
}

/** Which of the texts are in the files of a folder. */
export function secretsIn(folder: string, texts: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) continue;
    const content = readFileSync(join(entry.parentPath, entry.name));
    for (const text of texts)
      if (content.includes(text) || content.includes(Buffer.from(text, 'utf16le'))) found.add(text);
  }
  return found;
}

/** Pairs a terminal; its key. */
async function paired({caller}: Server): Promise<string> {
  const token = await caller.accessToken();
  const place = {institutionCode: bureau.code, kind: 'hall', name: '示例大厅'};
  const {pointId} = await caller.ask('putPoint', '/v1/points', {body: place, token});
  const {userCode, deviceCode} = await caller.ask('startPairing', '/v1/pairings', {body: {kind: 'terminal'}});
  await caller.ask('approvePairing', '/v1/pairings/approval', {body: {userCode, pointId, name: '一号终端'}, token});
  const {deviceKey} = await caller.ask('pollPairing', '/v1/pairings/progress', {body: {deviceCode}});
  if (!deviceKey) throw new Error('The terminal is not paired.');
  return deviceKey;
}

/** The page's program, from its sources. */
async function pageScript(): Promise<string> {
  const entry = fileURLToPath(new URL('terminal-page.ts', import.meta.url));
  const {outputFiles} = await build({
    ...{entryPoints: [entry], bundle: true, write: false, format: 'iife', platform: 'browser', target: 'es2022'},
    conditions: ['@gov-rating/source'],
  });
  return outputFiles?.[0]?.text ?? '';
}

/** A real Chromium whose profile is a folder, until it is killed. */
class Browser {
  readonly #process: ChildProcess;
  readonly #address: string;
  #isKilled = false;

  private constructor(process: ChildProcess, address: string) {
    this.#process = process;
    this.#address = address;
  }

  /** Starts it, in a process group of its own, so that none of its processes outlives it. */
  static async start(profile: string, ending: Ending): Promise<Browser> {
    const {executablePath, args} = await chromiumLaunch();
    const child = spawn(
      executablePath,
      [...args, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
      {
        detached: true,
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    for await (const line of createInterface({input: child.stderr})) {
      const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address === undefined) continue;
      child.stderr.resume();
      const browser = new Browser(child, address);
      ending.after(() => browser.kill());
      return browser;
    }
    throw new Error('The browser did not start.');
  }

  /** Whether it was killed. */
  get isKilled(): boolean {
    return this.#isKilled;
  }

  /** A page of the server's origin with a program of ours; it is there also while nobody listens. */
  async page(origin: string, script: string, hear: (said: Said) => void): Promise<Page> {
    const browser = await chromium.connectOverCDP(this.#address);
    const [context] = browser.contexts();
    const page = await context?.newPage();
    if (!page) throw new Error('The browser has no window.');
    await page.exposeFunction('say', hear);
    page.on('request', request => request.url().endsWith('/collected/batch') && hear({kind: 'sending'}));
    const address = `${origin}/drill`;
    const body = `<!doctype html><meta charset="utf-8"><script>${script}</script>`;
    await page.route(address, route => route.fulfill({contentType: 'text/html', body}));
    await page.goto(address);
    return page;
  }

  /** Kills all of its processes, as a power cut does. */
  async kill(): Promise<void> {
    if (this.#isKilled) return;
    this.#isKilled = true;
    const ended = once(this.#process, 'exit');
    process.kill(-(this.#process.pid as number), 'SIGKILL');
    await ended;
  }
}
