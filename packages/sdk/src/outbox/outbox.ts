import {isApiError, isContractError, type ContractError} from '../errors.ts';
import {optional} from '../transport/platform.ts';
import {isPassing} from '../transport/response.ts';
import {maxDelayMs, minDelayMs, retryDelayMs} from './back-off.ts';
import {newIdempotencyKey} from './idempotency-key.ts';
import type {Failed, Outcome, Settled} from './outcome.ts';
import type {Outbox, OutboxOptions} from './outbox-options.ts';
import type {KeptItem} from './outbox-store.ts';
import {join, notifyOthers, type OutboxEvent} from './views.ts';

/** Other tabs do not send an item this long after its first attempt began. */
const firstAttemptMs = 60_000;
/** A store or a lock without an answer by then counts as broken: it must not hold a rating back. */
const storeTimeoutMs = 3000;
/** The timeout of a store that has just failed to answer in time. */
const brokenStoreTimeoutMs = 300;
/** A right clock shows no earlier time: 1 January 2020, in milliseconds since the epoch. */
const earliestTime = 1_577_836_800_000;
/** Ten years: no rating waits that long, so a clock that says so has jumped. */
const maxPlausibleAgeMs = 315_360_000_000;

/**
 * Makes an outbox: ratings are stored and sent, and leave the store only when they are received or refused for good.
 * They stay kept after 429, 5xx and no answer. An answer of another system fails a first attempt, because a rating that
 * cannot arrive must not be promised; a rating that was kept before stays kept.
 *
 * @param options `send` and `store` are needed; times are in milliseconds.
 * @returns An outbox that does nothing by itself until `start`.
 */
