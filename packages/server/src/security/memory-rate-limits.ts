import {buckets, type Bucket, type RateLimits} from './rate-limits.ts';
import {TurnCounter} from './turn-counter.ts';

/** Turns per minute of each bucket. */
export type Turns = Readonly<Record<Bucket, number>>;

/** Turns per minute that differ from the default, also those of single clients by their id. */
export type SetTurns = Partial<Turns> & {readonly clients?: Readonly<Record<string, number>> | undefined};

/** The limit of one caller: its own, or that of its bucket. */
export function limitOf({clients, ...turns}: SetTurns): (bucket: Bucket, key: string) => number {
  const limits = {...defaultTurns, ...turns};
  const own = new Map(Object.entries(clients ?? {}));
  return (bucket, key) => (bucket === 'client' ? own.get(key) : undefined) ?? limits[bucket];
}

/**
 * Calls per minute by default. A hall with 300 raters a minute behind one address makes about 1 200 calls. The limit by
 * address only stops floods; those by invitation, rater, client, person and failed login, receipt or assertion stop everything else.
 */
export const defaultTurns: Turns = {
  address: 6000,
  invitation: 60,
  client: 6000,
  person: 600,
  login: 10,
  receipt: 30,
  device: 600,
  pairing: 60,
  rater: 60,
  assertion: 30,
};

/** How many callers each bucket remembers. */
const mostCallers = 20_000;

/** Limits counted in the memory of this process, which is bounded. `now` is the clock, in milliseconds. */
export function memoryRateLimits(turns: SetTurns = {}, now: () => number = Date.now): RateLimits {
  const limit = limitOf(turns);
  const counters = new Map(buckets.map(bucket => [bucket, new TurnCounter(mostCallers)]));
  const seconds = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / 1000));
  return {
    left: async (bucket, key) => {
      const {taken, leftMs} = (counters.get(bucket) as TurnCounter).look(key, now());
      const most = limit(bucket, key);
      return {limit: most, left: Math.max(most - taken, 0), seconds: taken === 0 ? 0 : seconds(leftMs)};
    },
    wait: async (bucket, key) => {
      const {taken, leftMs} = (counters.get(bucket) as TurnCounter).look(key, now());
      return taken >= limit(bucket, key) ? seconds(leftMs) : 0;
    },
    take: async (bucket, key) => {
      const {taken, leftMs} = (counters.get(bucket) as TurnCounter).take(key, now());
      return taken > limit(bucket, key) ? seconds(leftMs) : 0;
    },
  };
}
