/** The shortest pause after a failure, in milliseconds. */
export const floor = 2000;
/** The longest pause that the server has not asked for, an hour in milliseconds. */
const ceiling = 3_600_000;
/** The longest pause at all, a day in milliseconds; what is due later than that was written by a clock that jumped. */
export const longestPause = 86_400_000;

/**
 * How many milliseconds to wait after the `attempts`th failure. What the server asks for (`Retry-After`, in seconds)
 * wins; else full jitter over a span that doubles, so that a hall full of devices does not come back as one.
 */
export function pauseAfter(attempts: number, retryAfter: number | undefined, random: () => number): number {
  return retryAfter ? retryAfter * 1000 : floor + random() * (Math.min(ceiling, floor * 2 ** attempts) - floor);
}
