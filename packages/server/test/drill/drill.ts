import {Ledger, sum, type Balance} from './ledger.ts';
import {invite, rateAll} from './raters.ts';
import {backUpAndRestore, backupImpossible} from './restore.ts';
import {stepsFor, type Step} from './steps.ts';
import {Ending, postgresDatabase, Server, sqliteDatabase, type Database} from './world.ts';

/** What to try. */
export interface DrillOptions {
  /** Decides who gives which rating and when something breaks. */
  readonly seed: number;
  /** How many raters are at work in each step. */
  readonly raters: number;
  /** Leaves out the steps that take long. */
  readonly short: boolean;
  readonly print: (line: string) => void;
}

/**
 * Breaks a real server over each real database in every way that it knows, while raters are at work, and compares the
 * receipts that they have with what is stored.
 *
 * @throws Error when a server ends, does not recover, answers anything but a receipt or "try again", or when its own
 * `recount` or `verify` finds a fault.
 */
export async function drill(options: DrillOptions): Promise<Balance> {
  const balances: Balance[] = [];
  for (const open of [postgresDatabase, sqliteDatabase]) {
    const ending = new Ending();
    try {
      const database = await open(ending);
      if (database) balances.push(await drillOn(database, ending, options));
      else options.print('PostgreSQL: not tried, it is not installed');
    } finally {
      await ending.end();
    }
  }
  return sum(balances);
}

async function drillOn(database: Database, ending: Ending, options: DrillOptions): Promise<Balance> {
  const {print, short, seed} = options;
  const random = randomNumbers(seed);
  const server = await Server.start(database, ending);
  const ledger = new Ledger();
  for (const step of stepsFor(database.name)) {
    const impossible = step.impossible?.(server) ?? (short && step.long ? 'only in the long drill' : undefined);
    if (impossible !== undefined) {
      print(`${database.name}: ${step.name}: not tried, ${impossible}`);
      continue;
    }
    const began = performance.now();
    await doStep(server, ledger, step, options, random).catch((error: unknown) => {
      throw new Error(`${database.name}: ${step.name}: the server said last:\n${server.lastLines}`, {cause: error});
    });
    print(`${database.name}: ${step.name}: ${Math.round(performance.now() - began)} ms`);
  }
  await backUp(server, ledger, options, random, ending);
  const began = performance.now();
  await server.stopAndCheck();
  print(`${database.name}: stopped, counted again and verified: ${Math.round(performance.now() - began)} ms`);
  const balance = ledger.compare(await database.stored());
  print(`${database.name}: ${lineOf(balance)}`);
  return balance;
}

async function backUp(
  server: Server,
  ledger: Ledger,
  {print, short, raters}: DrillOptions,
  random: () => number,
  ending: Ending,
): Promise<void> {
  const {name} = server.database;
  const impossible = backupImpossible(server);
  if (impossible !== undefined) return print(`${name}: backed up and restored: not tried, ${impossible}`);
  const began = performance.now();
  const counts = {before: short ? 4 : raters, atATime: 8, after: 4};
  const {kept, during, absent} = await backUpAndRestore(server, ledger, counts, random, ending);
  print(
    `${name}: backed up with ${during} ratings meanwhile, restored, went on: ${kept} receipts from before are there, ` +
      `${absent} from after are not: ${Math.round(performance.now() - began)} ms`,
  );
}

async function doStep(
  server: Server,
  ledger: Ledger,
  step: Step,
  options: DrillOptions,
  random: () => number,
): Promise<void> {
  const raters = await invite(server.caller, step.raters ?? options.raters, random);
  const start = 1 + Math.floor((random() * raters.length) / 3);
  const receipts = new Receipts();
  let work: Promise<void> | undefined;
  await Promise.all([
    rateAll(server.caller, ledger, raters, {width: step.width ?? 8, onReceipt: count => receipts.note(count)}).finally(
      () => receipts.end(),
    ),
    receipts.reached(start).then(() => (work = step.work(server, () => receipts.next()))),
  ]);
  await work;
  if (!server.lives) throw new Error(`The server ended during "${step.name}".`);
}

/** Lets others wait for receipts; after the last one nobody waits any more. */
class Receipts {
  #count = 0;
  #ended = false;
  #waiting: (() => void)[] = [];

  note(count: number): void {
    this.#count = count;
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async next(): Promise<void> {
    if (!this.#ended) await new Promise<void>(resolve => this.#waiting.push(resolve));
  }

  async reached(count: number): Promise<void> {
    while (this.#count < count && !this.#ended) await this.next();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

/** The last line of a drill. */
export const lineOf = ({receipts, lost, doubled}: Balance): string =>
  `receipts ${receipts}, lost ${lost}, doubled ${doubled}`;

/** The same numbers from 0 up to 1 for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
