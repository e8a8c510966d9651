import {deviceMoment} from '../calendar/moments.ts';

/** Deviations up to this are usual, in milliseconds. */
const usualDeviation = 5 * 60_000;

/** What the clock of a collector is found to be. */
export interface CollectorClock {
  /** How far the clock was behind the server when it sent, in milliseconds; null where it did not say, or nothing readable. */
  readonly offsetMs: number | null;
  /** What the server's clock showed when this clock said a moment; undefined where there is no such moment. */
  readonly corrected: (said: string) => string | undefined;
  /**
   * A moment that may come from another clock: as it was said, but corrected where no right clock of a service that can still
   * be rated shows it, since it is in the future, or before 2020 or `openFrom`.
   *
   * @param openFrom The first moment whose services can still be rated, in UTC; null where that is not limited.
   */
  readonly believed: (said: string, openFrom?: string | null) => string;
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
  const isPossible = (said: string, openFrom: string | null) => {
    const moment = Date.parse(said);
    const utc = deviceMoment(said, now);
    return utc !== null && utc >= (openFrom ?? utc) && moment <= now.getTime() + usualDeviation;
  };
  const believed = (said: string, openFrom: string | null = null) =>
    shift === 0 || isPossible(said, openFrom) ? said : (corrected(said) ?? said);
  return {offsetMs, corrected, believed};
}
