import {batchSizes} from '@gov-rating/contract/limits';
import type {Receipt, RouteInput, RouteOutput} from '@gov-rating/contract/types';
import {ApiError, ContractError, isApiError, isContractError, isGovRatingError} from '../errors.ts';
import {retryDelayMs} from '../outbox/back-off.ts';
import type {CollectedItem, CollectedStore, RefusedItem} from '../outbox/collected-store.ts';
import type {Settled} from '../outbox/outcome.ts';
import type {Move, OpenedRow} from '../outbox/sealed-rows.ts';
import {optional} from '../transport/platform.ts';

type Entries = RouteInput<'collectDeviceRatings'>['entries'];
type Answer = RouteOutput<'collectDeviceRatings'>;

/** What sends ratings that wait, in their order. */
export interface Delivery {
  /** Sends what waits unless a pause is under way; `early` also ends a pause that the server did not ask for. */
  wake(early?: boolean): void;
  /** Sends, now and whenever it is due. */
  start(): void;
  /** Sends no longer; a request under way still ends. */
  stop(): void;
}

/** What a delivery works with. */
export interface DeliveryOptions {
  readonly store: CollectedStore;
  readonly send: (entries: Entries) => Promise<Answer>;
  readonly report: (settled: Settled) => void;
  /** The device's clock, in milliseconds since the epoch. */
  readonly now: () => number;
  /** A clock that nobody sets, in milliseconds, which begins anew with each run of the program. */
  readonly elapsed: () => number;
  readonly random: () => number;
  /** The name of this run of the program. */
  readonly run: string;
  /** The latest moment that a server has said, in milliseconds since the epoch. */
  readonly latest: () => Promise<number>;
}

/** A right clock shows no earlier time: 1 January 2020, in milliseconds since the epoch. */
const earliestTime = 1_577_836_800_000;

/** A clock that is further behind than this is wrong, in milliseconds. */
const usualDeviation = 300_000;

/** The name of the lock by which one tab sends at a time. */
const lockName = 'gov-rating-terminal';

/** Refusals of a whole request that one of its entries has caused. */
const isOfAnEntry = (error: unknown): boolean =>
  (isApiError(error) && !error.retry && [400, 413, 422].includes(error.status)) ||
  (isContractError(error) && error.status === 413);

/** Refusals after which nothing is sent until the device is paired or started again. */
const isOver = (error: unknown): boolean => isApiError(error) && /^device_(revoked|key_invalid)$/.test(error.code);

