import {
  createOutbox,
  createRatingClient,
  indexedDbStore,
  memoryStore,
  type FailedAttempt,
  type Outbox,
  type OutboxStore,
  type RatingClient,
  type Settled,
} from '@gov-rating/sdk/core';

/** How an element reaches its server. */
export interface Connection {
  readonly client: RatingClient;
  readonly outbox: Outbox;
}

/** What a connection is made of, and who hears of ratings that wait. */
export interface ConnectionOptions {
  /** Instead of the built-in client. */
  readonly client: RatingClient | undefined;
  readonly baseUrl: string;
  /** Whether many people use the device: nothing is then written to it. */
  readonly shared: boolean;
  readonly onSettled: (settled: Settled) => void;
  readonly onAttemptFailed: (attempt: FailedAttempt) => void;
}

/** What waits on shared devices, by server: it lives as long as the page, not as long as one invitation is shown. */
const unwritten: Record<string, OutboxStore> = {};

/** The client of a server, and the outbox of the ratings meant for it: another server would refuse them for ever. */
export function connect({client, baseUrl, shared, ...heard}: ConnectionOptions): Connection {
  const name = `gov-rating ${baseUrl}`;
  const reached = client ?? createRatingClient({baseUrl, fetch: (url, init) => fetch(url, init)});
  const outbox = createOutbox({
    send: reached.submitRating,
    store: shared ? (unwritten[name] ??= memoryStore()) : indexedDbStore(name),
    name,
    // What no other tab can see needs no turn among the tabs.
    locks: shared ? null : undefined,
    ...heard,
  });
  return {client: reached, outbox};
}
