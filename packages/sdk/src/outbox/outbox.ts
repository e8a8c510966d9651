import {isApiError, type ContractError} from '../errors.ts';
import {floor, longestPause, pauseAfter} from './back-off.ts';
import {newIdempotencyKey} from './idempotency-key.ts';
import type {Failed, Outcome} from './outcome.ts';
import type {Outbox, OutboxOptions} from './outbox-options.ts';
import type {KeptItem} from './outbox-store.ts';

/** While the first attempt is under way, other tabs leave an item alone for this long, in milliseconds. */
const lease = 60_000;
/** A store that has not answered by then, in milliseconds, counts as broken: it must not keep a rating from being sent. */
const patience = 3000;

/**
 * Makes an outbox: ratings are stored first, then sent, and leave the store only when they are received or refused for
 * good. 429, 5xx, no answer and answers that nobody understands keep them.
 */
export function createOutbox({
  send,
  store,
  onSettled,
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
  let queue = Promise.resolve();
  let running = false;
  let cancelTimer: (() => void) | undefined;
  /** After a failure everything waits, for the timer, as long as the item that failed. */
  let pausedUntil = 0;

  /** Waits for the store, but not for ever; says when it fails, and answers undefined then. */
  async function stored<T>(step: () => Promise<T>, failed?: () => void): Promise<T | undefined> {
    let cancel!: () => void;
    try {
      return await Promise.race([
        new Promise<never>((_, reject) => {
          cancel = after(patience, () => reject(new Error('the store does not answer')));
        }),
        step(),
      ]);
    } catch (error) {
      failed?.();
      tell(onStorageError, error);
      return undefined;
    } finally {
      cancel();
    }
  }

  const kept = async () => (await stored(() => store.all())) || [];

  /** One flight per key at a time; whoever comes later shares its end. */
  function fly(key: string, run: () => Promise<Outcome>): Promise<Outcome> {
    const flight = flights.get(key) || run().finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  }

  async function attempt(item: KeptItem, notKept?: Failed['code']): Promise<Outcome> {
    const {key, token, draft} = item;
    try {
      const receipt = await send(draft, {token, idempotencyKey: key});
      pausedUntil = 0;
      await stored(() => store.remove(key));
      return {kind: 'received', key, receipt};
    } catch (cause) {
      const error = cause as Error;
      const {retry, retryAfter} = Object(cause) as Partial<ContractError>;
      const refused = isApiError(error) && !retry;
      // Not a lost connection but a broken program: whoever is still there must not be told that waiting helps.
      if (!item.attempts && retry === undefined) notKept = 'send_failed';
      if (now() - item.keptAt > maxAge) notKept ||= 'too_old';
      if (refused || notKept) {
        await stored(() => store.remove(key));
        return refused ? {kind: 'refused', key, error} : {kind: 'failed', key, code: notKept as Failed['code'], error};
      }
      const attempts = item.attempts + 1;
      const dueAt = (pausedUntil = now() + pauseAfter(attempts, retryAfter, random));
      await stored(() => store.update({...item, attempts, dueAt, asked: !!retryAfter}));
      return {kind: 'kept', key};
    }
  }

  /** One drain after the other, so that none is lost because another was under way. */
  function drain(early?: boolean): Promise<void> {
    const run = () => sendKept(early);
    // A sandboxed frame has no locks. Should a lock be stolen, a second run shares the flights of the first.
    return (queue = queue.then(() => (locks ? locks.request(name, run).catch(run) : run())).then(plan));
  }

  async function sendKept(early?: boolean): Promise<void> {
    const time = now();
    const due = (await kept()).filter(
      ({dueAt, attempts, asked}) => dueAt <= time || dueAt > time + longestPause || (early && attempts > 0 && !asked),
    );
    for (const item of due.sort((a, b) => a.dueAt - b.dueAt)) {
      if (flights.has(item.key)) continue;
      // A first attempt that never came to an end, because the page closed, counts as one that failed.
      const outcome = await fly(item.key, () => attempt({...item, attempts: item.attempts || 1}));
      // What happened to this one would happen to the next.
      if (outcome.kind === 'kept') return;
      tell(onSettled, outcome);
    }
  }

  /** Sets the timer for what is due next; none while nothing is kept. */
  async function plan(): Promise<void> {
    const items = running ? await kept() : [];
    cancelTimer?.();
    cancelTimer = undefined;
    if (!running || !items.length) return;
    const wait = Math.max(pausedUntil, Math.min(...items.map(({dueAt}) => dueAt))) - now();
    cancelTimer = after(Math.min(Math.max(wait, floor), longestPause), drain);
  }

  const onOnline = () => void drain(true);

  return {
    drain,
    kept,
    submit: ({token, draft, key = newIdempotencyKey()}) =>
      fly(key, async () => {
        const keptAt = now();
        const item: KeptItem = {key, token, draft, keptAt, dueAt: keptAt + lease, attempts: 0};
        let notKept: Failed['code'] = 'outbox_full';
        const known = await stored(
          () => store.add(item, maxItems),
          () => (notKept = 'storage_failed'),
        );
        const outcome = await (known ? attempt(known) : attempt(item, notKept));
        void plan();
        return outcome;
      }),
    start() {
      if (running) return;
      running = true;
      events.addEventListener?.('online', onOnline);
      onOnline();
    },
    stop() {
      running = false;
      cancelTimer?.();
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
