import {
  createOutbox,
  createRatingClient,
  indexedDbStore,
  memoryStore,
  type Fetch,
  type Outbox,
  type OutboxOptions,
  type OutboxStore,
  type RatingClient,
} from '@gov-rating/sdk/core';

/**
 * Lets a rating that is on its way arrive although the page is closed meanwhile. Only within the origin, and not in old
 * browsers, which do not send such a request with headers (Chromium 77): they lack what style sheets got later (88).
 */
const send: Fetch = (url, init) => {
  const keepalive = init.method === 'POST' && url.startsWith(location.origin) && CSS.supports('aspect-ratio', '1');
  return fetch(url, {...init, keepalive});
};

/** What waits on shared devices, by server: it lives as long as the page, not as long as one invitation is shown. */
const unwritten: Record<string, OutboxStore> = {};

/**
 * The client of a server, or the one given instead, and the outbox of the ratings meant for that server: another one would
 * refuse them for ever. On a device that many people share nothing is written.
 */
export function connect(
  client: RatingClient | undefined,
  baseUrl: string,
  shared: boolean,
  heard: Pick<OutboxOptions, 'onSettled' | 'onAttemptFailed'>,
): readonly [RatingClient, Outbox] {
  const name = `gov-rating ${baseUrl}`;
  const reached = client ?? createRatingClient({baseUrl, fetch: send});
  const outbox = createOutbox({
    ...heard,
    send: reached.submitRating,
    store: shared ? (unwritten[name] ??= memoryStore()) : indexedDbStore(name),
    name,
    // What no other tab can see needs no turn among the tabs.
    locks: shared ? null : undefined,
  });
  return [reached, outbox];
}
