import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {accessSync, chmodSync, constants, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {fromBase64url, verifyConsistency, type SignedTreeHead} from '@gov-rating/contract/evidence';
import type {Caller} from '../fixtures/api.fixtures.ts';
import {blockOfPage} from '../fixtures/operating-page.fixtures.ts';
import {postgresPrograms} from '../fixtures/postgres.fixtures.ts';
import {Ledger} from './ledger.ts';
import {invite, rateAll} from './raters.ts';
import {type Ending, Server} from './world.ts';

/** How many raters come before the backup, at a time while it runs, and after it. */
export interface BackupRaters {
  readonly before: number;
  readonly atATime: number;
  readonly after: number;
}

/** What was found after a restore. */
export interface Restored {
  /** Receipts from before the backup, which are all there. */
  readonly kept: number;
  /** Receipts from while the backup ran, which are there or not. */
  readonly during: number;
  /** Receipts from after the backup, none of which is there. */
  readonly absent: number;
}

/** Why nothing can be backed up here; undefined when it can. */
export function backupImpossible({database}: Server): string | undefined {
  if (process.platform === 'win32') return 'the commands of the page are for a POSIX shell';
  const needed =
    database.name === 'PostgreSQL'
      ? ['curl', 'pg_dump', 'pg_restore', 'createdb', 'pg_basebackup', 'pg_verifybackup']
      : [];
  const missing = needed.filter(
    program =>
      !programPath()
        .split(delimiter)
        .some(folder => isRunnable(folder, program)),
  );
  return missing.length > 0 ? `${missing.join(' and ')} not installed` : undefined;
}

/**
 * Backs a server up while raters are at work, restores the backup to a new place, checks it there and lets a new server go
 * on with it, by the very commands of the page for operators.
 *
 * @throws Error when a command fails, a receipt from before the backup is missing, one from after it is there, nobody
 * learns that the log went back, or the new server does not continue the log
 */
export async function backUpAndRestore(
  server: Server,
  ledger: Ledger,
  raters: BackupRaters,
  random: () => number,
  ending: Ending,
): Promise<Restored> {
  const {database, caller} = server;
  const rate = async (count: number) => {
    const known = new Set(ledger.numbers);
    await rateAll(caller, ledger, await invite(caller, count, random));
    return ledger.numbers.filter(number => !known.has(number));
  };
  const folder = mkdtempSync(join(tmpdir(), 'gov-rating-drill-backup-'));
  ending.after(() => rmSync(folder, {recursive: true, force: true}));
  const {variables, database: copy} = database.restored(folder);
  const shell = new Shell(folder, {
    ...database.env,
    ...variables,
    BACKUPS: join(folder, 'backups'),
    PUBLIC_URL: server.url,
  });

  const before = await rate(raters.before);
  let running = true;
  const backup = shell.run(await blockOfPage(`back up: ${database.name}`)).finally(() => (running = false));
  const ratings = async () => {
    let during = 0;
    while (running) during += (await rate(raters.atATime)).length;
    return during;
  };
  const [during] = await Promise.all([ratings(), backup]);
  const after = await rate(raters.after);
  if (database.name === 'PostgreSQL') await shell.run(await blockOfPage('back up the whole cluster: PostgreSQL'));

  const answer = await shell.run(await blockOfPage(`restore: ${database.name}`));
  demand(/The evidence log is whole/.test(answer), `verify said of the restored log: ${answer}`);
  demand(/All counts agree\./.test(answer), `recount said of the restored counts: ${answer}`);
  const stored = new Set((await copy.stored()).map(({receiptNumber}) => receiptNumber));
  for (const number of before) demand(stored.has(number), `The receipt ${number} from before the backup is missing.`);
  for (const number of after) demand(!stored.has(number), `The receipt ${number} from after the backup is there.`);

  const size = Number(/The evidence log is whole: (\d+) entries/.exec(answer)?.[1]);
  await headBeyond(caller, size);
  const HEADS = join(folder, 'heads.ndjson');
  for (let day = 0; day < 2; day++) await shell.run(await blockOfPage('keep a head'), {HEADS});
  const check = await blockOfPage('check kept heads');
  demand(/is whole/.test(await shell.run(check, {HEADS})), 'The log is not the one whose heads were kept.');
  const back = await shell.run(`{ ${check.trim()}; } 2>&1 || echo "exit $?"`, {...copy.env, HEADS});
  demand(/The log went back: it ends after/.test(back) && /exit 1/.test(back), `verify said with a kept head: ${back}`);

  await goOn(copy, size, {before, after}, random, ending);
  return {kept: before.length, during, absent: after.length};
}

/** Starts a new server over the restored database, and lets people rate with it. */
async function goOn(
  database: Server['database'],
  size: number,
  {before, after}: {readonly before: readonly string[]; readonly after: readonly string[]},
  random: () => number,
  ending: Ending,
): Promise<void> {
  const server = await Server.over(database, ending);
  const {caller} = server;
  const statusOf = async (receiptNumber: string | undefined) =>
    (await caller.call('/v1/receipts', {body: {receiptNumber}})).status;
  demand((await statusOf(before[0])) === 200, 'A receipt from before the backup is not shown.');
  demand((await statusOf(after[0])) === 404, 'A receipt from after the backup is not said to be unknown.');
  const first = await caller.ask('getTreeHead', `/v1/evidence/head?size=${size}`);
  await rateAll(caller, new Ledger(), await invite(caller, 3, random));
  const second = await headBeyond(caller, size);
  const {path} = await caller.ask(
    'getConsistency',
    `/v1/evidence/consistency?first=${first.size}&second=${second.size}`,
  );
  const extends_ = verifyConsistency(first.size, second.size, bytes(first.root), bytes(second.root), path.map(bytes));
  demand(extends_, 'The log of the new server does not continue the restored one.');
  await server.stopAndCheck();
}

/** The head of the log once it has more than `size` entries. */
async function headBeyond(caller: Caller, size: number): Promise<SignedTreeHead> {
  for (const until = performance.now() + 30_000; performance.now() < until;) {
    const head = await caller.ask('getTreeHead', '/v1/evidence/head');
    if (head.size > size) return head;
  }
  throw new Error(`No head over more than ${size} entries was signed within 30 seconds.`);
}

const bytes = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array();

/** Runs commands as an operator does, with `gov-rating-server` on the PATH. */
class Shell {
  readonly #env: Record<string, string>;

  constructor(folder: string, env: Record<string, string>) {
    const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
    const program = join(folder, 'gov-rating-server');
    writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' --conditions=@gov-rating/source '${main}' "$@"\n`);
    chmodSync(program, 0o700);
    this.#env = {...env, PATH: [folder, programPath()].join(delimiter)};
  }

  /** @throws Error a command failed */
  async run(commands: string, env: Record<string, string> = {}): Promise<string> {
    const child = spawn('sh', ['-ec', commands], {env: {...this.#env, ...env}, stdio: ['ignore', 'pipe', 'pipe']});
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (output += String(data)));
    const [code] = (await once(child, 'close')) as [number | null];
    demand(code === 0, `The commands ended with ${code}:\n${commands}\n${output}`);
    return output;
  }
}

const programPath = (): string =>
  [postgresPrograms(), process.env['PATH']].filter(part => part !== undefined).join(delimiter);

function isRunnable(folder: string, program: string): boolean {
  try {
    accessSync(join(folder, program), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function demand(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new Error(otherwise);
}