export function createOutbox({
  send,
  store,
  onSettled,
  onAttemptFailed,
  onStorageError,
  maxItems = 100,
  maxAge = 2_592_000_000,
  now = Date.now,
  random = Math.random,
  after = timeout,
  // No other tab sees what only this page has.
  locks = store.pageOnly ? null : optional('navigator')?.locks,
  name = 'gov-rating-outbox',
  events = optional('globalThis') ?? {},
}: OutboxOptions): Outbox {
  /** The attempt of each key that runs now. */
  const running = new Map<string, Promise<Outcome>>();
  /** Keys whose outcome a call of `submit` returns. */
  const submitted = new Set<string>();
  /** How each key ended, in this or another outbox of the same name. */
  const ends = new Map<string, Settled>();
  /** Items that are known to be kept, so that a second `submit` sends the same draft without waiting for the store. */
  const known = new Map<string, KeptItem>();
  const tabs = !store.pageOnly;
  let queue = Promise.resolve();
  /** The last removal: a tab releases the lock after it, so that the next tab does not find a received rating. */
  let removing: Promise<unknown> | undefined;
  let leave: (() => void) | undefined;
  let cancelTimer = () => {};
  /** The current timeout of the store. */
  let timeoutMs = storeTimeoutMs;
  /** After a failure the timer waits for all items as long as for the one that failed. */
  let pausedUntil = 0;

  /** Runs a step of the store within its timeout. On a failure it calls `onStorageError` and resolves to undefined. */
  async function stored<T>(step: () => Promise<T>): Promise<T | undefined> {
    let cancel!: () => void;
    try {
      const tooLate = new Promise<never>((_, reject) => {
        cancel = after(timeoutMs, () => {
          timeoutMs = brokenStoreTimeoutMs;
          reject(new Error('the store does not answer'));
        });
      });
      const result = await Promise.race([tooLate, step()]);
      timeoutMs = storeTimeoutMs;
      return result;
    } catch (error) {
      notify(onStorageError, error);
      return undefined;
    } finally {
      cancel();
    }
  }

  async function kept(): Promise<readonly KeptItem[]> {
    const items = (await stored(() => store.all())) || [];
    for (const item of items) known.set(item.key, item);
    return items;
  }

  /**
   * Records the outcome of a key and notifies the page, unless `submit` returns that outcome. False when it was known. After
   * `failed` a second submission of the key may have another outcome.
   */
  function hear(news: OutboxEvent): boolean {
    const {kind, key} = news;
    const before = ends.get(key)?.kind;
    if (before === kind || (before && before !== 'failed')) return false;
    if (kind === 'attempt_failed') notify(onAttemptFailed, {key, error: news.error});
    else {
      ends.set(key, news);
      known.delete(key);
      if (!submitted.has(key)) notify(onSettled, news);
    }
    return true;
  }

  function announce(news: OutboxEvent): void {
    if (hear(news)) notifyOthers(name, tabs, news, hear);
  }

  /** Runs one attempt per key at a time; later callers share its outcome. */
  function once(key: string, run: () => Promise<Outcome>): Promise<Outcome> {
    const attempted =
      running.get(key) ||
      run()
        .then(outcome => {
          const before = ends.get(key);
          // Another outbox has ended this rating in the meantime.
          if (before && before.kind !== 'failed' && outcome.kind !== 'received') return before;
          if (outcome.kind !== 'kept') announce(outcome);
          return outcome;
        })
        .finally(() => {
          running.delete(key);
          submitted.delete(key);
        });
    running.set(key, attempted);
    return attempted;
  }

  /** Sends once. For a new item, `adding` is the step that stores it, and `added` its result within the timeout. */
  async function attempt(
    item: KeptItem,
    adding: Promise<unknown> = Promise.resolve(),
    added?: Promise<KeptItem | Failed['code']>,
  ): Promise<Outcome> {
    const {key, token, draft} = item;
    const remove = () => store.remove(key);
    // In this order, so that a slow store leaves nothing behind.
    const forget = () => (removing = stored(() => adding.then(remove, remove)));
    try {
      const receipt = await send(draft, {token, idempotencyKey: key});
      pausedUntil = 0;
      void forget();
      return {kind: 'received', key, receipt};
    } catch (cause) {
      const error = cause as Error;
      const {retry, retryAfter, status = 0} = Object(cause) as Partial<ContractError>;
      if (isApiError(error) && !retry) {
        void forget();
        return {kind: 'refused', key, error};
      }
      const time = now();
      let {keptAt} = item;
      let code: Failed['code'] | undefined;
      if (!item.attempts) {
        // Else not a lost connection but an error of the program or a runtime that lacks a part: waiting does not help.
        if (isContractError(error)) {
          if (!isPassing(status)) code = error.code;
        } else if (!retry) code = 'send_failed';
      }
      if (time > earliestTime) {
        if (!(keptAt > Math.max(earliestTime, time - maxPlausibleAgeMs) && keptAt <= time)) keptAt = time;
        if (time - keptAt > maxAge) code ||= 'too_old';
      }
      const inStore = code || (await added) || item;
      if (typeof inStore === 'string') {
        void forget();
        return {kind: 'failed', key, code: inStore, error};
      }
      const attempts = inStore.attempts + 1;
      const dueAt = (pausedUntil = now() + retryDelayMs(attempts, retryAfter, random));
      const next = {...inStore, keptAt, attempts, dueAt, asked: !!retryAfter};
      known.set(key, next);
      // A page that closes aborts its requests; the next page must see a first attempt without an end.
      if (optional('document')?.visibilityState !== 'hidden') void stored(() => store.update(next));
      announce({kind: 'attempt_failed', key, error});
      return {kind: 'kept', key};
    }
  }

  /** Drains run one after the other, so that none is skipped because another runs. */
  function drain(early?: boolean): Promise<void> {
    return (queue = queue.then(() => takeTurn(() => sendKept(early))).then(plan));
  }

  /** Runs under the lock, or without it after the timeout: sandboxed frames have no locks, some browsers never grant one. */
  function takeTurn(run: () => Promise<void>): Promise<void> {
    return new Promise(resolve => {
      let turn: Promise<void> | undefined;
      const go = () => {
        cancel();
        resolve((turn ||= run()));
        return turn;
      };
      const cancel = after(storeTimeoutMs, go);
      new Promise(given => given(locks ? locks.request(name, go) : go())).catch(go);
    });
  }

  async function sendKept(early?: boolean): Promise<void> {
    const time = now();
    const due = (await kept()).filter(
      ({dueAt, attempts, asked}) => nearest(dueAt) <= time || (early && attempts > 0 && !asked),
    );
    for (const item of due.sort((a, b) => a.dueAt - b.dueAt)) {
      if (running.has(item.key)) continue;
      // A first attempt without an end, because the page closed, counts as failed.
      const outcome = await once(item.key, () => attempt({...item, attempts: item.attempts || 1}));
      await removing;
      // The next item would fail for the same reason.
      if (outcome.kind === 'kept') return;
    }
  }

  /** A time further away than any pause was written by a clock that jumped. */
  const nearest = (moment: number) => (moment > now() + maxDelayMs ? 0 : moment);

  /** Sets the timer for the next due item; no timer while nothing is kept. */
  async function plan(): Promise<void> {
    const items = leave ? await kept() : [];
    cancelTimer();
    if (!leave || !items.length) return;
    const next = Math.max(nearest(pausedUntil), Math.min(...items.map(({dueAt}) => nearest(dueAt))));
    cancelTimer = after(Math.max(next - now(), minDelayMs), drain);
  }

  const onOnline = () => void drain(true);

  return {
    drain,
    kept,
    async submit({token, draft, key = newIdempotencyKey()}) {
      submitted.add(key);
      return once(key, async () => {
        const keptAt = now();
        const item = known.get(key) || {key, token, draft, keptAt, dueAt: keptAt + firstAttemptMs, attempts: 0};
        const adding = (async () => (await store.add(item, maxItems)) || 'outbox_full')();
        const added = stored(() => adding).then(inStore => inStore || 'storage_failed');
        const outcome = await attempt(item, adding, added);
        void plan();
        return outcome;
      });
    },
    start() {
      if (leave) return;
      leave = join(name, tabs, hear);
      events.addEventListener?.('online', onOnline);
      onOnline();
    },
    stop() {
      leave?.();
      leave = undefined;
      cancelTimer();
      events.removeEventListener?.('online', onOnline);
    },
  };
}

/** Asynchronous, so that an exception of the listener is reported by the page and stops nothing here. */
function notify<T>(listener: ((value: T) => void) | undefined, value: T): void {
  void Promise.resolve(value).then(listener);
}

function timeout(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