/** Sends what is in a store: the oldest first, in batches, with growing pauses while it fails. */
export function createDelivery({store, send, report, now, elapsed, random, run, latest}: DeliveryOptions): Delivery {
  let isStarted = false;
  let running: Promise<void> | undefined;
  let isAsked = false;
  let pause: {readonly end: () => void; readonly asked: boolean} | undefined;
  let failures = 0;
  /** How many are sent at once: fewer while it is looked for the one that the server refuses with all others. */
  let size: number = batchSizes.max;

  /** Whether a clock shows a moment that was over when a server said what time it is. */
  const isBehind = (moment: number, notBefore: number) => moment < Math.max(earliestTime, notBefore - usualDeviation);

  /**
   * What the clock under which a rating was given shows now, by which the server learns how far it is off. That is the clock
   * of the device, unless it was set in the meantime: back, so that it shows less than the time that has passed, or right, after it
   * had been behind what a server has said. How much time has passed is known within a run; for a rating of an earlier run
   * it counts as none.
   */
  function clockOf({givenAt, notBefore, run: given, elapsed: then}: CollectedItem, known: number): number {
    const atLeast = givenAt + (given === run ? elapsed() - then : 0);
    const wasSet = isBehind(givenAt, notBefore) && !isBehind(now(), known);
    return wasSet ? atLeast : Math.max(atLeast, now());
  }

  function entryOf(item: CollectedItem, known: number): Entries[number] {
    const {key, entry, givenAt} = item;
    const [pressedAt, sentAt] = [givenAt, clockOf(item, known)].map(moment => new Date(moment).toISOString());
    return {...entry, idempotencyKey: key, pressedAt, sentAt};
  }

  /** Sends the first batch; false when nothing more is to be sent now. */
  async function sendBatch(): Promise<boolean> {
    const rows = await store.first(size);
    if (rows.length === 0) return false;
    const readable = rows.flatMap(row => (row.content ? [row as Readable] : []));
    let answer: Answer['entries'] = [];
    if (readable.length > 0)
      try {
        const known = await latest();
        ({entries: answer} = await send(readable.map(({content}) => entryOf(content, known))));
        if (answer.length !== readable.length) throw new ContractError(200, true);
      } catch (error) {
        if (!isOfAnEntry(error)) throw error;
        if (readable.length > 1) {
          size = Math.ceil(readable.length / 2);
          return true;
        }
        answer = [{receipt: null, problem: refusalOf(error)}];
      }
    const received: (readonly [Readable, Receipt])[] = [];
    const refused: Move<RefusedItem>[] = rows.flatMap(({position, key, content}) =>
      content ? [] : [{position, key, content: undefined}],
    );
    const settled: Settled[] = [];
    let waiting = false;
    for (const [place, row] of readable.entries()) {
      const {receipt, problem} = answer[place] as Answer['entries'][number];
      const {key, content} = row;
      if (receipt) {
        received.push([row, receipt]);
        settled.push({kind: 'received', key, receipt});
      } else if (problem && !problem.retry) {
        refused.push({...row, content: {...content, code: problem.code}});
        settled.push({kind: 'refused', key, error: errorOf(problem)});
      } else waiting = true;
    }
    await store.settle(
      received.map(([{position}]) => position),
      refused,
    );
    settled.forEach(report);
    size = Math.min(batchSizes.max, size * 2);
    if (waiting) throw new ContractError(503, true);
    failures = 0;
    return true;
  }

  async function deliver(): Promise<void> {
    try {
      while (isStarted && (await sendBatch()));
    } catch (error) {
      if (isOver(error)) isStarted = false;
      else rest(isGovRatingError(error) ? (error as {readonly retryAfter?: number}).retryAfter : undefined);
    }
  }

  function rest(retryAfter: number | undefined): void {
    failures++;
    const timer = setTimeout(
      () => {
        pause = undefined;
        wake();
      },
      retryDelayMs(failures, retryAfter, random),
    );
    pause = {asked: retryAfter !== undefined, end: () => clearTimeout(timer)};
  }

  async function inTurns(): Promise<void> {
    while (isAsked && isStarted && !pause) {
      isAsked = false;
      await oneTabAtATime(deliver);
    }
  }

  function wake(early = false): void {
    isAsked = true;
    if (!isStarted) return;
    if (pause) {
      if (!early || pause.asked) return;
      pause.end();
      pause = undefined;
    }
    running ??= inTurns().finally(() => {
      running = undefined;
      // Asked for between the last look and now.
      if (isAsked && isStarted && !pause) wake();
    });
  }

  const onOnline = () => wake(true);

  return {
    wake,
    start() {
      if (isStarted) return;
      isStarted = true;
      globalThis.addEventListener?.('online', onOnline);
      wake(true);
    },
    stop() {
      isStarted = false;
      pause?.end();
      pause = undefined;
      globalThis.removeEventListener?.('online', onOnline);
    },
  };
}

type Readable = OpenedRow<CollectedItem> & {readonly content: CollectedItem};
type Problem = NonNullable<Answer['entries'][number]['problem']>;

/** The refusal of a request with one entry, as a batch says it. */
function refusalOf(error: unknown): Problem {
  const {code = 'invalid_input', field, messages} = error as Partial<ApiError>;
  return {code, field: field ?? null, messages, retry: false} as Problem;
}

const errorOf = ({code, field, messages}: Problem): ApiError =>
  new ApiError(422, {code, field: field ?? undefined, messages, detail: messages?.en ?? code, retry: false});

/** Under a lock where the browser has some; a frame that may use none sends without: the idempotency key prevents doubles. */
function oneTabAtATime(work: () => Promise<void>): Promise<unknown> {
  const locks = optional('navigator')?.locks as LockManager | undefined;
  return locks ? locks.request(lockName, work).catch(work) : work();
}
