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
 * Uses `keepalive`, so that a rating arrives although the page is closed meanwhile. Only within the origin, and not in
 * old browsers, which do not send such requests with headers (Chromium 77); they are recognised by a CSS property that
 * they lack (Chromium 88). It is read from a style: a page may have a variable named `CSS`.
 */
const send: Fetch = (url, init) => {
  const keepalive = init.method === 'POST' && url.startsWith(location.origin) && 'aspectRatio' in document.head.style;
  return fetch(url, {...init, keepalive});
};

/** The queues of shared devices, by server: they live as long as the page, not only while one invitation is shown. */
const unwritten: Record<string, OutboxStore> = {};

/**
 * The client of a server (`client` if it is given, otherwise a new one) and the outbox of the ratings for that server: any
 * other server would refuse them. On a shared device nothing is written to storage.
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
  });
  return [reached, outbox];
}
