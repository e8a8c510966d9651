const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;

/**
 * Waiting times after each failed attempt, as Standard Webhooks recommends; after the last attempt the message has
 * failed.
 */
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

/** How long a receiver may fail before its webhook is stopped, in milliseconds. */
export const maxFailureMs = 5 * 24 * hours;

/** How many attempts a message gets. */
export const maxAttempts = waits.length + 1;

/**
 * When to try again after `attempts` attempts, the last of which failed; null when it was the last. Up to a tenth is
 * added at random, so that messages that failed together are not retried together. A receiver that names a time
 * (`Retry-After`) is not called earlier, but after a day at most.
 */
export function nextAttempt(at: Date, attempts: number, chance: number, retryAfter = 0): Date | null {
  const wait = waits[attempts - 1];
  if (wait === undefined) return null;
  const own = Math.min(retryAfter * seconds, 24 * hours);
  return new Date(at.getTime() + Math.max(wait * (1 + chance / 10), own));
}

/** How long a receiver is not called after a failure, so that one that is down does not delay the others. */
export const restAfterFailureMs = 30 * seconds;

/** How many test messages an owner of webhooks may send within {@link testPeriodMs}, to all of them together. */
export const testQuota = 20;

/** The period of {@link testQuota}, in milliseconds. */
export const testPeriodMs = hours;
