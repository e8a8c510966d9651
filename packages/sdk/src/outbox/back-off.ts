/** The shortest delay after a failure, in milliseconds. */
export const minDelayMs = 2000;
/** The longest delay without `Retry-After`: an hour, in milliseconds. */
const maxBackOffMs = 3_600_000;
/** The longest delay: a day, in milliseconds. A later due time was written by a clock that jumped. */
export const maxDelayMs = 86_400_000;

/**
 * The delay before the next attempt, in milliseconds, after `attempts` failures: `retryAfter` (seconds) if the server gave
 * it, else full jitter over a span that doubles, so that the devices of a hall do not retry at the same time.
 */
export function retryDelayMs(attempts: number, retryAfter: number | undefined, random: () => number): number {
  return retryAfter
    ? retryAfter * 1000
    : minDelayMs + random() * (Math.min(maxBackOffMs, minDelayMs * 2 ** attempts) - minDelayMs);
}
