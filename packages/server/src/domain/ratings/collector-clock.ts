/** Deviations up to this are usual, in milliseconds. */
const usualDeviation = 5 * 60_000;

/** What the clock of a collector is found to be. */
export interface CollectorClock {
  /** How far the clock was behind the server when it sent, in milliseconds; null where it did not say, or nothing readable. */
  readonly offsetMs: number | null;
  /** What the server's clock showed when this clock said a moment; undefined where there is no such moment. */
  readonly corrected: (said: string) => string | undefined;
  /** A moment that may come from another clock: as it was said, but corrected where it would be in the future. */
  readonly believed: (said: string) => string;
}

/**
 * Compares the clock of a collector with that of the server. A clock that is off by hours is off in the same way for all that
 * it says, so its moments are moved by what it is off; deviations of up to five minutes are left alone, because they may be
 * the way of the request.
 *
 * @param sentAt What the clock said when the request was sent; undefined when it did not say.
 */
export function collectorClock(sentAt: string | undefined, now: Date): CollectorClock {
  const sent = sentAt === undefined ? Number.NaN : Date.parse(sentAt);
  const offsetMs = Number.isNaN(sent) ? null : now.getTime() - sent;
  const shift = offsetMs !== null && Math.abs(offsetMs) > usualDeviation ? offsetMs : 0;
  const corrected = (said: string) => {
    const moment = new Date(Date.parse(said) + shift);
    return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
  };
  const isFuture = (said: string) => Date.parse(said) > now.getTime() + usualDeviation;
  const believed = (said: string) => (shift !== 0 && isFuture(said) ? (corrected(said) ?? said) : said);
  return {offsetMs, corrected, believed};
}
