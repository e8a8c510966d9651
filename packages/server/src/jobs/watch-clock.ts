import type {Warn} from '../context/warnings.ts';
import type {WatchedClock} from '../context/watched-clock.ts';
import type {Job} from './job.ts';

/** How often an operator hears again of a clock that is in doubt, and how often a server vouches for the time; milliseconds. */
const repeatMs = 3_600_000;
const vouchMs = 30_000;

/**
 * Compares the clock with what the servers of the database know: vouches for the time while it is believed, hears of
 * moments of other servers and of what an operator confirms, and warns while it is in doubt.
 *
 * @param confirmedAt What an operator had confirmed before the server started.
 */
export function watchClock(clock: WatchedClock, warn: Warn, confirmedAt: string | null): Job {
  let seen = confirmedAt;
  let [vouchedAt, warnedAt] = [-Infinity, -Infinity];
  return {
    name: 'watch-clock',
    everyMs: 1_000,
    async run({storage}) {
      const doubt = clock.doubt();
      const steady = performance.now();
      if (!doubt) {
        warnedAt = -Infinity;
        if (steady - vouchedAt < vouchMs) return 0;
        await storage.noteClock(clock.knownAt);
        vouchedAt = steady;
        return 0;
      }
      if (steady - warnedAt > repeatMs) {
        warn({warning: 'clock_in_doubt', ...doubt, at: doubt.known});
        warnedAt = steady;
      }
      const reading = await storage.clockReading();
      if (reading && reading.confirmedAt !== null && reading.confirmedAt !== seen) clock.confirm(reading.knownAt);
      else if (reading) clock.learn(reading.knownAt);
      seen = reading?.confirmedAt ?? seen;
      return 0;
    },
  };
}
