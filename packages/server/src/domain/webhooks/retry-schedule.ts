const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;

/** Waiting times after each failed attempt, as the Standard Webhooks scheme recommends; after the last one it is over. */
const waits = [
  5 * seconds,
  5 * minutes,
  30 * minutes,
  2 * hours,
  5 * hours,
  10 * hours,
  14 * hours,
  20 * hours,
  24 * hours,
] as const;

/** How long a receiver may fail before nothing is sent to it any more, in milliseconds. */
export const maxFailureMs = 5 * 24 * hours;

/** How many attempts a message gets. */
export const maxAttempts = waits.length + 1;

/**
 * When to try again after `attempts` attempts, the last of which failed; null when it was the last. Up to a tenth is
 * added by chance, so that messages which failed together do not come back together. A receiver that names a time of its
 * own (`Retry-After`) is not asked earlier, but a day later at most.
 */
export function nextAttempt(at: Date, attempts: number, chance: number, retryAfter = 0): Date | null {
  const wait = waits[attempts - 1];
  if (wait === undefined) return null;
  const own = Math.min(retryAfter * seconds, 24 * hours);
  return new Date(at.getTime() + Math.max(wait * (1 + chance / 10), own));
}

/** How long a receiver is left alone after a failure, so that one that is down does not hold up the others. */
export const restAfterFailureMs = 30 * seconds;
