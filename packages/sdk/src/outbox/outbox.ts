import {isApiError, isContractError, type ContractError} from '../errors.ts';
import {isPassing} from '../transport/response.ts';
import {floor, longestPause, pauseAfter} from './back-off.ts';
import {newIdempotencyKey} from './idempotency-key.ts';
import type {Failed, Outcome, Settled} from './outcome.ts';
import type {Outbox, OutboxOptions} from './outbox-options.ts';
import type {KeptItem} from './outbox-store.ts';
import {join, tellOthers, type News} from './views.ts';

/** While the first attempt is under way, other tabs leave an item alone for this long, in milliseconds. */
const lease = 60_000;
/** A store or a lock that has not answered by then, in milliseconds, counts as broken: it must not keep a rating back. */
const patience = 3000;
/** How long a store is waited for that has just let one wait in vain, in milliseconds. */
const shortPatience = 300;
/** No clock that is right shows an earlier moment: 1 January 2020. */
const earliest = 1_577_836_800_000;
/** Nothing waits for ten years, in milliseconds; a clock that says so has jumped. */
const longestAge = 315_360_000_000;

/**
 * Makes an outbox: ratings are stored and sent, and leave the store only when they are received or refused for good.
 * 429, 5xx and no answer keep them. An answer that is not the server's ends a first attempt as failed, because what cannot
 * arrive must not be promised; what was kept before it stays kept.
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
  locks = globalThis.navigator?.locks,
  name = 'gov-rating-outbox',
  events = globalThis,
}: OutboxOptions): Outbox {
  const flights = new Map<string, Promise<Outcome>>();
  /** Keys whose end is answered by `submit`. */
  const submitted = new Set<string>();
  /** How keys ended, whoever sent them. */
  const ends = new Map<string, Settled>();
  /** What is known to be kept, so that a second `submit` sends the same words without waiting for the store. */
  const known = new Map<string, KeptItem>();
  const tabs = !store.pageOnly;
  let queue = Promise.resolve();
  /** The last removal: a turn among the tabs ends after it, so that the next tab does not find what has been received. */
  let removing: Promise<unknown> | undefined;
  let leave: (() => void) | undefined;
  let cancelTimer = () => {};
  /** How long the store is waited for. */
  let wait = patience;
  /** After a failure everything waits, for the timer, as long as the item that failed. */
  let pausedUntil = 0;

  /** Waits for the store, but not for ever; says when it fails, and answers undefined then. */
  async function stored<T>(step: () => Promise<T>): Promise<T | undefined> {
    let cancel!: () => void;
    try {
      const tooLate = new Promise<never>((_, reject) => {
        cancel = after(wait, () => {
          wait = shortPatience;
          reject(new Error('the store does not answer'));
        });
      });
      const result = await Promise.race([tooLate, step()]);
      wait = patience;
      return result;
    } catch (error) {
      tell(onStorageError, error);
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
   * Takes note of what became of a key and tells the page, except of what `submit` is about to answer; false when that was
   * known. What failed may be sent again and end better.
   */
  function hear(news: News): boolean {
    const {kind, key} = news;
    const before = ends.get(key)?.kind;
    if (before === kind || (before && before !== 'failed')) return false;
    if (kind === 'attempt_failed') tell(onAttemptFailed, {key, error: news.error});
    else {
      ends.set(key, news);
      known.delete(key);
      if (!submitted.has(key)) tell(onSettled, news);
    }
    return true;
  }

  function announce(news: News): void {
    if (hear(news)) tellOthers(name, tabs, news, hear);
  }

  /** One flight per key at a time; whoever comes later shares its end. */
  function fly(key: string, run: () => Promise<Outcome>): Promise<Outcome> {
    const flight =
      flights.get(key) ||
      run()
        .then(outcome => {
          const before = ends.get(key);
          // Meanwhile somebody else has brought this very rating to its end.
          if (before && before.kind !== 'failed' && outcome.kind !== 'received') return before;
          if (outcome.kind !== 'kept') announce(outcome);
          return outcome;
        })
        .finally(() => {
          flights.delete(key);
          submitted.delete(key);
        });
    flights.set(key, flight);
    return flight;
  }

  /** Sends once. Of what is only now being stored, `adding` is that step, and `added` what came of it in time. */
  async function attempt(
    item: KeptItem,
    adding: Promise<unknown> = Promise.resolve(),
    added?: Promise<KeptItem | Failed['code']>,
  ): Promise<Outcome> {
    const {key, token, draft} = item;
    const remove = () => store.remove(key);
    // In this order, so that nothing is left behind by a store that is slow.
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
        // Not a lost connection but a broken program: whoever is still there must not be told that waiting helps.
        if (retry === undefined) code = 'send_failed';
        else if (isContractError(error) && !isPassing(status)) code = error.code;
      }
      if (time > earliest) {
        if (!(keptAt > Math.max(earliest, time - longestAge) && keptAt <= time)) keptAt = time;
        if (time - keptAt > maxAge) code ||= 'too_old';
      }
      const inStore = code || (await added) || item;
      if (typeof inStore === 'string') {
        void forget();
        return {kind: 'failed', key, code: inStore, error};
      }
      const attempts = inStore.attempts + 1;
      const dueAt = (pausedUntil = now() + pauseAfter(attempts, retryAfter, random));
      const next = {...inStore, keptAt, attempts, dueAt, asked: !!retryAfter};
      known.set(key, next);
      // A page that closes breaks off what it sends; the next one must see a first attempt that never came to an end.
      if (globalThis.document?.visibilityState !== 'hidden') void stored(() => store.update(next));
      announce({kind: 'attempt_failed', key, error});
      return {kind: 'kept', key};
    }
  }

  /** One drain after the other, so that none is lost because another was under way. */
  function drain(early?: boolean): Promise<void> {
    return (queue = queue.then(() => takeTurn(() => sendKept(early))).then(plan));
  }

  /** A sandboxed frame has no locks, and some browsers never give one. What is under way already goes on once only. */
  function takeTurn(run: () => Promise<void>): Promise<void> {
    return new Promise(resolve => {
      let turn: Promise<void> | undefined;
      const go = () => {
        cancel();
        resolve((turn ||= run()));
        return turn;
      };
      const cancel = after(patience, go);
      new Promise(given => given(locks ? locks.request(name, go) : go())).catch(go);
    });
  }

  async function sendKept(early?: boolean): Promise<void> {
    const time = now();
    const due = (await kept()).filter(
      ({dueAt, attempts, asked}) => nearest(dueAt) <= time || (early && attempts > 0 && !asked),
    );
    for (const item of due.sort((a, b) => a.dueAt - b.dueAt)) {
      if (flights.has(item.key)) continue;
      // A first attempt that never came to an end, because the page closed, counts as one that failed.
      const outcome = await fly(item.key, () => attempt({...item, attempts: item.attempts || 1}));
      await removing;
      // What happened to this one would happen to the next.
      if (outcome.kind === 'kept') return;
    }
  }

  /** A moment further away than any pause was written by a clock that jumped. */
  const nearest = (moment: number) => (moment > now() + longestPause ? 0 : moment);

  /** Sets the timer for what is due next; none while nothing is kept. */
  async function plan(): Promise<void> {
    const items = leave ? await kept() : [];
    cancelTimer();
    if (!leave || !items.length) return;
    const next = Math.max(nearest(pausedUntil), Math.min(...items.map(({dueAt}) => nearest(dueAt))));
    cancelTimer = after(Math.max(next - now(), floor), drain);
  }

  const onOnline = () => void drain(true);

  return {
    drain,
    kept,
    submit({token, draft, key = newIdempotencyKey()}) {
      submitted.add(key);
      return fly(key, async () => {
        const keptAt = now();
        const item = known.get(key) || {key, token, draft, keptAt, dueAt: keptAt + lease, attempts: 0};
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

/** In a turn of its own: an exception of the listener is the page's, and stops nothing here. */
function tell<T>(listener: ((told: T) => void) | undefined, told: T): void {
  void Promise.resolve(told).then(listener);
}

function timeout(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
