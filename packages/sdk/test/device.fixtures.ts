import type {RatingDraft, Receipt} from '@gov-rating/contract';
import {aDraft} from '@gov-rating/contract/testing';
import {createOutbox, memoryStore, type OutboxOptions, type OutboxStore, type Settled} from '../src/core.ts';
import {standingClock} from './clock.ts';
import {aReceipt} from './scripted-fetch.ts';

/** What the server does with one attempt: a receipt, what the client rejects with, or something that takes its time. */
export type Attempt = Receipt | Error | Promise<Receipt>;

/** A device with an outbox whose clock, chance and connection the test moves. One outbox is one page. */
export function aDevice({store = memoryStore(), ...options}: Partial<OutboxOptions> & {store?: OutboxStore} = {}) {
  const clock = standingClock();
  const events = new EventTarget();
  const settled: Settled[] = [];
  const errors: unknown[] = [];
  const sent: {key: string; token: string; draft: RatingDraft; at: number}[] = [];
  let answer: (key: string) => Attempt = () => aReceipt();

  const openPage = () =>
    createOutbox({
      send: async (draft, {token, idempotencyKey: key}) => {
        sent.push({key, token, draft, at: clock.now()});
        const attempt = answer(key);
        if (attempt instanceof Error) throw attempt;
        return attempt;
      },
      store,
      onSettled: one => settled.push(one),
      onStorageError: error => errors.push(error),
      now: clock.now,
      after: clock.after,
      random: () => 0.5,
      locks: null,
      events,
      ...options,
    });
  const outbox = openPage();
  const press = (key: string, draft = aDraft()) => outbox.submit({token: `token-of-${key}`, draft, key});
  return {
    outbox,
    openPage,
    press,
    store,
    clock,
    events,
    settled,
    errors,
    sent,
    /** From now on every attempt ends so. */
    server: (does: ((key: string) => Attempt) | Attempt) => (answer = typeof does === 'function' ? does : () => does),
    comesOnline: () => void events.dispatchEvent(new Event('online')),
    keptKeys: async () => (await outbox.kept()).map(({key}) => key).sort(),
  };
}
